import type { IDataObject } from 'n8n-workflow';

import type { ApiClient } from '../../shared/http/client';
import { isRecord } from '../../shared/reading/values';
import { blinkPage, blinkRows } from '../api/lists';
import { orderItem } from './orderItem';
import type { Entry, Stream } from './stream';

/*
 * Blink's page "Order List" gives the orders whose number is greater than a given one, in an order it does not tell. Ids
 * that are no numbers are neither greater nor smaller than any: such orders are told apart by having been seen.
 */

const isNumber = (id: string) => /^\d+$/.test(id);

/** Orders, by the number that Blink gives them. */
export const orders: Stream = {
	end: async (api) => {
		const [first, last] = await ends(api);
		const all = [...first, ...last];
		// Only the whole list tells which codes are taken.
		const entries = all.every(({ place }) => place !== undefined) ? all : await listed(api, '0');
		const numbers = entries.map(({ place }) => Number(place ?? 0));
		return { after: String(Math.max(0, ...numbers)), seen: codesOf(entries) };
	},
	beyond: async (api, { after }) => await listed(api, after),
	newest: async (api) => {
		const [first, last] = await ends(api);
		return [...first, ...last].sort(byPlace).at(-1);
	},
	item: orderItem,
};

/** The first and the last page: wherever the newest order stands, it is on one of them. */
async function ends(api: ApiClient): Promise<[Entry[], Entry[]]> {
	const first = await api.call('orderList', { query: { order_id: '0' }, answer: blinkPage });
	if (first.last <= 1) return [entriesOf(first.rows), []];
	const last = await api.call('orderList', { query: { order_id: '0', page: first.last }, answer: blinkPage });
	return [entriesOf(first.rows), entriesOf(last.rows)];
}

async function listed(api: ApiClient, after: string): Promise<Entry[]> {
	const rows = await blinkRows(api, 'orderList', { order_id: after }, { wanted: Infinity, identity: ({ id }) => id });
	return entriesOf(rows)
		.filter(({ place }) => place === undefined || Number(place) > Number(after))
		.sort(byPlace);
}

function entriesOf(rows: IDataObject[]): Entry[] {
	return rows.filter(isRecord).flatMap((row) => {
		const id = String(row.id ?? '').trim();
		return id === '' ? [] : [{ id, place: isNumber(id) ? id : undefined, row }];
	});
}

function codesOf(entries: Entry[]): string[] {
	return entries.filter(({ place }) => place === undefined).map(({ id }) => id);
}

/** By number; those without one come first, so that the last one always moves the cursor on. */
function byPlace(one: Entry, other: Entry): number {
	return Number(one.place ?? -1) - Number(other.place ?? -1);
}
