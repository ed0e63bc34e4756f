import type { NodeSketch } from '../../e2e/build';
import type { Row } from '../row';
import { bareCalls } from '../support/bare';
import { counted, httpRequest, runCounted } from '../support/flows';
import { timed } from '../support/timed';
import type { Vendor } from '../support/vendor';

const ORDERS = 441;
const PAGES = 15;
const LATENCY = 100;
const PATH = '/interface/v1/orderList';

/** All orders of a list that comes in pages. */
export function lists(vendor: Vendor): Row {
	const getAll: NodeSketch = {
		name: 'Get Many',
		type: 'n8n-nodes-blink.blink',
		parameters: { resource: 'order', operation: 'getAll', afterOrderId: '0', returnAll: true },
		credential: vendor.account,
	};
	const ours = counted('benchOrders', getAll);
	const byHand = counted(
		'benchOrdersByHand',
		httpRequest(vendor.token, {
			url: `${vendor.url}${PATH}?order_id=0`,
			options: {
				pagination: {
					pagination: {
						parameters: { parameters: [{ type: 'qs', name: 'page', value: '={{ $pageCount + 1 }}' }] },
						paginationCompleteWhen: 'other',
						completeExpression: '={{ !$response.body.pagination.has_more }}',
						limitPagesFetched: false,
					},
				},
			},
		}),
		{
			name: 'Each Order',
			type: 'n8n-nodes-base.splitOut',
			parameters: { fieldToSplitOut: 'data', options: {} },
		},
	);
	const page = (number: number) => ({ method: 'GET' as const, path: `${PATH}?order_id=0&page=${number}` });
	const others = Array.from({ length: PAGES - 1 }, (_, index) => page(index + 2));
	const bare = (concurrency: number) =>
		timed(LATENCY, async () => {
			// How many pages there are, only the first one says.
			await bareCalls(vendor, [page(1)], 1);
			await bareCalls(vendor, others, concurrency);
		});
	return {
		name: 'lists',
		work: `${ORDERS} orders on ${PAGES} pages, ${LATENCY} ms a call`,
		settings: ['default'],
		workflows: [ours, byHand],
		contenders: {
			'HTTP Request with pagination + Split Out': timed(
				LATENCY,
				async ({ n8n }) => await runCounted(n8n, byHand, ORDERS),
			),
			'bare client, 4 pages in flight': bare(4),
			'bare client, 8 pages in flight': bare(8),
			'bare client, 12 pages in flight': bare(12),
			Blink: timed(LATENCY, async ({ n8n }) => await runCounted(n8n, ours, ORDERS)),
		},
	};
}
