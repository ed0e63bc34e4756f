import { setTimeout as wait } from 'node:timers/promises';

import axios from 'axios';

import { webhookSample } from '../../../sandbox';
import { chain } from '../../e2e/build';
import { startN8n } from '../../e2e/harness/n8n';
import { poll } from '../../e2e/harness/poll';
import { expects, table, type Outcome } from '../scenario';

const SLOW_SECONDS = 30;
/** How long the sender waits, and until it tries again. */
const PATIENCE_MS = 5000;
const TRIES = 4;

const webhook = (path: string) => ({
	name: 'In',
	type: 'n8n-nodes-base.webhook',
	typeVersion: 2.1,
	parameters: { httpMethod: 'POST', path, options: {} },
});
const slow = chain('relSlow', webhook('relSlow'), {
	name: 'Slow',
	type: 'n8n-nodes-base.wait',
	typeVersion: 1.1,
	parameters: { amount: SLOW_SECONDS, unit: 'seconds' },
});
const noOp = { name: 'Do Nothing', type: 'n8n-nodes-base.noOp' };
const trigger = (type: string) => ({ name: 'In', type: `n8n-nodes-blink.${type}`, typeVersion: 1.1 });
const riders = chain('relLimitRider', trigger('riderTrigger'), noOp);
const blink = chain('relLimitBlink', trigger('blinkTrigger'), noOp);

/** Runs wait for a slot, and with them n8n's word that they are saved, while the sender tries again. */
export async function concurrencyLimit(tarball: string, log: (line: string) => void): Promise<Outcome> {
	const n8n = await startN8n({
		tarball,
		workflows: [slow, riders, blink],
		env: { N8N_CONCURRENCY_PRODUCTION_LIMIT: '1' },
		name: 'concurrency limit',
		log,
	});
	try {
		const post = async (workflow: typeof slow, body: unknown, timeout: number) => {
			const start = Date.now();
			const answer = await axios.post(n8n.webhookUrl(workflow, 'In'), body, { proxy: false, timeout }).then(
				({ status }) => String(status),
				() => 'none',
			);
			return { answer, seconds: (Date.now() - start) / 1000 };
		};
		for (let count = 0; count < 2; count++) void post(slow, {}, 120_000);
		await wait(2000);

		const order = webhookSample('blink.order', { blink_order_id: 'limit' });
		const ofBlink = [post(blink, order, 10_000), post(blink, order, 10_000)];
		const rider = webhookSample('ordatic.rider-created', { 'data.orderId': 'limit' });
		const tries: string[] = [];
		for (let count = 0; count < TRIES; count++) tries.push((await post(riders, rider, PATIENCE_MS)).answer);
		const answered = await Promise.all(ofBlink);
		const [ofRiders, ofOrders] = await poll(
			'the runs to have a slot',
			async () => {
				const runs = await Promise.all([riders, blink].map(async ({ id }) => await n8n.executions.list(id)));
				return runs.every((each) => each.some(({ status }) => status === 'success')) ? runs : undefined;
			},
			{ timeoutMs: 180_000, everyMs: 1000 },
		);
		const later = await post(riders, rider, 30_000);
		await wait(1000);
		const after = await n8n.executions.list(riders.id);
		return {
			figures: [
				`n8n runs one execution at a time, and two of ${SLOW_SECONDS} seconds are before these. A sender closes each call after ${PATIENCE_MS / 1000} seconds and tries ${TRIES} times; Blink sends an order and a copy of it.`,
				table(
					['sender', 'answers', 'runs'],
					[
						['Ordatic Rider', tries.join(', '), ofRiders!.length],
						[
							'Blink',
							answered.map(({ answer, seconds }) => `${answer} after ${seconds.toFixed(1)} s`).join(', '),
							ofOrders!.length,
						],
					],
				),
			].join('\n\n'),
			kept: [
				expects(`an event that is tried ${TRIES} times runs once`, ofRiders!.length, 1),
				expects(
					'what is sent again after its run starts nothing, and is answered 200',
					[later.answer, after.length],
					['200', 1],
				),
				expects('an order of Blink and its copy run once', ofOrders!.length, 1),
				expects('Blink is answered 200', answered.filter(({ answer }) => answer !== '200').length),
			],
			aims: [expects('Blink is answered before it hangs up', answered.filter(({ seconds }) => seconds > 4.9).length)],
		};
	} finally {
		await n8n.stop();
	}
}
