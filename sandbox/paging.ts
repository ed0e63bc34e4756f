/** One page of a list and where it stands; `from` and `to` count from 1 and are null on an empty page. */
export interface Page<Row> {
	rows: Row[];
	total: number;
	per_page: number;
	current_page: number;
	last_page: number;
	from: number | null;
	to: number | null;
}

/** The block that orderList and abandonedCarts answer with. */
export interface Pagination extends Omit<Page<never>, 'rows'> {
	has_more: boolean;
}

/** Cuts a page out of a list the way Laravel does: a page past the end is empty, an empty list has one page. */
export function paginate<Row>(rows: Row[], page: number, perPage: number): Page<Row> {
	const start = (page - 1) * perPage;
	const cut = rows.slice(start, start + perPage);
	return {
		rows: cut,
		total: rows.length,
		per_page: perPage,
		current_page: page,
		last_page: Math.max(1, Math.ceil(rows.length / perPage)),
		from: cut.length > 0 ? start + 1 : null,
		to: cut.length > 0 ? start + cut.length : null,
	};
}

/** The vendor's `pagination` block for a page. */
export function paginationOf(page: Page<unknown>): Pagination {
	const { rows: _rows, ...rest } = page;
	return { ...rest, has_more: page.current_page < page.last_page };
}

/** The vendor's Laravel paginator for a page. Its links carry no filters: that is how the vendor's sample shows them. */
export function laravelPaginator<Row>(page: Page<Row>, url: string) {
	const link = (number: number) => (number >= 1 && number <= page.last_page ? `${url}?page=${number}` : null);
	return {
		current_page: page.current_page,
		data: page.rows,
		first_page_url: link(1),
		from: page.from,
		last_page: page.last_page,
		last_page_url: link(page.last_page),
		next_page_url: link(page.current_page + 1),
		path: url,
		per_page: page.per_page,
		prev_page_url: link(page.current_page - 1),
		to: page.to,
		total: page.total,
	};
}
