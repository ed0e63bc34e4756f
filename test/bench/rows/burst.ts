import type { Row } from '../row';
import { finishedRuns } from '../support/finished';
import { sendOrders } from '../support/orders';
import { receivers } from '../support/triggers';

const ORDERS = 200;
/** Blink hangs up after this. */
const PATIENCE = 5000;

const compared = ["n8n's Webhook", 'Blink Trigger, Once Saved', 'Blink Trigger, At Once'];

/** Everybody orders at the same moment. */
export const burst: Row = {
	name: 'burst',
	work: `${ORDERS} orders at once`,
	settings: ['default', 'lazy'],
	contenders: Object.fromEntries(
		Object.entries(receivers)
			.filter(([name]) => compared.includes(name))
			.map(([name, workflow]): [string, Row['contenders'][string]] => [
				name,
				async ({ n8n }) => {
					const runs = await finishedRuns(n8n, workflow.id);
					const { waits } = await sendOrders(n8n.webhookUrl(workflow, 'In'), ORDERS, ORDERS);
					await runs.until(ORDERS);
					return {
						'slowest answer, s': Math.max(...waits) / 1000,
						'later than 5 s': waits.filter((wait) => wait > PATIENCE).length,
					};
				},
			]),
	),
	workflows: Object.entries(receivers)
		.filter(([name]) => compared.includes(name))
		.map(([, workflow]) => workflow),
};
