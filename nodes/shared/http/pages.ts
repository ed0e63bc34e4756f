import { UserError } from 'n8n-workflow';

import { pLimit } from '../bundled/pLimit';

/** One page of a vendor's list. */
export interface Page<Row> {
	rows: Row[];
	/** The page's number as the vendor says, to notice when it does not turn pages. Undefined when it says none. */
	current?: number;
	/** The number of the last page as of this answer. */
	last: number;
}

export interface PageSettings<Row> {
	/** How many rows are wanted; Infinity for all. */
	wanted: number;
	/** What makes a row the same row on another page. Rows move between pages while orders keep coming in. */
	identity(row: Row): unknown;
	/** How many pages are fetched at the same time. */
	inFlight?: number;
}

/**
 * All rows of a list that comes in pages, in the vendor's order, each row once. The first page tells how many there
 * are; the others are fetched in parallel and no more of them than are wanted. A page that fails fails the whole list.
 */
export async function allPages<Row>(
	fetchPage: (page: number) => Promise<Page<Row>>,
	{ wanted, identity, inFlight = 4 }: PageSettings<Row>,
): Promise<Row[]> {
	const rows = new Map<unknown, Row>();
	const add = (page: Page<Row>) => page.rows.forEach((row) => rows.set(identity(row), row));

	const fetch = async (number: number) => {
		const page = await fetchPage(number);
		if (page.current === undefined || page.current === number) return page;
		throw new UserError(
			`Page ${number} of the list was asked for and page ${page.current} came: not all results can be had. Set a Limit, or ask the vendor how to page.`,
		);
	};
	const first = await fetch(1);
	add(first);
	let fetched = 1;
	let last = first.last;
	const atATime = pLimit(inFlight);
	while (fetched < last && rows.size < wanted) {
		const missing = wanted - rows.size;
		const enough = fetched + Math.ceil(missing / Math.max(1, first.rows.length));
		const upTo = Math.min(last, Number.isFinite(enough) ? enough : last);
		const numbers = Array.from({ length: upTo - fetched }, (_, index) => fetched + 1 + index);
		const pages = await Promise.all(
			numbers.map(async (number) => await atATime(async () => await fetch(number))),
		);
		pages.forEach(add);
		fetched = upTo;
		// The list may have grown meanwhile: the newest answer counts.
		last = Math.max(last, ...pages.map((page) => page.last));
	}
	return [...rows.values()].slice(0, wanted);
}
