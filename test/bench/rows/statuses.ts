import { updateStatus, type NodeSketch } from '../../e2e/build';
import type { Row } from '../row';
import { bareCalls } from '../support/bare';
import { code, counted, httpRequest, runCounted } from '../support/flows';
import { timed } from '../support/timed';
import type { Vendor } from '../support/vendor';

const COUNT = 500;
const LATENCY = 100;
const PATH = '/interface/v1/updateOrderStatus';

const items = code(
	'Orders',
	`return Array.from({ length: ${COUNT} }, (_, index) => ({ json: { orderId: String(index + 1) } }));`,
);

/** A status for each of 500 orders. */
export function statuses({ url, token, account }: Vendor): Row {
	const ours = (options: object): NodeSketch[] => [items, updateStatus(account, { status: 'ready', options })];
	const ten = counted('benchStatuses10', ...ours({ concurrentRequests: 10 }));
	const fifty = counted('benchStatuses50', ...ours({ concurrentRequests: 50 }));
	const request = httpRequest(token, {
		method: 'POST',
		url: `${url}${PATH}`,
		sendBody: true,
		specifyBody: 'json',
		jsonBody: '={{ JSON.stringify({ blink_order_id: $json.orderId, status: 6 }) }}',
	});
	const byHand = counted('benchStatusesByHand', items, request);
	// n8n reads a credential from its database, decrypts it and evaluates it for each item, since it may differ between items.
	const withCredential = counted('benchStatusesCredential', items, {
		...request,
		credential: account,
		parameters: {
			...request.parameters,
			sendHeaders: false,
			authentication: 'predefinedCredentialType',
			nodeCredentialType: account.type,
		},
	});
	const least = counted('benchStatusesLeast', items, {
		name: 'Least',
		type: 'CUSTOM.least',
		parameters: { url: `${url}${PATH}`, orderId: '={{ $json.orderId }}' },
		credential: account,
	});
	const calls = Array.from({ length: COUNT }, (_, index) => ({
		method: 'POST' as const,
		path: PATH,
		body: { blink_order_id: String(index + 1), status: 6 },
	}));
	return {
		name: 'statuses',
		work: `${COUNT} order statuses, ${LATENCY} ms a call`,
		settings: ['default'],
		workflows: [ten, fifty, byHand, withCredential, least],
		contenders: {
			'HTTP Request, all at once, the token written into the node': timed(
				LATENCY,
				async ({ n8n }) => await runCounted(n8n, byHand, COUNT),
			),
			'HTTP Request, all at once, with the credential': timed(
				LATENCY,
				async ({ n8n }) => await runCounted(n8n, withCredential, COUNT),
			),
			'bare client, 10 in flight': timed(LATENCY, async ({ vendor }) => await bareCalls(vendor, calls, 10)),
			'bare client, 50 in flight': timed(LATENCY, async ({ vendor }) => await bareCalls(vendor, calls, 50)),
			'bare client, 10 in flight, a connection for each call': timed(
				LATENCY,
				async ({ vendor }) => await bareCalls(vendor, calls, 10, { keepAlive: false }),
			),
			'bare client, 50 in flight, a connection for each call': timed(
				LATENCY,
				async ({ vendor }) => await bareCalls(vendor, calls, 50, { keepAlive: false }),
			),
			'the least a node can do, 50 in flight': timed(LATENCY, async ({ n8n }) => await runCounted(n8n, least, COUNT)),
			'Blink, 10 in flight': timed(LATENCY, async ({ n8n }) => await runCounted(n8n, ten, COUNT)),
			'Blink, 50 in flight': timed(LATENCY, async ({ n8n }) => await runCounted(n8n, fifty, COUNT)),
		},
	};
}
