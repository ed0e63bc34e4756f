import type { Workflow } from '../../e2e/harness/workflow';
import type { Row } from '../row';
import { finishedRuns } from '../support/finished';
import { sendOrders } from '../support/orders';
import { doors, receivers } from '../support/triggers';

const CLIENTS = 10;

/** How many orders a second are answered, and how many runs a second come to their end. */
function taking(
	calls: number,
	workflows: Record<string, Workflow>,
): Pick<Row, 'settings' | 'workflows' | 'contenders'> {
	return {
		settings: ['default', 'lazy'],
		workflows: Object.values(workflows),
		contenders: Object.fromEntries(
			Object.entries(workflows).map(([name, workflow]): [string, Row['contenders'][string]] => [
				name,
				async ({ n8n }) => {
					const runs = await finishedRuns(n8n, workflow.id);
					const start = Date.now();
					const { seconds } = await sendOrders(n8n.webhookUrl(workflow, 'In'), calls, CLIENTS);
					const last = await runs.until(calls);
					return { 'answers/s': calls / seconds, 'finished runs/s': calls / ((last - start) / 1000) };
				},
			]),
		),
	};
}

/** Orders coming in, by every way to acknowledge. */
export const ordersIn: Row = { name: 'ordersIn', work: `200 orders in, ${CLIENTS} clients`, ...taking(200, receivers) };

/** The same through the three doors. */
export const throughDoors: Row = {
	name: 'doors',
	work: `100 orders through a door, ${CLIENTS} clients`,
	...taking(100, doors),
};
