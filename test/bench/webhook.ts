/**
 * How many orders a second a real n8n takes in through the Blink Trigger, compared with n8n's own Webhook node in the same
 * run: `npm run bench`. Prints calls a second and ratios; it judges nothing, since machines differ.
 */
import { Agent } from 'node:http';

import axios from 'axios';

import { webhookSample } from '../../sandbox';
import { startN8n } from '../e2e/harness/n8n';
import { buildAndPack } from '../e2e/harness/pack';
import type { Workflow } from '../e2e/harness/workflow';

const CLIENTS = 10;
const CALLS = 200;
const ROUNDS = 3;

function receiving(id: string, type: string, typeVersion: number, parameters: Record<string, unknown>): Workflow {
	return {
		id,
		name: id,
		nodes: [
			{ id: `${id}-trigger`, name: 'In', type, typeVersion, position: [0, 0], webhookId: `webhook-${id}`, parameters },
			{ id: `${id}-end`, name: 'End', type: 'n8n-nodes-base.noOp', typeVersion: 1, position: [200, 0], parameters: {} },
		],
		connections: { In: { main: [[{ node: 'End', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	};
}

const blinkTrigger = (id: string, acknowledge: string) =>
	receiving(id, 'n8n-nodes-blink.blinkTrigger', 1.1, { events: ['order.created'], options: { acknowledge } });

const contenders: Record<string, Workflow> = {
	"n8n's Webhook node": receiving('benchWebhook', 'n8n-nodes-base.webhook', 2.1, {
		httpMethod: 'POST',
		path: 'bench',
		options: {},
	}),
	'Blink Trigger, at once': blinkTrigger('benchAtOnce', 'atOnce'),
	'Blink Trigger, after saving': blinkTrigger('benchAfterSaving', 'afterSaving'),
};

let orders = 0;

/** Sends CALLS different orders from CLIENTS clients and returns how many were answered per second. */
async function callsPerSecond(url: string): Promise<number> {
	const client = axios.create({ httpAgent: new Agent({ keepAlive: true, maxSockets: CLIENTS }), proxy: false });
	let left = CALLS;
	const start = performance.now();
	await Promise.all(
		Array.from({ length: CLIENTS }, async () => {
			while (left-- > 0) await client.post(url, webhookSample('blink.order', { blink_order_id: String(++orders) }));
		}),
	);
	return CALLS / ((performance.now() - start) / 1000);
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

async function main(): Promise<void> {
	const tarball = await buildAndPack(console.log);
	const n8n = await startN8n({ tarball, workflows: Object.values(contenders), name: 'bench', log: console.log });
	try {
		const speeds = new Map<string, number[]>();
		for (let round = 0; round < ROUNDS; round++) {
			for (const [name, workflow] of Object.entries(contenders)) {
				const speed = await callsPerSecond(n8n.webhookUrl(workflow, 'In'));
				speeds.set(name, [...(speeds.get(name) ?? []), speed]);
			}
		}
		const [[, own]] = [...speeds] as [[string, number[]]];
		for (const [name, measured] of speeds) {
			const speed = median(measured);
			console.log(`${name}: ${speed.toFixed(1)} calls a second, ratio ${(speed / median(own)).toFixed(2)}`);
		}
	} finally {
		await n8n.stop();
	}
}

main().catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
