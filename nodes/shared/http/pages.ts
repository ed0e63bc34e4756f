import { UserError } from 'n8n-workflow';

import { pLimit } from '../bundled/pLimit';

/** One page of a vendor's list. */
export interface Page<Row> {
	rows: Row[];
	/** The page's number in the response, to notice when the vendor does not turn pages. */
	current?: number;
	/** The number of the last page as of this response; 1 when it is not given. */
	last: number;
	/** Whether there is a next page, for vendors that do not give the number of pages. */
	hasMore?: boolean;
	/** How many entries of the page are not rows. */
	unreadable?: number;
	/** The number of rows of the whole list as of this response, to notice when it changes. */
	total?: number;
}

export interface PageSettings<Row> {
	/** How many rows are wanted; Infinity for all. */
	wanted: number;
	/**
	 * The vendor's ID of a row, by which it is known when it has moved to another page while orders keep coming in.
	 * Undefined or null for a row without one.
	 */
	identity(row: Row): unknown;
	/** What tells a row without an ID from others: all its values when not given. Two on one page are always two. */
	fingerprint?(row: Row): string;
	/** Which rows count; the others are read and left out. All of them when not given. */
	keep?(row: Row): boolean;
	/** Shows, once, what is wrong with the rows. */
	hint?(message: string): void;
	/** How many pages are fetched at the same time. */
	concurrency?: number;
}

type FetchPage<Row> = (page: number) => Promise<Page<Row>>;

/** How often a list that changes is read from the start before giving up. */
const readings = 3;

/**
 * All rows of a list that comes in pages, in the vendor's order, each row once. The first page gives their
 * number; the others are fetched in parallel and no more of them than are wanted. A page that fails fails the whole list.
 *
 * A list may change while it is read. What is added shows up twice at most, and is kept once. What is removed moves
 * the rows behind it up, onto a page that was read already: the list is then read again from the start, now one page
 * after the other, so that only a removal can disturb it.
 */
export async function allPages<Row>(
	fetchPage: FetchPage<Row>,
	{ concurrency = 10, ...settings }: PageSettings<Row>,
): Promise<Row[]> {
	for (let reading = 1; reading <= readings; reading++) {
		const rows = await readOnce(fetchPage, { ...settings, concurrency: reading === 1 ? concurrency : 1 });
		if (rows !== undefined) return rows;
	}
	throw new UserError(
		`Entries were removed from the list each of the ${readings} times it was read, so that some may be missing. Run it again, or set a Limit.`,
	);
}

/** The rows of one reading; undefined when rows may have slipped from a page not yet read onto one already read. */
async function readOnce<Row>(
	fetchPage: FetchPage<Row>,
	{ wanted, keep, concurrency, ...settings }: PageSettings<Row> & { concurrency: number },
): Promise<Row[] | undefined> {
	const rows = new Map<unknown, Row>();
	const add = (page: Page<Row>) =>
		keyed(page.rows, settings).forEach(([key, row]) => {
			if (keep?.(row) ?? true) rows.set(key, row);
		});
	// How many rows of a page will count is not known beforehand when some are left out.
	const fewestPages = keep === undefined ? 1 : concurrency;

	const first = await fetchPage(1);
	refuseOtherPage(1, first);
	add(first);
	let before = first;
	let last = lastAsOf(1, first);
	const limit = pLimit(concurrency);
	for (let fetched = 1; fetched < last && rows.size < wanted; ) {
		const pagesMissing = Math.ceil((wanted - rows.size) / Math.max(1, first.rows.length));
		const upTo = Math.min(last, fetched + Math.max(fewestPages, pagesMissing));
		const numbers = Array.from({ length: upTo - fetched }, (_, index) => fetched + 1 + index);
		// Once a page has failed no further one is asked for.
		const pages = await Promise.all(
			numbers.map((number) => limit(async () => [number, await fetchPage(number)] as const)),
		).finally(() => limit.clearQueue());
		for (const [number, page] of pages) {
			refuseOtherPage(number, page, first, settings);
			// From page to page the list may grow, never shrink: read in another order, an added row does the same harm.
			if (sizeOf(page) < sizeOf(before)) return undefined;
			before = page;
			add(page);
		}
		fetched = upTo;
		// The list may have grown meanwhile: the newest answer counts.
		last = Math.max(last, ...pages.map(([number, page]) => lastAsOf(number, page)));
	}
	return [...rows.values()].slice(0, wanted);
}

/** The last page that is known of: an empty page ends a list, whatever its has_more. */
function lastAsOf<Row>(number: number, { last, hasMore, rows, unreadable = 0 }: Page<Row>): number {
	return hasMore === true && rows.length + unreadable > 0 ? Math.max(last, number + 1) : last;
}

type Naming<Row> = Pick<PageSettings<Row>, 'identity' | 'fingerprint'>;

/** The rows of one page, each with what names it: its ID, else its values and how many of the same stand before it. */
function keyed<Row>(rows: Row[], { identity, fingerprint = JSON.stringify }: Naming<Row>): Array<[unknown, Row]> {
	const before = new Map<string, number>();
	return rows.map((row) => {
		const id = identity(row) ?? undefined;
		if (id !== undefined) return [id, row];
		const values = fingerprint(row);
		const nth = before.get(values) ?? 0;
		before.set(values, nth + 1);
		return [`${values} #${nth}`, row];
	});
}

/** How long the list was as of this answer: in rows, or in pages where the vendor does not count rows. */
function sizeOf<Row>({ total, last }: Page<Row>): number {
	return total ?? last;
}

/** Throws when the vendor gives another page than the one asked for, by its number or by its rows. */
function refuseOtherPage<Row>(number: number, page: Page<Row>, first?: Page<Row>, settings?: Naming<Row>): void {
	if (page.current !== undefined) {
		if (page.current === number) return;
		throw notTurning(number, String(page.current));
	}
	if (first === undefined || settings === undefined || page.rows.length === 0) return;
	const seen = new Set(keyed(first.rows, settings).map(([key]) => key));
	if (keyed(page.rows, settings).every(([key]) => seen.has(key))) throw notTurning(number, '1');
}

function notTurning(asked: number, came: string): UserError {
	return new UserError(
		`Page ${asked} of the list was requested and page ${came} was received: the results are incomplete. Set a Limit, or ask the vendor how to page.`,
	);
}
