import type { PayloadType, Sandbox } from '../../sandbox';
import { alsoOnBoard, untilOnBoard } from './board';
import { readyWorkflow } from './example';
import { itemsOf, type Execution } from './harness/executions';
import type { RunningN8n } from './harness/n8n';
import { poll } from './harness/poll';
import type { Log } from './harness/progress';
import type { Credential, Workflow } from './harness/workflow';

/** The vendor's sample order, with an address to deliver it to: as it stands it is picked up. */
export const toBeDelivered = {
	type: 'DELIVERY',
	customer_address_description: 'Tariq Road, PECHS Block 2',
	customer_address_latitude: '24.871641',
	customer_address_longitude: '67.059906',
};

/** The workflows that a delivery goes through. */
export interface EveningWorkflows {
	/** blink-order-to-logistics: takes Blink's orders, and hands them on to the board. */
	orders: Workflow;
	/** orders-board: hears what Blink and Blink Logistics say of them, and tells Blink. */
	board: Workflow;
}

/** Both, ready for the sandbox. Blink has one URL for orders, so the board gets them from the workflow that has it. */
export function eveningWorkflows(accounts: Credential[], chat: string): EveningWorkflows {
	const toChat = { 'Tell Somebody': { url: chat } };
	const orders = readyWorkflow('blink-order-to-logistics', accounts, toChat);
	return {
		// First, since n8n publishes no workflow that calls one which is not published.
		board: readyWorkflow('orders-board', accounts, toChat),
		// A little above the other nodes: n8n begins there.
		orders: alsoOnBoard(orders, 'Blink Trigger', [1440, 110]),
	};
}

/** What happens to a task: where the board then has the order, and Blink where it has a word for it. */
interface RiderStep {
	kind: PayloadType;
	says: string;
	status: string | string[];
	inBlink?: number;
}

/** What a rider does on a good evening. */
const riderSteps: RiderStep[] = [
	{ kind: 'logistics.task-assigned', says: 'A rider is found', status: 'driver-assigned' },
	{ kind: 'logistics.task-accepted', says: 'The rider takes the order', status: 'driver-accepted' },
	{ kind: 'logistics.task-arrived', says: 'The rider is at the restaurant', status: 'at-pickup' },
	{
		kind: 'logistics.task-started',
		says: 'The rider is on the way to the customer',
		status: 'on-the-way',
		inBlink: 2,
	},
	{ kind: 'logistics.task-finished', says: 'The customer has the order', status: 'delivered', inBlink: 3 },
];

const words: Record<number, string> = { 1: 'accepted', 2: 'dispatched', 3: 'delivered' };

export interface Evening extends EveningWorkflows {
	n8n: RunningN8n;
	sandbox: Sandbox;
	log: Log;
}

/** The evening of one order, by Blink's ID. */
export type OneOrder = Evening & { orderId: string };

/**
 * An order as it should be: it comes in, is accepted and gets a rider, and what the rider does reaches the board and Blink.
 * Says each step as it happens and fails with the step that did not. Ends when Blink says that the order is delivered.
 */
export async function runEvening(one: OneOrder): Promise<void> {
	const { sandbox, orderId, log } = one;
	await orderComesIn(one);
	await riderDelivers(one);
	const told = orderInBlink(sandbox, orderId)
		?.history.filter(({ by }) => by === 'updateOrderStatus')
		.map(({ status }) => words[status]);
	log(`Order ${orderId} is delivered, and Blink knows all of it: placed, ${told?.join(', ')}`);
}

const MINUTE = 60_000;

/** A time as Blink writes it. */
const blinkTime = (time: number) => new Date(time).toISOString().slice(0, 19).replace('T', ' ');

/** What makes the sample an order of its own, to be delivered 40 minutes after it was placed. */
function orderPlaced(orderId: string, placedAt: number) {
	const times = { created_at: blinkTime(placedAt), due_at: blinkTime(placedAt + 40 * MINUTE) };
	return { ...toBeDelivered, ...times, blink_order_id: orderId, order_key: orderId };
}

/** Blink tells of an order, placed now or so many minutes ago; ends when it is accepted and a rider is called. */
export async function orderComesIn(one: OneOrder, minutesAgo = 0): Promise<void> {
	const { orders, orderId, log } = one;
	log(`A customer orders: Blink tells n8n of order ${orderId}`);
	const set = orderPlaced(orderId, Date.now() - minutesAgo * MINUTE);
	await hears(one, orders, 'blink.order', 'Blink Trigger', set);
	await blinkKnows(one, 1);
	await boardShows(one, 'accepted');
	log(`   Blink Logistics is asked for a rider: task ${taskOf(one)}`);
}

