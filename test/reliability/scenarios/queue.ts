import { setTimeout as wait } from 'node:timers/promises';

import axios from 'axios';

import { webhookSample, type Sandbox } from '../../../sandbox';
import type { Workflow } from '../../e2e/harness/workflow';
import { expects, table, type Outcome } from '../scenario';
import { answerCases } from '../support/answers';
import type { Effects } from '../support/effects';
import { fatesOf, fatesTable, onceSaved, ours, runsOf, untilQuiet } from '../support/ledger';
import { newCode, sendOrder, type Sent } from '../support/orders';
import type { Queue } from '../support/queue';
import { only, type Receiver } from '../support/receivers';

/** What a scenario of queue mode plays in. */
export interface QueueWhere extends Queue {
	effects: Effects;
	receivers: readonly Receiver[];
	sandbox: Sandbox;
	/** orders-board, at work for the sandbox's Blink. */
	board: Workflow;
	log(line: string): void;
}

/** A scenario that needs PostgreSQL and Redis. */
export interface QueueScenario {
	name: string;
	title: string;
	run(where: QueueWhere): Promise<Outcome>;
}

/** No sender waits longer than this for a workflow. */
const PATIENCE_MS = 30_000;

const PAIRS = 10;
const KILLS = 2;
/** A memory reaches the database a moment after the answer. */
const FORGETS_MS = 2000;
/** Seconds between the answer to an order and its copy; 0 for both at the same moment. */
const APART = [0, 1, 30];

/** An order at one webhook process and its copy at the other. */
export const queueRepeats: QueueScenario = {
	name: 'queueRepeats',
	title: 'Queue mode: copies that reach two webhook processes',
	async run({ webhooks, database, receivers }) {
		const [one, other] = webhooks;
		/** An order, and its copy some seconds after the answer; returns once the order is answered. */
		const pair = async (receiver: Receiver, seconds: number) => {
			const code = newCode();
			const first = sendOrder(receiver, one.urlOf(receiver), { code });
			if (seconds > 0) await first;
			const copy = wait(seconds * 1000).then(async () => await sendOrder(receiver, other.urlOf(receiver), { code }));
			return { receiver, seconds, code, both: Promise.all([first, copy]) };
		};
		// A process that was just started takes seconds over its first call: as late as that, a copy is no copy of anything.
		for (const { urlOf } of webhooks)
			await Promise.all(receivers.map(async (receiver) => await sendOrder(receiver, urlOf(receiver))));
		const pairs: Array<Awaited<ReturnType<typeof pair>>> = [];
		const left = receivers.values();
		const sendOthers = async () => {
			for (const receiver of left) {
				for (const seconds of APART) {
					for (let sent = 0; sent < PAIRS; sent++) {
						const started = await pair(receiver, seconds);
						pairs.push(started);
						// The longest pause may pass beside the others.
						if (seconds < Math.max(...APART)) await started.both;
					}
				}
			}
		};
		// No more at a time, and one after the other: what is asked here is not what a burst does.
		await Promise.all([sendOthers(), sendOthers()]);
		await Promise.all(pairs.map(async ({ both }) => await both));
		await untilQuiet(database);
		const runs = await runsOf(
			database,
			receivers.map(({ workflow }) => workflow.id),
		);
		const doubled = (wanted: (one: (typeof pairs)[number]) => boolean) =>
			pairs.filter((one) => wanted(one) && (runs.get(one.code)?.length ?? 0) > 1).length;
		return {
			figures: [
				`${PAIRS} orders each, the copy to the other process: how many ran twice.`,
				table(
					['receiver', 'at the same moment', '1 s after the answer', '30 s after the answer'],
					receivers.map((receiver) => [
						receiver.who,
						...APART.map((seconds) => doubled((one) => one.receiver === receiver && one.seconds === seconds)),
					]),
				),
			].join('\n\n'),
			kept: [
				expects('every order runs', pairs.filter(({ code }) => !runs.has(code)).length),
				expects(
					'copies 1 and 30 seconds after the answer run once, whichever process they reach',
					doubled(({ receiver, seconds }) => receiver.isOurs && seconds > 0),
				),
			],
		};
	},
};

