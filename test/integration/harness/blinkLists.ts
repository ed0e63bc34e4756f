import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { IDataObject } from 'n8n-workflow';

/** A Blink that knows nothing but its lists: they are what the test says, also what no sandbox would hold. */
export interface BlinkLists {
	url: string;
	orderList: IDataObject[];
	abandonedCarts: IDataObject[];
	customers: IDataObject[];
	/** How many orders are on a page; all when not given. */
	perPage?: number;
	/** Of the pages of orders it is only said whether there is a next one. */
	onlySaysHasMore?: boolean;
	/** Answers 503 to everything. */
	isDown: boolean;
	/** The login is refused. */
	refusesLogin: boolean;
	/** What was asked for: path and query. */
	asked: string[];
	stop(): Promise<void>;
}

export async function startBlinkLists(): Promise<BlinkLists> {
	const server = createServer((request, response) => {
		const url = new URL(request.url!, 'http://blink');
		const endpoint = url.pathname.split('/').at(-1)!;
		lists.asked.push(`${endpoint}${url.search}`);
		request.resume().on('end', () => {
			const [status, body] = lists.isDown ? [503, {}] : answerTo(endpoint, url.searchParams);
			response.writeHead(status, { 'Content-Type': 'application/json' });
			// Ids that are longer than a number are kept as texts in the test and written as numbers.
			response.end(JSON.stringify(body).replace(/"(\d{17,})"/g, '$1'));
		});
	});

	function answerTo(endpoint: string, query: URLSearchParams): [number, object] {
		if (endpoint === 'login') {
			return lists.refusesLogin ? [401, { message: 'Wrong password' }] : [200, { access_token: 'token' }];
		}
		if (endpoint === 'fetchOrder') {
			const order = lists.orderList.find(({ id }) => String(id) === query.get('order_id'));
			return order === undefined ? [404, {}] : [200, { success: true, data: order }];
		}
		if (endpoint === 'orderList') {
			const after = BigInt(query.get('order_id')!);
			const data = lists.orderList.filter(({ id }) => !/^\d+$/.test(String(id)) || BigInt(String(id)) > after);
			const { perPage = Math.max(1, data.length), onlySaysHasMore } = lists;
			const page = Number(query.get('page') ?? 1);
			const last = Math.max(1, Math.ceil(data.length / perPage));
			const pagination = onlySaysHasMore
				? { has_more: page < last }
				: { current_page: page, last_page: last, total: data.length };
			return [200, { success: true, data: data.slice((page - 1) * perPage, page * perPage), pagination }];
		}
		const rows = endpoint === 'customers' ? lists.customers : lists.abandonedCarts;
		const from = query.get('start_date') ?? query.get('created_at')!;
		const data = rows.filter(({ created_at: at }) => String(at).slice(0, from.length) >= from);
		return [200, { success: true, data: { data, current_page: 1, last_page: 1, total: data.length } }];
	}

	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const lists: BlinkLists = {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		orderList: [],
		abandonedCarts: [],
		customers: [],
		isDown: false,
		refusesLogin: false,
		asked: [],
		stop: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
	return lists;
}
