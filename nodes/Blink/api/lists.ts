import type { IDataObject } from 'n8n-workflow';

import type { ApiClient } from '../../shared/http/client';
import { allPages, type Page, type PageSettings } from '../../shared/http/pages';
import type { ResponseParser } from '../../shared/http/responseClassifier';
import { flag, number, record, text } from '../../shared/parsing/lenient';
import { compact, isEmpty, isRecord } from '../../shared/parsing/values';
import type { blinkEndpoints } from './endpoints';

export type BlinkEndpoint = keyof typeof blinkEndpoints;

const paging = record({ current_page: number, last_page: number, total: number, has_more: flag, next_page_url: text });

export interface BlinkPage extends Page<IDataObject> {
	unreadable: number;
}

/**
 * One page of a Blink list; undefined when the response does not contain a list. Three forms are in use: Laravel's paginator under `data` (Customers), rows under `data` with
 * a `pagination` block beside it (Order List), and rows under `data.data` with that block (Abandoned Carts).
 */
function pageOf(body: unknown): BlinkPage | undefined {
	const response = isRecord(body) ? body : {};
	const inner = isRecord(response.data) ? response.data : response;
	if (!Array.isArray(inner.data)) return undefined;
	const blocks = compact([paging.parse(inner), paging.parse(response.pagination)]);
	const facts = blocks.at(-1);
	const rows = inner.data.filter(isRecord);
	return {
		rows,
		unreadable: inner.data.length - rows.length,
		hasMore: blocks.some((block) => block.has_more === true || !isEmpty(block.next_page_url)),
		current: facts?.current_page ?? blocks[0]?.current_page ?? undefined,
		last: Math.max(1, ...blocks.map((block) => block.last_page ?? 1)),
		total: facts?.total ?? blocks[0]?.total ?? undefined,
	};
}

/** Whether a page follows the one of this number. An empty page ends a list, whatever its has_more. */
export function goesOn({ last, hasMore, rows }: BlinkPage, number: number): boolean {
	return number < last || (hasMore === true && rows.length > 0);
}

export const blinkPage: ResponseParser<BlinkPage> = { is: 'a list', read: pageOf };

/** The rows of a Blink list over all its pages. The first page is asked for without `page`, as the vendor shows it. */
export async function blinkRows(
	api: ApiClient<BlinkEndpoint>,
	endpoint: BlinkEndpoint,
	query: IDataObject,
	settings: PageSettings<IDataObject>,
): Promise<IDataObject[]> {
	const fetchPage = async (page: number) => {
		const found = await api.call(endpoint, { query: page === 1 ? query : { ...query, page }, response: blinkPage });
		if (found.unreadable > 0)
			settings.hint?.('Some entries of the list are texts, not objects with fields: they were left out.');
		return found;
	};
	return await allPages(fetchPage, settings);
}
