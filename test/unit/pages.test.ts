import { allPages, type Page } from '../../nodes/shared/http/pages';

const perPage = 10;
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** A vendor's list. `onRead` may change `rows` after a page was cut from it, as orders do that come in meanwhile. */
function listOf(rows: number[], onRead: (reads: number) => void = () => undefined) {
	const asked: number[] = [];
	const fetchPage = async (page: number): Promise<Page<number>> => {
		asked.push(page);
		const answer = {
			rows: rows.slice((page - 1) * perPage, page * perPage),
			current: page,
			last: Math.max(1, Math.ceil(rows.length / perPage)),
			total: rows.length,
		};
		onRead(asked.length);
		await new Promise((resolve) => setImmediate(resolve));
		return answer;
	};
	return { asked, fetchPage };
}

const all = { wanted: Infinity, identity: (row: number) => row };

it.each([
	[0, 1],
	[10, 1],
	[11, 2],
	[150, 15],
])('gives %i rows of %i pages in order, each once', async (count, pages) => {
	const { asked, fetchPage } = listOf(numbers(count));
	expect(await allPages(fetchPage, all)).toEqual(numbers(count));
	expect(asked).toHaveLength(pages);
});

it.each([
	[1, 1],
	[10, 1],
	[11, 2],
	[25, 3],
])('stops at a limit of %i after %i pages', async (wanted, pages) => {
	const { asked, fetchPage } = listOf(numbers(150));
	expect(await allPages(fetchPage, { ...all, wanted })).toEqual(numbers(wanted));
	expect(asked).toHaveLength(pages);
});

it('counts only the rows that are kept towards the limit', async () => {
	const { fetchPage } = listOf(numbers(150));
	const settings = { ...all, wanted: 3, keep: (row: number) => row % 30 === 0 };
	expect(await allPages(fetchPage, settings)).toEqual([30, 60, 90]);
});

it('tells rows without an ID apart by all their values, and never makes one of two on the same page', async () => {
	const row = (name: string, phone: string | null) => ({ name, phone });
	const pages = [
		[row('A', null), row('A', null), row('B', null)],
		// One of the two moved on while a new row came in, and stands on both pages.
		[row('A', null), row('B', '0300')],
	];
	const fetchPage = async (page: number) => ({ rows: pages[page - 1]!, current: page, last: 2 });
	const rows = await allPages(fetchPage, { wanted: Infinity, identity: () => undefined });
	expect(rows).toEqual([row('A', null), row('A', null), row('B', null), row('B', '0300')]);
});

it('keeps no more pages in flight than it may', async () => {
	let concurrency = 0;
	let most = 0;
	const { fetchPage } = listOf(numbers(150));
	const counting = async (page: number) => {
		most = Math.max(most, ++concurrency);
		const answer = await fetchPage(page);
		concurrency--;
		return answer;
	};
	await allPages(counting, { ...all, concurrency: 3 });
	expect(most).toBe(3);
});

it.each(['start', 'end'] as const)('loses and doubles nothing when rows are added at the %s meanwhile', async (at) => {
	const rows = numbers(50);
	const { fetchPage } = listOf(rows, (reads) => {
		if (reads > 5) return;
		if (at === 'start') rows.unshift(1000 + reads);
		else rows.push(1000 + reads);
	});
	const result = await allPages(fetchPage, all);
	expect(result).toEqual(expect.arrayContaining(numbers(50)));
	expect(new Set(result).size).toBe(result.length);
});

it('loses nothing when a row is removed meanwhile: it reads the list again', async () => {
	const rows = numbers(50);
	const { asked, fetchPage } = listOf(rows, (reads) => {
		if (reads === 2) rows.splice(3, 1);
	});
	expect(await allPages(fetchPage, all)).toEqual(numbers(50).filter((row) => row !== 4));
	expect(asked).toHaveLength(10);
});

it('loses nothing when a row is added while pages are fetched out of order', async () => {
	const rows = numbers(30);
	const { fetchPage } = listOf(rows);
	// Page 3 is cut at once, page 2 only when a new row came: what stood last on page 2 is then on neither.
	const outOfOrder = async (page: number) => {
		if (page === 2 && rows.length === 30) {
			await new Promise((resolve) => setImmediate(resolve));
			rows.unshift(1000);
		}
		return await fetchPage(page);
	};
	expect(await allPages(outOfOrder, all)).toEqual([1000, ...numbers(30)]);
});

it('says so when rows go away each time the list is read', async () => {
	const rows = numbers(200);
	const { fetchPage } = listOf(rows, () => void rows.shift());
	await expect(allPages(fetchPage, all)).rejects.toThrow(/removed from the list each of the 3 times/);
});

it('fails when one page fails, rather than giving the others', async () => {
	const { fetchPage } = listOf(numbers(50));
	const failing = async (page: number) => {
		if (page === 3) throw new Error('page 3 is broken');
		return await fetchPage(page);
	};
	await expect(allPages(failing, all)).rejects.toThrow('page 3 is broken');
});

it.each([
	['says that it gave page 1 again', 1],
	['gives the rows of page 1 again', undefined],
])('refuses a vendor that does not turn pages: it %s', async (_how, current) => {
	const fetchPage = async () => ({ rows: numbers(10), last: 5, current });
	await expect(allPages(fetchPage, all)).rejects.toThrow('Page 2 of the list was requested and page 1 was received');
});