/** kill -9 of a worker in the middle of runs. */
export const queueWorkerKilled: QueueScenario = {
	name: 'queueWorkerKilled',
	title: 'Queue mode: a worker is killed',
	async run({ webhooks, workers, database, receivers, effects }) {
		effects.milliseconds = 5000;
		const orders = await Promise.all(
			receivers.flatMap((receiver) =>
				Array.from({ length: 4 }, async () => await sendOrder(receiver, webhooks[0].urlOf(receiver))),
			),
		);
		await wait(1000);
		await workers[0].kill();
		await untilQuiet(database, 150_000);
		effects.milliseconds = 400;
		await workers[0].start();
		const ids = receivers.map(({ workflow }) => workflow.id);
		const runs = await runsOf(database, ids);
		// n8n throws the data of a stalled run away, and with it the order: these are counted by their status alone.
		const ended = orders.filter(({ code }) => runs.get(code)?.includes('success')).length;
		return {
			figures: `${orders.length} runs of 5 s on two workers, one of them killed after a second: ${ended} came to their end, ${orders.length - ended} were on the killed worker. n8n ends those as failed and keeps no data of them.`,
			kept: [expects('no order runs to its end twice', fatesOf(ours(orders), runs).doubled)],
		};
	},
};

/** kill -9 of a webhook process under load. */
export const queueWebhookKilled: QueueScenario = {
	name: 'queueWebhookKilled',
	title: 'Queue mode: a webhook process is killed',
	async run({ webhooks, database, receivers }) {
		const [other, killed] = webhooks;
		const targets = only(
			receivers,
			...['relBlink', 'relBlinkAtOnce', 'relBlend', 'relRider', 'relWebhook', 'relWebhookResends'],
		);
		const ids = targets.map(({ workflow }) => workflow.id);
		const sending: Array<Promise<Sent>> = [];
		const kills: number[] = [];
		const timer = setInterval(() => {
			const receiver = targets[sending.length % targets.length]!;
			sending.push(sendOrder(receiver, killed.urlOf(receiver), { pauseMilliseconds: 15_000 }));
		}, 200);
		try {
			for (let kill = 0; kill < KILLS; kill++) {
				await wait(4000);
				kills.push(Date.now());
				await killed.kill();
				await killed.start();
			}
			await wait(4000);
		} finally {
			clearInterval(timer);
		}
		const sent = await Promise.all(sending);
		await untilQuiet(database);
		const runs = await runsOf(database, ids);

		// As if the answers had been lost on their way. What was acknowledged just before a kill may be forgotten.
		const isForgotten = ({ sentAt, milliseconds }: Sent) =>
			kills.some((at) => sentAt + milliseconds > at - FORGETS_MS && sentAt + milliseconds < at);
		const acknowledged = ours(sent).filter(
			(order) => order.isAcknowledged && !order.isToldStarting && !isForgotten(order),
		);
		for (const { receiver, code } of acknowledged) await sendOrder(receiver, other.urlOf(receiver), { code });
		await untilQuiet(database);
		const later = await runsOf(database, ids);
		const again = acknowledged.filter(({ code }) => (later.get(code)?.length ?? 0) > (runs.get(code)?.length ?? 0));
		return {
			figures: `Five orders a second, ${KILLS} kills. Whoever resends does so 15 s later. Then the ${acknowledged.length} orders that were acknowledged ${FORGETS_MS / 1000} s and more before a kill once more, to the other process: ${again.length} run again.\n\n${fatesTable(sent, runs)}`,
			kept: [
				expects(
					'Once Saved loses no order that it acknowledged, unless Blink was about to hang up',
					fatesOf(onceSaved(sent, sent), runs).lost,
				),
				expects('no order that was acknowledged before runs again when it is sent once more', again.length),
			],
			aims: [expects('no order whose call the kill cut off runs twice', fatesOf(ours(sent), runs).doubled)],
		};
	},
};

/** What the sender hears, whoever runs the workflow. */
export const queueAnswers: QueueScenario = {
	name: 'queueAnswers',
	title: 'Queue mode: every way to answer',
	async run({ main, webhooks }) {
		const answered = await Promise.all(
			answerCases.map(async ({ workflow, kind, what, right }) => {
				const url = main
					.webhookUrl(workflow, 'In')
					.replace(main.url, new URL(webhooks[0].urlOf({ workflow } as Receiver)).origin);
				const seen = await axios
					.post<unknown>(url, webhookSample(kind), { validateStatus: () => true, proxy: false, timeout: PATIENCE_MS })
					.then(
						({ status, data }) => JSON.stringify([status, data]),
						() => 'no answer',
					);
				return { what, right: JSON.stringify(right), seen };
			}),
		);
		return {
			figures: table(
				['workflow', 'answer'],
				answered.map(({ what, seen }) => [what, `\`${seen}\``]),
			),
			kept: [
				expects(
					"every sender is answered in its own contract's words",
					answered.filter(({ right, seen }) => right !== seen).map(({ what }) => what),
					[],
				),
			],
		};
	},
};
