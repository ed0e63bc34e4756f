import type { Row } from '../row';
import { finishedRuns } from '../support/finished';
import { sendOrders } from '../support/orders';
import { receivers } from '../support/triggers';

const CALLS = 200;
const CLIENTS = 10;

/** Orders coming in: how many a second are answered, and how many runs a second come to their end. */
export const ordersIn: Row = {
	name: 'ordersIn',
	work: `${CALLS} orders in, ${CLIENTS} clients`,
	settings: ['default', 'lazy'],
	workflows: Object.values(receivers),
	contenders: Object.fromEntries(
		Object.entries(receivers).map(([name, workflow]): [string, Row['contenders'][string]] => [
			name,
			async ({ n8n }) => {
				const runs = await finishedRuns(n8n, workflow.id);
				const start = Date.now();
				const { seconds } = await sendOrders(n8n.webhookUrl(workflow, 'In'), CALLS, CLIENTS);
				const last = await runs.until(CALLS);
				return { 'answers/s': CALLS / seconds, 'finished runs/s': CALLS / ((last - start) / 1000) };
			},
		]),
	),
};
