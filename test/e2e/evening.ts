import { webhookSample, type Sandbox, type WebhookKind } from '../../sandbox';
import { itemsOf, type Execution } from './harness/executions';
import type { RunningN8n } from './harness/n8n';
import { poll } from './harness/poll';
import type { Log } from './harness/progress';
import type { Workflow } from './harness/workflow';

/** The vendor's sample order, with an address to deliver it to: as it stands it is picked up. */
export const toBeDelivered = {
	type: 'DELIVERY',
	customer_address_description: 'Tariq Road, PECHS Block 2',
	customer_address_latitude: '24.871641',
	customer_address_longitude: '67.059906',
};

/** What happens to a task on a good evening, with the status it leaves the order at in Blink. */
const riderSteps: Array<{ kind: WebhookKind; says: string; orderStatus: number }> = [
	{ kind: 'logistics.task-assigned', says: 'the rider is assigned', orderStatus: 1 },
	{ kind: 'logistics.task-accepted', says: 'the rider accepted', orderStatus: 1 },
	{ kind: 'logistics.task-arrived', says: 'the rider is at the pickup', orderStatus: 1 },
	{ kind: 'logistics.task-started', says: 'the rider is on the way', orderStatus: 2 },
	{ kind: 'logistics.task-finished', says: 'the order is delivered', orderStatus: 3 },
];

const words: Record<number, string> = { 1: 'accepted', 2: 'dispatched', 3: 'delivered' };

interface Evening {
	n8n: RunningN8n;
	sandbox: Sandbox;
	/** blink-order-to-logistics, ready for the sandbox. */
	workflow: Workflow;
	log: Log;
	/** Blink's ID of the order; the sample's own unless given. */
	orderId?: string;
}

/**
 * The full evening: an order comes in, is accepted and gets a rider, and what the rider does reaches Blink. Says each step
 * as it happens and fails with the step that did not. Ends when Blink says that the order is delivered.
 */
export async function runEvening({ n8n, sandbox, workflow, log, ...given }: Evening): Promise<void> {
	const orderId = given.orderId ?? webhookSample<{ blink_order_id: string }>('blink.order').blink_order_id;
	const order = () => sandbox.state.orders.find(({ id }) => String(id) === orderId);

	/** Sends a webhook to one of the workflow's triggers and returns the run it starts. */
	async function send(kind: WebhookKind, trigger: string, set: Record<string, unknown>): Promise<Execution> {
		const before = await n8n.executions.last(workflow.id);
		const sent = await sandbox.send(kind, n8n.webhookUrl(workflow, trigger), { set });
		if (!sent.accepted)
			throw new Error(`n8n did not take ${kind}: ${sent.error ?? `${sent.status} ${JSON.stringify(sent.body)}`}`);
		log(`  n8n answered ${JSON.stringify(sent.body)} after ${sent.milliseconds} ms`);
		const run = await n8n.executions.waitFor(workflow.id, before);
		if (run.status === 'success') return run;
		throw new Error(`The workflow "${workflow.name}" failed: ${run.data.resultData.error?.message ?? run.status}`);
	}

	async function arrived(status: number): Promise<void> {
		const what = `status ${status} of order ${orderId} to arrive at Blink`;
		await poll(what, () => order()?.status === status || undefined, { timeoutMs: 5000 });
		log(`  In Blink, order ${orderId} stands at ${status} (${words[status]})`);
	}

	log(`Blink sends order ${orderId} to n8n`);
	await send('blink.order', 'Blink Trigger', { ...toBeDelivered, blink_order_id: orderId });
	await arrived(1);
	const task = sandbox.state.tasks.find(({ mappingKey }) => mappingKey === orderId);
	if (!task) throw new Error(`No task arrived at Blink Logistics for order ${orderId}.`);
	log(`  Blink Logistics has task ${task.taskId} for it, and n8n remembers which order that is`);

	for (const { kind, says, orderStatus } of riderSteps) {
		log(`Blink Logistics says of task ${task.taskId}: ${says}`);
		const run = await send(kind, 'Blink Logistics Trigger', { 'data.taskId': task.taskId });
		const [told] = itemsOf(run, 'Tell Blink');
		if (told?.orderId !== orderId)
			throw new Error(`The workflow did not find order ${orderId} for task ${task.taskId}.`);
		if (told.skipped) log(`  Nothing to tell: ${String(told.reason)}`);
		await arrived(orderStatus);
	}
	log(
		`Order ${orderId} is delivered, and Blink is up to date: ${order()
			?.history.map(({ status }) => status)
			.join(' → ')}`,
	);
}
