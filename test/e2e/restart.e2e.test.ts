import axios from 'axios';

import { webhookSample, type WebhookKind } from '../../sandbox';
import { chain, type NodeSketch } from './build';
import { startN8n, type RunningN8n } from './harness/n8n';
import { buildAndPack } from './harness/pack';
import type { Workflow } from './harness/workflow';

/* What a trigger remembers outlives n8n: only a real n8n writes its static data, and only a restart shows what it wrote. */

const noOp: NodeSketch = { name: 'Do Nothing', type: 'n8n-nodes-base.noOp' };

const trigger = (type: string): NodeSketch => ({ name: 'Trigger', type: `n8n-nodes-blink.${type}`, typeVersion: 1.1 });

const senders: Array<[workflow: Workflow, kind: WebhookKind, different: (id: string) => Record<string, unknown>]> = [
	[chain('restartBlink', trigger('blinkTrigger'), noOp), 'blink.order', (id) => ({ blink_order_id: id })],
	[chain('restartBlend', trigger('blendTrigger'), noOp), 'blend.order-created', (id) => ({ 'payload.id': id })],
	[chain('restartRider', trigger('riderTrigger'), noOp), 'ordatic.rider-created', (id) => ({ 'data.orderId': id })],
];
const ids = ['1', '2', '3', '4', '5'];

let n8n: RunningN8n;

beforeAll(async () => {
	n8n = await startN8n({
		tarball: await buildAndPack(() => undefined),
		workflows: senders.map(([workflow]) => workflow),
		name: 'restart',
	});
}, 20 * 60_000);

afterAll(async () => await n8n?.stop());

async function sendAll(): Promise<void> {
	for (const [workflow, kind, different] of senders) {
		for (const id of ids) {
			const answer = await axios.post(n8n.webhookUrl(workflow, 'Trigger'), webhookSample(kind, different(id)), {
				proxy: false,
			});
			expect(answer.status).toBe(200);
		}
	}
}

const runs = async () =>
	await Promise.all(senders.map(async ([{ id }]) => (await n8n.executions.list(id)).map(({ status }) => status)));

const fiveRuns = ['success', 'success', 'success', 'success', 'success'];

it(
	'five different events of each sender, sent again after a restart, start nothing',
	async () => {
		await sendAll();
		await new Promise((resolve) => setTimeout(resolve, 2000));
		expect(await runs()).toEqual([fiveRuns, fiveRuns, fiveRuns]);

		await n8n.shutDown();
		await n8n.startAgain();
		await sendAll();
		await new Promise((resolve) => setTimeout(resolve, 2000));
		expect(await runs()).toEqual([fiveRuns, fiveRuns, fiveRuns]);
	},
	5 * 60_000,
);
