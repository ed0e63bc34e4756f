import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import axios from 'axios';

import proof from '../../../sandbox/samples/ordatic/rider-proof-delivery.json';
import { chain } from '../build';
import { itemsOf } from '../harness/executions';
import type { Suite } from '../suite';

const form = readFileSync(join(__dirname, '../../fixtures/cases/blink-order-php-form.txt'), 'utf8');

const workflow = chain(
	'webhookAndParser',
	{
		name: 'In',
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2.1,
		parameters: { httpMethod: 'POST', path: 'webhookAndParser', options: {} },
	},
	{
		name: 'Parser',
		type: 'n8n-nodes-blink.deliveryWebhookParser',
		parameters: { source: '={{ $json.query.source }}' },
	},
);

export const parser: Suite = {
	name: "Delivery Webhook Parser behind n8n's Webhook node",
	workflows: () => [workflow],
	tests: (world) => {
		test.each<[source: string, body: unknown, type: string, output: number, expected: object]>([
			[
				'blink',
				form,
				'application/x-www-form-urlencoded',
				0,
				{ event: 'order.created', orderId: 'qW7rTz', warnings: [] },
			],
			[
				'ordatic',
				proof,
				'application/json',
				0,
				{ event: 'delivery.proof', delivery: { proof: { mimeType: 'image/png' } } },
			],
			['ordatic', { eventType: '' }, 'application/json', 1, { source: 'ordatic', body: { eventType: '' } }],
		])('gives what %s sent', async (source, body, type, output, expected) => {
			const before = await world.n8n.executions.last(workflow.id);
			await axios.post(`${world.n8n.webhookUrl(workflow, 'In')}?source=${source}`, body, {
				headers: { 'Content-Type': type },
				proxy: false,
			});
			const run = await world.n8n.executions.waitFor(workflow.id, before);
			expect(itemsOf(run, 'Parser', output)).toMatchObject([expected]);
			expect(itemsOf(run, 'Parser', 1 - output)).toEqual([]);
		});
	},
};
