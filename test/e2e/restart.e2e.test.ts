import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import axios from 'axios';

import manifest from '../../package.json';
import { startSandbox, webhookSample, type PayloadType, type Sandbox } from '../../sandbox';
import { chain, type NodeSketch } from './build';
import { readyWorkflow, sandboxAccounts, staffAccounts } from './example';
import { writeRows } from './harness/dataTable';
import { startN8n, type RunningN8n } from './harness/n8n';
import { buildAndPack } from './harness/pack';
import { poll } from './harness/poll';
import type { Workflow } from './harness/workflow';
import { columns, fillInSoldOut, product } from './suites/workflows/soldOut';

/*
 * What a trigger and a workflow remember outlives n8n, and what a person changed in a folder that is kept: only a real n8n
 * writes it, and only a restart shows what it wrote.
 */

const noOp: NodeSketch = { name: 'Do Nothing', type: 'n8n-nodes-base.noOp' };

const trigger = (type: string): NodeSketch => ({ name: 'Trigger', type: `n8n-nodes-blink.${type}`, typeVersion: 1.1 });

const senders: Array<[workflow: Workflow, kind: PayloadType, different: (id: string) => Record<string, unknown>]> = [
	[chain('restartBlink', trigger('blinkTrigger'), noOp), 'blink.order', (id) => ({ blink_order_id: id })],
	[chain('restartBlend', trigger('blendTrigger'), noOp), 'blend.order-created', (id) => ({ 'payload.id': id })],
	[chain('restartRider', trigger('riderTrigger'), noOp), 'ordatic.rider-created', (id) => ({ 'data.orderId': id })],
];
const ids = ['1', '2', '3', '4', '5'];
/** A person renames it and takes it back from being published. */
const changed = chain('restartChanged', trigger('bringgTrigger'), noOp);

let folder: string;
let sandbox: Sandbox;
let n8n: RunningN8n;
/** What there was to see shortly before the restart. */
let before: { runs: string[][]; stock: unknown };
/** Up to when the product is sold out. */
let until: Date;

async function sendAll(): Promise<void> {
	for (const [workflow, kind, different] of senders) {
		for (const id of ids) {
			const answer = await axios.post(n8n.webhookUrl(workflow, 'Trigger'), webhookSample(kind, different(id)), {
				proxy: false,
			});
			expect(answer.status).toBe(200);
		}
	}
	await new Promise((resolve) => setTimeout(resolve, 2000));
}

const runs = async () =>
	await Promise.all(senders.map(async ([{ id }]) => (await n8n.executions.list(id)).map(({ status }) => status)));

const stock = () => sandbox.state.products.find(({ id }) => id === '257327')?.branches[0]?.stock_quantity;

/** Says in the form that a product is sold out until the next full minute that is at least half a minute away. */
async function sellOut(workflow: Workflow): Promise<Date> {
	const minute = 60_000;
	const end = new Date(Math.ceil((Date.now() + minute / 2) / minute) * minute);
	const clock = end.toISOString().slice(11, 16);
	await writeRows(n8n, 'products', columns, [product('257327', 'Chicken Karahi', 110, 0, 50)]);
	await fillInSoldOut(n8n.webhookUrl(workflow, 'What Is Sold Out?'), ['1 hour', clock], 'Chicken Karahi');
	return end;
}

beforeAll(async () => {
	sandbox = await startSandbox();
	const accounts = [...sandboxAccounts(sandbox), ...staffAccounts];
	const soldOut = readyWorkflow('sold-out', accounts, {
		'Tell Somebody': { url: sandbox.url },
		'Every Minute': { rule: { interval: [{ field: 'seconds', secondsInterval: 5 }] } },
	});
	folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-blink-kept-'));
	const options = {
		tarball: await buildAndPack(() => undefined),
		credentials: accounts,
		workflows: [...senders.map(([workflow]) => workflow), changed, soldOut],
		env: { GENERIC_TIMEZONE: 'Etc/UTC' },
		name: 'restart',
		userFolder: folder,
		password: 'Blink-restart-1',
	};
	n8n = await startN8n(options);
	await sendAll();
	until = await sellOut(soldOut);
	before = { runs: await runs(), stock: stock() };
	await n8n.rest('PATCH', `/workflows/${changed.id}`, { name: 'Mine' });
	await n8n.rest('POST', `/workflows/${changed.id}/deactivate`);
	await n8n.stop();
	n8n = await startN8n(options);
}, 20 * 60_000);

afterAll(async () => {
	await n8n?.stop();
	await sandbox?.stop();
	await rm(folder, { recursive: true, force: true });
});

const fiveRuns = ['success', 'success', 'success', 'success', 'success'];

it('five different events of each sender, sent again after a restart, start nothing', async () => {
	expect(before.runs).toEqual([fiveRuns, fiveRuns, fiveRuns]);
	await sendAll();
	expect(await runs()).toEqual([fiveRuns, fiveRuns, fiveRuns]);
}, 60_000);

it('what was sold out before a restart comes back after it, at its time', async () => {
	expect(before.stock).toBe(0);
	const back = await poll('the stock to be back', () => (stock() === 0 ? undefined : new Date()), {
		timeoutMs: 120_000,
	});

	expect(stock()).toBe(50);
	expect(back.getTime()).toBeGreaterThanOrEqual(until.getTime());
}, 150_000);

it('what a person changed before a restart stays, and the package is installed once', async () => {
	const { name } = await n8n.rest<{ name: string }>('GET', `/workflows/${changed.id}`);
	const packages = await n8n.rest<Array<{ installedNodes: object[] }>>('GET', '/community-packages');

	expect(name).toBe('Mine');
	expect(n8n.published.map(({ id }) => id)).toEqual([...senders.map(([{ id }]) => id), 'sold-out']);
	expect(packages.map(({ installedNodes }) => installedNodes.length)).toEqual([manifest.n8n.nodes.length]);
});
