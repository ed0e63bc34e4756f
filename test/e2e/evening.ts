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

/** What happens to a task on a good evening, with what Blink comes to know by it: nothing where it has no word for it. */
const riderSteps: Array<{ kind: WebhookKind; says: string; orderStatus?: number }> = [
	{ kind: 'logistics.task-assigned', says: 'A rider is found' },
	{ kind: 'logistics.task-accepted', says: 'The rider takes the order' },
	{ kind: 'logistics.task-arrived', says: 'The rider is at the restaurant' },
	{ kind: 'logistics.task-started', says: 'The rider is on the way to the customer', orderStatus: 2 },
	{ kind: 'logistics.task-finished', says: 'The customer has the order', orderStatus: 3 },
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
export async function runEvening({ orderId = sampleOrderId(), ...evening }: Evening): Promise<void> {
	const { sandbox, log } = evening;
	await orderComesIn({ ...evening, orderId });
	await riderDelivers({ ...evening, orderId });
	const order = sandbox.state.orders.find(({ id }) => String(id) === orderId);
	const past = order?.history.map(({ status }) => words[status] ?? 'placed').join(', ');
	log(`Order ${orderId} is delivered, and Blink knows all of it: ${past}`);
}

function sampleOrderId(): string {
	return webhookSample<{ blink_order_id: string }>('blink.order').blink_order_id;
}

type OneOrder = Evening & { orderId: string };

/** Blink tells of an order; ends when it is accepted and a rider is called. */
export async function orderComesIn(evening: OneOrder): Promise<void> {
	const { orderId, log } = evening;
	log(`A customer orders: Blink tells n8n of order ${orderId}`);
	await hears(evening, 'blink.order', 'Blink Trigger', { ...toBeDelivered, blink_order_id: orderId });
	await blinkKnows(evening, 1);
	log(`   Blink Logistics is asked for a rider: task ${taskOf(evening)}`);
}

/** The rider of an order does all that a rider does; ends when the order is delivered. */
export async function riderDelivers(evening: OneOrder): Promise<void> {
	const { orderId, log } = evening;
	for (const { kind, says, orderStatus } of riderSteps) {
		log(says);
		const run = await hears(evening, kind, 'Blink Logistics Trigger', { 'data.taskId': taskOf(evening) });
		const [told] = itemsOf(run, 'Tell Blink');
		if (told?.orderId !== orderId) throw new Error(`The workflow did not find order ${orderId} for its task.`);
		if (orderStatus !== undefined) await blinkKnows(evening, orderStatus);
	}
}

/** Sends the order once more, as a sender does that got no answer; says whether n8n ignored it, as it should. */
export async function orderComesAgain({ n8n, sandbox, workflow, log, orderId }: OneOrder): Promise<void> {
	const before = await n8n.executions.last(workflow.id);
	const set = { ...toBeDelivered, blink_order_id: orderId };
	log(`Blink tells of order ${orderId} once more`);
	await sandbox.send('blink.order', n8n.webhookUrl(workflow, 'Blink Trigger'), { set });
	const started = await poll(
		'a run of the copy',
		async () => (await n8n.executions.last(workflow.id)) !== before || undefined,
		{ timeoutMs: 2000 },
	).catch(() => false);
	log(
		started
			? '   It started the workflow again: something came in between, or ten minutes are over'
			: '   n8n ignored it: a copy of the last event of an order starts nothing (Ignore Repeats)',
	);
}

/** Sends a webhook to one of the workflow's triggers and returns the run it starts. */
async function hears(
	{ n8n, sandbox, workflow }: OneOrder,
	kind: WebhookKind,
	trigger: string,
	set: Record<string, unknown>,
): Promise<Execution> {
	const before = await n8n.executions.last(workflow.id);
	const sent = await sandbox.send(kind, n8n.webhookUrl(workflow, trigger), { set });
	if (!sent.accepted)
		throw new Error(`n8n did not take ${kind}: ${sent.error ?? `${sent.status} ${JSON.stringify(sent.body)}`}`);
	const run = await n8n.executions.waitFor(workflow.id, before);
	if (run.status === 'success') return run;
	throw new Error(`The workflow "${workflow.name}" failed: ${run.data.resultData.error?.message ?? run.status}`);
}

/** Waits until the order stands at a status in Blink, and says so. */
async function blinkKnows({ sandbox, orderId, log }: OneOrder, status: number): Promise<void> {
	const order = () => sandbox.state.orders.find(({ id }) => String(id) === orderId);
	const what = `status ${status} of order ${orderId} to arrive at Blink`;
	await poll(what, () => order()?.status === status || undefined, { timeoutMs: 5000 });
	log(`   Blink knows: order ${orderId} is ${words[status]}`);
}

function taskOf({ sandbox, orderId }: OneOrder): string {
	const task = sandbox.state.tasks.find(({ mappingKey }) => mappingKey === orderId);
	if (!task) throw new Error(`No task arrived at Blink Logistics for order ${orderId}.`);
	return task.taskId;
}
