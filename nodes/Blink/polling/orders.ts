import type { IDataObject } from 'n8n-workflow';

import type { ApiClient } from '../../shared/http/client';
import { isRecord } from '../../shared/parsing/values';
import { blinkPage, blinkRows, goesOn } from '../api/lists';
import { orderItem } from './orderItem';
import type { Checkpoint, Entry, Stream } from './stream';

/*
 * Blink's page "Order List" gives the orders whose number is greater than a given one, in an order it does not tell. Two
 * orders that are placed at once may be listed in either order, so it is asked from the highest number that was listed a
 * while ago. Ids that are no numbers are neither greater nor smaller than any: such orders are told apart by having been seen.
 */

/** For how long an order may be listed after a higher one and is still found, in milliseconds. */
const lookBack = 15 * 60_000;
/** Marks are set no closer than this, so that there are few of them. */
const betweenCheckpoints = 60_000;
/** Where a list ends, so many orders below its highest one are known by their ids: as many as one page may hold. */
const belowHighest = 100;

/** Orders, by the number that Blink gives them. */
export const orders: Stream = {
	currentEnd: async (api, now) => {
		const pages = await ends(api);
		// Only the whole list tells which codes are taken.
		const hasCodes = pages.flat().some(({ position }) => position === undefined);
		const whole = pages.length === 1 ? pages[0] : hasCodes ? await listedAfter(api, '0') : undefined;
		// An order that is listed late stands somewhat below the highest: all that is listed from there on is known.
		const newest = (whole ?? pageOfHighest(pages)).filter(({ position }) => position !== undefined).sort(byPosition);
		const position = newest.at(-1 - belowHighest)?.position ?? (whole ? '0' : newest[0]?.position) ?? '0';
		const entries = whole ?? (await listedAfter(api, position));
		return {
			checkpoints: [{ at: now.toISOString(), position }],
			seen: entries.filter((entry) => isAfter(entry, position)).map(({ id }) => id),
		};
	},
	listSince: async (api, { checkpoints: [oldest] }) => await listedAfter(api, oldest!.position),
	checkpointsAfter: (checkpoints, entries, upTo, now) => {
		const last = checkpoints.at(-1)!;
		const position = highest([last, ...(upTo === undefined ? entries : [upTo])])!;
		const isDue = position !== last.position && now.getTime() - Date.parse(last.at) >= betweenCheckpoints;
		return needed(isDue ? [...checkpoints, { at: now.toISOString(), position }] : checkpoints, now);
	},
	latest: async (api) => (await ends(api)).flat().sort(byPosition).at(-1),
	item: orderItem,
};

/** The marks without those that are older than the one from which is looked next. */
function needed(checkpoints: Checkpoint[], now: Date): Checkpoint[] {
	const old = checkpoints.filter(({ at }) => Date.parse(at) <= now.getTime() - lookBack);
	return checkpoints.slice(Math.max(0, old.length - 1));
}

/** The first and the last page: wherever the newest order stands, it is on one of them. Only one if that is the whole list. */
async function ends(api: ApiClient): Promise<Entry[][]> {
	const page = async (number: number) =>
		await api.call('orderList', {
			query: { order_id: '0', ...(number > 1 && { page: number }) },
			response: blinkPage,
		});
	const first = await page(1);
	const last = first.last > 1 ? await page(first.last) : first;
	// A list of which it is only said that there is a next page has to be read to find its end.
	if (goesOn(last, first.last)) return [await listedAfter(api, '0')];
	return (first.last > 1 ? [first, last] : [first]).map(({ rows }) => entriesOf(rows));
}

function pageOfHighest(pages: Entry[][]): Entry[] {
	const top = highest(pages.flat());
	return pages.find((entries) => entries.some(({ position }) => position === top)) ?? [];
}

async function listedAfter(api: ApiClient, after: string): Promise<Entry[]> {
	const rows = await blinkRows(api, 'orderList', { order_id: after }, { wanted: Infinity, identity: ({ id }) => id });
	return entriesOf(rows)
		.filter((entry) => isAfter(entry, after))
		.sort(byPosition);
}

function isAfter({ position }: Entry, after: string): boolean {
	return position === undefined || compared(position, after) > 0;
}

function entriesOf(rows: IDataObject[]): Entry[] {
	return rows.filter(isRecord).flatMap((row) => {
		const id = String(row.id ?? '').trim();
		return id === '' ? [] : [{ id, position: /^\d{1,30}$/.test(id) ? id : undefined, row }];
	});
}

function highest(positions: ReadonlyArray<{ position: string | undefined }>): string | undefined {
	return positions
		.flatMap(({ position }) => position ?? [])
		.sort(compared)
		.at(-1);
}

/** Compares order numbers, which may be beyond 2^53. */
function compared(one: string, other: string): number {
	const difference = BigInt(one) - BigInt(other);
	return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** By number; those without one come first, so that the last one always moves the cursor on. */
function byPosition(one: Entry, other: Entry): number {
	return compared(one.position ?? '-1', other.position ?? '-1');
}
