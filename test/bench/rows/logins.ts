import { chain, type NodeSketch } from '../../e2e/build';
import type { Row } from '../row';
import { finishedRuns } from '../support/finished';
import { sendOrders } from '../support/orders';
import type { Vendor } from '../support/vendor';

const RUNS = 200;

/** Runs that all begin with a token that is no longer good. */
export function logins({ account }: Vendor): Row {
	const get: NodeSketch = {
		name: 'Get',
		type: 'n8n-nodes-blink.blink',
		parameters: { resource: 'order', operation: 'get', orderId: '1' },
		credential: account,
	};
	const call: NodeSketch = {
		name: 'In',
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2.1,
		parameters: { httpMethod: 'POST', path: 'benchLogins', options: {} },
	};
	const workflow = chain('benchLogins', call, get);
	return {
		name: 'logins',
		work: `${RUNS} runs, 10 at a time, with a token that has expired, 100 ms a call`,
		settings: ['default'],
		workflows: [workflow],
		contenders: {
			Blink: async ({ n8n, vendor }) => {
				await vendor.set({ latencyMilliseconds: 100 });
				const runs = await finishedRuns(n8n, workflow.id);
				await sendOrders(n8n.webhookUrl(workflow, 'In'), 1, 1);
				await vendor.expireTokens();
				const before = await vendor.logins();
				await sendOrders(n8n.webhookUrl(workflow, 'In'), RUNS, 10);
				await runs.until(RUNS + 1);
				return { logins: (await vendor.logins()) - before };
			},
		},
	};
}
