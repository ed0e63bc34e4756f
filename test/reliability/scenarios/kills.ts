import { setTimeout as wait } from 'node:timers/promises';

import { expects, type Outcome, type Scenario } from '../scenario';
import {
	droppedCopies,
	fatesOf,
	fatesTable,
	onceSaved,
	ours,
	runsOf,
	takenUp,
	untilQuiet,
	type Runs,
} from '../support/ledger';
import { sendOrder, type Sent } from '../support/orders';
import { only } from '../support/receivers';
import type { Where } from '../support/where';

/** Longer than n8n takes to start, so that the second time at the latest finds it. */
const RESEND_MS = 15_000;
const IDS = ['relBlink', 'relBlinkAtOnce', 'relBlend', 'relRider', 'relWebhook', 'relWebhookResends'];

/** When n8n is killed after a burst began, in milliseconds: while it takes the orders in, and while they run. */
const BURSTS = [150, 650, 1650, 4000];
const PER_BURST = 15;

const STEADY_KILLS = 2;
const STEADY_MS = 8000;
/** Five orders a second in all, and what is sent again on top. */
const EVERY_MS = 200;

/** What was sent, and when n8n was killed, in epoch milliseconds. */
interface Played {
	sent: Sent[];
	kills: number[];
}

async function burst({ n8n, receivers }: Where, killAfterMs: number): Promise<Played> {
	const sending = only(receivers, ...IDS).flatMap((receiver) =>
		Array.from({ length: PER_BURST }, () =>
			sendOrder(receiver, n8n.webhookUrl(receiver.workflow, 'In'), { pauseMilliseconds: RESEND_MS }),
		),
	);
	await wait(killAfterMs);
	const kills = [Date.now()];
	await n8n.kill();
	await n8n.startAgain();
	return { sent: await Promise.all(sending), kills };
}

async function steady({ n8n, receivers }: Where): Promise<Played & { starts: number }> {
	const targets = only(receivers, ...IDS);
	const sending: Array<Promise<Sent>> = [];
	const kills: number[] = [];
	let starts = 0;
	const timer = setInterval(() => {
		const receiver = targets[sending.length % targets.length]!;
		sending.push(sendOrder(receiver, n8n.webhookUrl(receiver.workflow, 'In'), { pauseMilliseconds: RESEND_MS }));
	}, EVERY_MS);
	try {
		for (let kill = 0; kill < STEADY_KILLS; kill++) {
			await wait(STEADY_MS);
			kills.push(Date.now());
			await n8n.kill();
			starts += await n8n.startAgain();
		}
		await wait(STEADY_MS);
	} finally {
		clearInterval(timer);
	}
	return { sent: await Promise.all(sending), kills, starts };
}

async function outcome(
	{ database }: Where,
	text: string,
	{ sent, kills }: Played,
	behind?: Sent[],
): Promise<Outcome & { runs: Runs }> {
	await untilQuiet(database);
	const runs = await runsOf(database, IDS);
	const codes = await takenUp(database, IDS, kills);
	const doubledByN8n = fatesOf(
		sent.filter(({ code }) => codes.has(code)),
		runs,
	).doubled;
	const judged = ours(sent).filter(({ code }) => !codes.has(code));
	return {
		runs,
		figures: [
			text,
			`n8n took up ${codes.size} runs by itself, at a start, that a kill had found saved and not begun; of ${doubledByN8n} of these orders, its own Webhook's among them, a copy had run.`,
			fatesTable(sent, runs),
		].join('\n\n'),
		kept: [
			expects(
				'Once Saved loses no order that it acknowledged, unless Blink was about to hang up',
				fatesOf(onceSaved(sent, behind), runs).lost,
			),
			expects('no copy of an order whose run came to its end runs again', fatesOf(judged, runs).doubled),
		],
	};
}

/** kill -9 in the middle of bursts. */
export const killsInBursts: Scenario = {
	name: 'killsInBursts',
	title: 'kill -9 in the middle of bursts',
	async run(where) {
		const bursts: Played[] = [];
		for (const killAfterMs of BURSTS) {
			where.log(`  a burst, killed after ${killAfterMs} ms`);
			bursts.push(await burst(where, killAfterMs));
		}
		const sent = bursts.flatMap((each) => each.sent);
		const kills = bursts.flatMap((each) => each.kills);
		const text = `${PER_BURST} orders at each receiver at once, killed ${BURSTS[0]} to ${BURSTS.at(-1)} ms later, ${BURSTS.length} times. Each run takes 0.4 s. Blink never resends; whoever resends does so ${RESEND_MS / 1000} s later, three calls in all.`;
		const { runs, figures, kept } = await outcome(where, text, { sent, kills });
		const dropped = droppedCopies(ours(sent), runs, where.effects).length;
		return { figures, kept: [...kept, expects('no copy is dropped for a call that the kill cut off', dropped)] };
	},
};

/** kill -9 under a steady load. */
export const killsUnderLoad: Scenario = {
	name: 'killsUnderLoad',
	title: 'kill -9 under a steady load',
	async run(where) {
		const { starts, ...played } = await steady(where);
		const text = `Five orders a second in all, ${STEADY_KILLS} kills; ${starts} starts to be up again. Blink never resends; whoever resends does so ${RESEND_MS / 1000} s later, three calls in all.`;
		return await outcome(where, text, played, played.sent);
	},
};
