import { setTimeout as wait } from 'node:timers/promises';

import { expects, table, type Outcome, type Scenario } from '../scenario';
import { onceSaved, ours, runsOf, untilQuiet, type Runs } from '../support/ledger';
import { sendOrder, type Sent } from '../support/orders';
import { only, type Receiver } from '../support/receivers';
import { REFUSE, TAKE } from '../support/refusal';
import type { Where } from '../support/where';

const IDS = ['relBlink', 'relBlinkAtOnce', 'relBlend', 'relRider', 'relWebhook'];
const FAILING_MS = 10_000;
/** 1.7 orders a second at each receiver. */
const EVERY_MS = 600;

const LOCK = 'BEGIN EXCLUSIVE';
const UNLOCK = 'COMMIT';

/** Sends while the database fails, and sends once more by hand, when it works again, whatever has no run. */
async function whileFailing({ n8n, database, receivers }: Where, begin: string, end: string) {
	const targets = only(receivers, ...IDS);
	const urlOf = ({ workflow }: Receiver) => n8n.webhookUrl(workflow, 'In');
	const sending: Array<Promise<Sent>> = [];
	await database.query(begin);
	try {
		for (const until = Date.now() + FAILING_MS; Date.now() < until; await wait(EVERY_MS)) {
			sending.push(
				...targets.map(async (receiver) => await sendOrder(receiver, urlOf(receiver), { pauseMilliseconds: 4000 })),
			);
		}
	} finally {
		await database.query(end);
	}
	const sent = await Promise.all(sending);
	await wait(2000);
	await untilQuiet(database);
	const runs = await runsOf(database, IDS);
	const missing = sent.filter(({ code }) => !runs.has(code));
	await Promise.all(missing.map(async ({ receiver, code }) => await sendOrder(receiver, urlOf(receiver), { code })));
	await wait(1000);
	await untilQuiet(database);
	return { targets, sent, runs, later: await runsOf(database, IDS) };
}

async function outcome(where: Where, text: string, begin: string, end: string): Promise<Outcome> {
	const { targets, sent, runs, later } = await whileFailing(where, begin, end);
	const without = (orders: readonly Sent[], known: Runs) => orders.filter(({ code }) => !known.has(code));
	const acknowledged = sent.filter(({ isAcknowledged }) => isAcknowledged);
	return {
		figures: [
			text,
			table(
				[
					'receiver',
					'sent',
					'acknowledged',
					'acknowledged, no run',
					'no run at all',
					'of these run when a person sends them again',
				],
				targets.map((receiver) => {
					const own = sent.filter((order) => order.receiver === receiver);
					const ownAcknowledged = acknowledged.filter((order) => order.receiver === receiver);
					const missing = without(own, runs);
					return [
						receiver.who,
						own.length,
						ownAcknowledged.length,
						without(ownAcknowledged, runs).length,
						missing.length,
						missing.length - without(missing, later).length,
					];
				}),
			),
		].join('\n\n'),
		kept: [
			expects(
				'Once Saved says 200 to no order without a run, unless Blink is about to hang up',
				without(onceSaved(acknowledged), runs).length,
			),
			expects('an order without a run runs when it is sent again', without(ours(sent), later).length),
		],
	};
}

/** Every new run is refused. */
export const databaseRefuses: Scenario = {
	name: 'databaseRefuses',
	title: 'The database refuses for ten seconds',
	run: async (where) =>
		await outcome(where, 'SQLite refuses every new run, as on a full disk. 1.7 orders a second at each.', REFUSE, TAKE),
};

/** Another program holds the database. */
export const databaseLocked: Scenario = {
	name: 'databaseLocked',
	title: 'The database is locked for ten seconds',
	run: async (where) =>
		await outcome(where, 'Another program holds the lock of SQLite. 1.7 orders a second at each.', LOCK, UNLOCK),
};
