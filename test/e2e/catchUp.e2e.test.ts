import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startSandbox, type Sandbox } from '../../sandbox';
import { newCart, newOrder } from '../../sandbox/seed';
import { vendorTime } from '../../sandbox/state';
import { chain } from './build';
import { sandboxAccount } from './example';
import { itemsOf } from './harness/executions';
import { startN8n, type RunningN8n } from './harness/n8n';
import { buildAndPack } from './harness/pack';
import { poll } from './harness/poll';
import { nodeOf } from './harness/workflow';

/*
 * What the Catch-Up Trigger remembers is n8n's to keep: over a change of the account, of the list, and over a start at which
 * Blink does not answer. n8n polls once whenever it activates a workflow; after that the clock decides, once a minute.
 */

/** Blink as a person tries it out, and Blink as it is in earnest. */
let trial: Sandbox;
let earnest: Sandbox;
let n8n: RunningN8n;
let folder: string;

const workflow = chain(
	'catchUp',
	{
		name: 'Trigger',
		type: 'n8n-nodes-blink.blinkCatchUpTrigger',
		parameters: { event: 'orders', pollTimes: { item: [{ mode: 'everyMinute' }] } },
	},
	{ name: 'Do Nothing', type: 'n8n-nodes-base.noOp' },
);
// It has no address.
delete workflow.nodes[0]!.webhookId;

/** What a person who edits the workflow does: changes the list, and publishes again. */
async function publishAgain(event?: string): Promise<void> {
	if (event !== undefined) nodeOf(workflow, 'Trigger').parameters.event = event;
	await n8n.rest('POST', `/workflows/${workflow.id}/deactivate`);
	await n8n.rest('PATCH', `/workflows/${workflow.id}`, { nodes: workflow.nodes, connections: workflow.connections });
	await n8n.publish(workflow);
}

/** Everything that the trigger gave: the ids of orders, the names of those who left a cart. */
async function given(): Promise<unknown[]> {
	const runs = await n8n.executions.list(workflow.id);
	const items = await Promise.all(runs.map(async ({ id }) => itemsOf(await n8n.executions.get(id), 'Trigger')));
	return items
		.reverse()
		.flat()
		.map(({ orderId, customer }) => orderId ?? (customer as { name: string }).name);
}

const isGiven = async (what: unknown, timeoutMs: number) =>
	await poll(`${String(what)} to be given`, async () => (await given()).includes(what) || undefined, { timeoutMs });

const callsOf = ({ calls }: Sandbox, endpoint: string) =>
	calls.filter(({ path }) => path.endsWith(`/${endpoint}`)).length;

beforeAll(async () => {
	[trial, earnest] = await Promise.all([startSandbox(), startSandbox()]);
	trial.state.orders = [newOrder(988309)];
	const account = sandboxAccount(trial);
	nodeOf(workflow, 'Trigger').credentials = { blinkApi: { id: account.id, name: account.name } };
	folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-blink-catch-up-'));
	n8n = await startN8n({
		tarball: await buildAndPack(() => undefined),
		credentials: [account],
		workflows: [workflow],
		name: 'catch-up',
		userFolder: folder,
		password: 'Blink-catch-up-1',
	});
}, 20 * 60_000);

afterAll(async () => {
	await n8n?.stop();
	await Promise.all([trial?.stop(), earnest?.stop()]);
	await rm(folder, { recursive: true, force: true });
});

it('gives what was ordered since it was published', async () => {
	trial.state.orders.push(newOrder(988310));
	await publishAgain();
	await isGiven('988310', 20_000);
	expect(await given()).toEqual(['988310']);
}, 60_000);

it('that goes from the sandbox to production gives no history', async () => {
	const { name, type, data } = sandboxAccount(earnest);
	await n8n.rest('PATCH', `/credentials/${sandboxAccount(trial).id}`, { name, type, data });
	await publishAgain();
	expect(callsOf(earnest, 'orderList')).toBeGreaterThan(0);
	await publishAgain();
	expect(await given()).toEqual(['988310']);
	earnest.state.orders.push(newOrder(34_900_001));
	await publishAgain();
	await isGiven('34900001', 20_000);
	expect(await given()).toEqual(['988310', '34900001']);
	expect(n8n.output()).toContain('Trigger follows another list or account of Blink now');
}, 90_000);

it('that is to give something else starts from now, and so does the way back', async () => {
	await publishAgain('abandonedCarts');
	earnest.state.carts.push({ ...newCart(0), created_at: vendorTime(new Date()) });
	await publishAgain();
	await isGiven('Shopper 1', 20_000);
	earnest.state.orders.push(newOrder(34_900_002));
	await publishAgain('orders');
	await publishAgain();
	earnest.state.orders.push(newOrder(34_900_003));
	await publishAgain();
	await isGiven('34900003', 20_000);
	expect(await given()).toEqual(['988310', '34900001', 'Shopper 1', '34900003']);
}, 90_000);

it(
	'is well again after a start of n8n at which Blink was down',
	async () => {
		await n8n.shutDown();
		earnest.switches.faults.push({ kind: 'status', status: 503, times: 10_000 });
		const before = earnest.calls.length;
		await n8n.startAgain();
		await poll('n8n to ask Blink', () => earnest.calls.length > before || undefined, { timeoutMs: 60_000 });
		await poll(
			'the trigger to say that it goes on',
			() => n8n.output().includes('tries again with the next poll') || undefined,
			{ timeoutMs: 60_000 },
		);
		earnest.switches.faults.length = 0;
		earnest.state.orders.push(newOrder(34_900_004));
		await isGiven('34900004', 150_000);
		expect((await given()).at(-1)).toBe('34900004');
		expect(n8n.output()).not.toContain('some triggers failed to activate');
	},
	6 * 60_000,
);
