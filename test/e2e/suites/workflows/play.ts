import { send, type Call, type SendOptions, type SendResult, type PayloadType } from '../../../../sandbox';
import { nextOrderId } from '../../../../sandbox/state';
import type { Execution } from '../../harness/executions';
import { poll } from '../../harness/poll';
import type { Workflow } from '../../harness/workflow';
import type { Received } from '../../receiver';
import type { World } from '../../suite';

/** What one webhook, or one push of a button, led to. */
export interface Played {
	run: Execution;
	/** Which calls arrived at the vendors, in order; logins are left out. */
	calls: Array<Pick<Call, 'method' | 'path' | 'body' | 'status'>>;
	/** What arrived elsewhere: at a chat, a printer, a place for files. */
	received: Received[];
}

async function play(world: World, workflow: Workflow, begin: () => Promise<void>): Promise<Played> {
	const before = {
		run: await world.n8n.executions.last(workflow.id),
		calls: world.sandbox.calls.length,
		received: world.receiver.received.length,
	};
	await begin();
	const run = await world.n8n.executions.waitFor(workflow.id, before.run);
	return {
		run,
		calls: world.sandbox.calls
			.slice(before.calls)
			.filter(({ path }) => !path.endsWith('/login'))
			.map(({ method, path, body, status }) => ({ method, path, body, status })),
		received: world.receiver.received.slice(before.received),
	};
}

/** The same call, but Blink in the sandbox is not made to have the order as the call says it. */
export async function playLateWebhook(world: World, workflow: Workflow, trigger: string, kind: PayloadType, options: SendOptions): Promise<Played> {
	return await play(world, workflow, async () => void (await send(kind, world.n8n.webhookUrl(workflow, trigger), options)));
}

/** Sends a sender's real payload to a trigger of a workflow and waits until the run it starts is over. */
export async function playWebhook(
	world: World,
	workflow: Workflow,
	trigger: string,
	kind: PayloadType,
	options: SendOptions = {},
): Promise<Played & { sent: SendResult }> {
	let sent: SendResult | undefined;
	const played = await play(world, workflow, async () => {
		sent = await world.sandbox.send(kind, world.n8n.webhookUrl(workflow, trigger), options);
	});
	return { ...played, sent: sent! };
}

/** Waits until no run of a workflow is going on or waits for its turn: one that was acknowledged is in the list. */
export async function untilAllEnded({ n8n }: World, workflow: Workflow): Promise<void> {
	await poll(
		'all runs to end',
		async () =>
			(await n8n.executions.list(workflow.id)).every(({ status }) => !['new', 'running', 'waiting'].includes(status)) || undefined,
		{ timeoutMs: 60_000 },
	);
}

/** Presses the button "Execute workflow" of the editor: what the clock does, without waiting for it. */
export async function playNow(world: World, workflow: Workflow, trigger: string): Promise<Played> {
	return await play(world, workflow, async () => {
		const path = `/workflows/${workflow.id}`;
		// Older editors send the workflow along, newer ones leave it to n8n, which takes no notice of it then.
		const workflowData = await world.n8n.rest<object>('GET', path);
		await world.n8n.rest('POST', `${path}/run`, { workflowData, triggerToStartFrom: { name: trigger } });
	});
}

/** Presses "Retry" on a run that failed: it goes on at the node that failed, with what stood before that. */
export async function playRetry(world: World, workflow: Workflow, runId: string): Promise<Played> {
	return await play(world, workflow, async () => {
		await world.n8n.rest('POST', `/executions/${runId}/retry`, { loadWorkflow: false });
	});
}

/** What the chat got, without the link to the run, which stands in a line of its own below. */
export function chatTexts(received: Received[]): string[] {
	const texts = received.filter(({ path }) => path === '/chat').map(({ json }) => (json as { text: string }).text);
	return texts.map((text) => text.replace(/\nhttps?:\/\/\S+\/workflow\/\S+\/executions\/\d+$/, ''));
}

/** A time as Blink writes it, so many minutes ago. */
export function minutesAgo(minutes: number): string {
	return new Date(Date.now() - minutes * 60_000).toISOString().slice(0, 19).replace('T', ' ');
}

/** A new pending order in Blink. */
export function newOrderIn({ sandbox: { state } }: World): string {
	const id = nextOrderId(state);
	state.orders.push({ ...structuredClone(state.orders[0]!), id, status: 0, history: [] });
	return String(id);
}

/** The statuses that Blink was told for an order, as numbers. */
export function statusesOf({ sandbox: { state } }: World, orderId: string): number[] {
	const { history = [] } = state.orders.find(({ id }) => String(id) === orderId) ?? {};
	return history.filter(({ by }) => by === 'updateOrderStatus').map(({ status }) => status);
}

/** The calls that changed something: before a status is told, Blink may be asked where the order stands. */
export function writesOf({ calls }: Pick<Played, 'calls'>): Played['calls'] {
	return calls.filter(({ method }) => method !== 'GET');
}

/** The call that tells Blink a status, as it arrives. */
export function statusCall(orderId: string, status: number, more: object = {}) {
	return {
		method: 'POST',
		path: '/interface/v1/updateOrderStatus',
		body: { blink_order_id: orderId, status, ...more },
		status: 200,
	};
}
