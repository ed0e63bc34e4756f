import type { IDataObject } from 'n8n-workflow';

import type { ApiClient } from '../../shared/http/client';
import { isRecord } from '../../shared/parsing/values';
import { blinkPage, blinkRows, goesOn } from '../api/lists';
import { orderItem } from './orderItem';
import type { Checkpoint, Entry, Stream } from './stream';

/*
 * Blink's page "Order List" returns the orders whose number is greater than a given one, in an undocumented order. Of two orders
 * placed at once the higher number may be listed first, so each poll requests from the highest number that was listed a while
 * ago. Ids that are not numbers cannot be compared: such orders are new if they are not in `seen`.
 */

/** How long after a higher number an order may be listed and is still found, in milliseconds. */
const lookBack = 15 * 60_000;
/** Checkpoints are at least this far apart, in milliseconds, so that there are few of them. */
const betweenCheckpoints = 60_000;
/** How many orders below the highest number of a list count as seen at the start: as many as one page may have. */
const belowHighest = 100;

/** Orders, by the number that Blink gives them. */
export const orders: Stream = {
	currentEnd: async (api, now) => {
		const pages = await outerPages(api);
		// Only the whole list has all ids that are not numbers.
		const hasTextIds = pages.flat().some(({ position }) => position === undefined);
		const whole = pages.length === 1 ? pages[0] : hasTextIds ? await listedAfter(api, '0') : undefined;
		// An order that is listed late has a slightly lower number: all that is listed from there on is seen.
		const numbered = (whole ?? pageOfHighest(pages)).filter(({ position }) => position !== undefined).sort(byPosition);
		const position = numbered.at(-1 - belowHighest)?.position ?? (whole ? '0' : numbered[0]?.position) ?? '0';
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
	latest: async (api) => (await outerPages(api)).flat().sort(byPosition).at(-1),
	item: orderItem,
};

/** The checkpoints without those before the one from which the next poll requests. */
function needed(checkpoints: Checkpoint[], now: Date): Checkpoint[] {
	const old = checkpoints.filter(({ at }) => Date.parse(at) <= now.getTime() - lookBack);
	return checkpoints.slice(Math.max(0, old.length - 1));
}

/** The first and the last page, one of which has the newest order; a single page if that is the whole list. */
async function outerPages(api: ApiClient): Promise<Entry[][]> {
	const page = async (number: number) =>
		await api.call('orderList', {
			query: { order_id: '0', ...(number > 1 && { page: number }) },
			response: blinkPage,
		});
	const first = await page(1);
	const last = first.last > 1 ? await page(first.last) : first;
	// A list that reports only a next page has to be read to find its end.
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

/** By number; those without one come first, so that the last one always advances the cursor. */
function byPosition(one: Entry, other: Entry): number {
	return compared(one.position ?? '-1', other.position ?? '-1');
}
