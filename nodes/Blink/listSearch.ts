import type { IDataObject, ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';

import type { z } from '../shared/bundled/zod';
import { apiClient } from '../shared/http/client';
import { latinDigits } from '../shared/parsing/digits';
import { isoTime } from '../shared/parsing/time';
import { compact } from '../shared/parsing/values';
import { blinkApi } from './api/api';
import { blinkPage, blinkRows, goesOn, type BlinkPage } from './api/lists';
import { branch } from './resources/branch/getAll.operation';
import { order } from './resources/order/order';

/** The branches, by Blink's own IDs, whose name, address or ID holds `filter`. */
export async function searchBranches(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	const rows = await blinkRows(
		apiClient(this, blinkApi),
		'branches',
		{},
		{ wanted: Infinity, identity: ({ id }) => id },
	);
	const results = compact(rows.map((row) => branch.parse(row))).map((row) => ({
		name: row.branch ?? String(row.blink_id),
		value: row.blink_id ?? '',
		description: row.branch_address ?? undefined,
	}));
	return { results: matching(results, filter) };
}

/**
 * The orders, newest first, whose ID, code, customer or status holds `filter`; a page of Blink's list at a time. The
 * vendor does not document the order of its list: its first and its last page show it. Where they do not, the list is taken
 * to grow at its end.
 */
export async function searchOrders(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const api = apiClient(this, blinkApi);
	const list = async (page: number) =>
		await api.call('orderList', { query: { order_id: '0', ...(page > 1 && { page }) }, response: blinkPage });

	const place = placeOf(paginationToken) ?? (await newestPage(list));
	const results: INodeListSearchItems[] = [];
	let page: number | undefined = place.page;
	// A search looks further back until it finds something, within bounds.
	for (let read = 0; page !== undefined && read < pagesPerSearch && results.length === 0; read++) {
		const found: BlinkPage = await list(page);
		results.push(...matching(newestFirst(found.rows, place.step).map(orderEntry), filter));
		const isMore: boolean = place.step > 0 ? goesOn(found, page) : page > 1;
		page = isMore ? page + place.step : undefined;
	}
	return { results, paginationToken: page === undefined ? undefined : `${page}/${place.step}` };
}

const pagesPerSearch = 10;

interface Place {
	page: number;
	/** -1 when the newest orders are on the last page. */
	step: 1 | -1;
}

function placeOf(token: string | undefined): Place | undefined {
	const [, page, step] = /^(\d+)\/(-?1)$/.exec(token ?? '') ?? [];
	return page === undefined ? undefined : { page: Number(page), step: step === '-1' ? -1 : 1 };
}

type Rows = readonly IDataObject[];

/** What grows from order to order: its ID where IDs are numbers, else when it was placed (some branches' IDs are codes: qW7rTz). */
const measures = [
	({ id }: IDataObject) => (/^\d+$/.test(String(id)) ? Number(id) : NaN),
	({ ordertime }: IDataObject) => Date.parse(isoTime(ordertime) ?? ''),
];

/** The first measure that all the rows have. */
function measureOf(rows: Rows) {
	return measures.find((measure) => rows.every((row) => !Number.isNaN(measure(row))));
}

async function newestPage(list: (page: number) => Promise<BlinkPage>): Promise<Place> {
	const first = await list(1);
	let number = Math.max(1, first.last);
	let final = number > 1 ? await list(number) : first;
	// Where only has_more is given, the last page has to be walked to; if that is far, only the order is lost.
	for (let walked = 0; goesOn(final, number); walked++) {
		if (walked === pagesPerSearch) return { page: 1, step: 1 };
		const next = await list(number + 1);
		if (next.rows.length === 0) break;
		final = next;
		number++;
	}
	if (number === 1) return { page: 1, step: -1 };
	const measure = measureOf([...first.rows, ...final.rows]);
	const newest = (rows: Rows) => Math.max(...rows.map((row) => measure?.(row) ?? 0));
	return newest(first.rows) > newest(final.rows) ? { page: 1, step: 1 } : { page: number, step: -1 };
}

/** The rows of a page, by their measure; without one as the list grows. */
function newestFirst(rows: Rows, step: Place['step']): Rows {
	const asListed = step < 0 ? [...rows].reverse() : rows;
	const measure = measureOf(rows);
	return measure === undefined ? asListed : [...asListed].sort((one, other) => measure(other) - measure(one));
}

function orderEntry(row: IDataObject): INodeListSearchItems {
	const read: z.output<typeof order> = order.parse(row);
	const facts = [read?.unique_code, read?.customer_name, read?.status?.toLowerCase()];
	return {
		name: [read?.id, ...facts].filter((fact) => fact !== undefined && fact !== null && fact !== '').join(' · '),
		value: read?.id ?? '',
	};
}

function matching(results: INodeListSearchItems[], filter = ''): INodeListSearchItems[] {
	const wanted = plain(filter.trim());
	return results.filter(
		({ name, value, description }) => value !== '' && plain([name, value, description].join(' ')).includes(wanted),
	);
}

/** What two keyboards write differently made the same: case, digits, and letters with their marks in one sign or in two. */
function plain(text: string): string {
	return latinDigits(text).normalize('NFC').toLowerCase();
}