/** The rider of an order does all that a rider does; ends when the order is delivered. */
export async function riderDelivers(one: OneOrder): Promise<void> {
	for (const step of riderSteps) await riderDoes(one, step);
}

/** The rider of an order cancels before the food is picked up. */
export async function riderCancels(one: OneOrder): Promise<void> {
	await riderDoes(one, riderSteps[0]!);
	await riderDoes(one, {
		kind: 'logistics.task-cancelled',
		says: 'The rider cancels before the food is picked up',
		// Unless rider-rescue has looked meanwhile.
		status: ['delivery-cancelled', 'unassigned'],
	});
}

async function riderDoes(one: OneOrder, { kind, says, status, inBlink }: RiderStep): Promise<void> {
	const { board, orderId, log } = one;
	log(says);
	const run = await hears(one, board, kind, 'Blink Logistics Trigger', { 'data.taskId': taskOf(one) });
	const [told] = itemsOf(run, 'Tell Blink');
	if (told?.orderId !== orderId) throw new Error(`The workflow did not find order ${orderId} for its task.`);
	await boardShows(one, ...[status].flat());
	if (inBlink !== undefined) await blinkKnows(one, inBlink);
}

/** Sends the order once more, as a sender does that got no answer; says whether n8n ignored it, as it should. */
export async function orderComesAgain({ n8n, sandbox, orders, log, orderId }: OneOrder): Promise<void> {
	const before = await n8n.executions.last(orders.id);
	const placedAt = Date.parse(`${orderInBlink(sandbox, orderId)?.ordertime}Z`);
	log(`Blink tells of order ${orderId} once more`);
	await sandbox.send('blink.order', n8n.webhookUrl(orders, 'Blink Trigger'), { set: orderPlaced(orderId, placedAt) });
	const started = await poll(
		'a run of the copy',
		async () => (await n8n.executions.last(orders.id)) !== before || undefined,
		{
			timeoutMs: 2000,
		},
	).catch(() => false);
	log(
		started
			? '   It started the workflow again: something came in between, or ten minutes are over'
			: '   n8n ignored it: the same event, sent again, starts nothing (Ignore Duplicates)',
	);
}

/** Sends a webhook to a trigger of a workflow and returns the run it starts. */
async function hears(
	{ n8n, sandbox }: Evening,
	workflow: Workflow,
	kind: PayloadType,
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

/** Waits until the order stands at a status in Blink, and says so; Blink then tells everybody, as it does. */
async function blinkKnows(one: OneOrder, status: number): Promise<void> {
	const { sandbox, board, orderId, log } = one;
	const what = `status ${status} of order ${orderId} to arrive at Blink`;
	await poll(what, () => orderInBlink(sandbox, orderId)?.status === status || undefined, { timeoutMs: 5000 });
	log(`   Blink knows: order ${orderId} is ${words[status]}`);
	await hears(one, board, 'blink.order-status', 'Blink Trigger', {
		...{ blink_order_id: orderId, status, statusText: words[status]?.toUpperCase(), created_at: blinkTime(Date.now()) },
	});
}

/** Waits until the order stands on the board as it should, and says how. */
export async function boardShows({ n8n, orderId, log }: OneOrder, ...statuses: string[]): Promise<void> {
	const { status, note, rider } = await untilOnBoard(n8n, orderId, statuses);
	const more = note && note !== status ? ` (${note})` : '';
	log(`   The board shows: order ${orderId}, ${status}${more}${rider ? `, rider ${rider}` : ''}`);
}

const orderInBlink = ({ state }: Sandbox, orderId: string) => state.orders.find(({ id }) => String(id) === orderId);

/** The task that counts for an order: of its second rider, if it needed one. */
export function taskOf({ sandbox, orderId }: OneOrder): string {
	const taskFor = (reference: string) => sandbox.state.tasks.find(({ mappingKey }) => mappingKey === reference);
	const task = taskFor(`${orderId}-R`) ?? taskFor(orderId);
	if (!task) throw new Error(`No task arrived at Blink Logistics for order ${orderId}.`);
	return task.taskId;
}
