import { setTimeout as wait } from 'node:timers/promises';

import { memoryOf } from '../../e2e/harness/memory';
import { expects, table, type Outcome, type Scenario } from '../scenario';
import { runsOf, untilQuiet } from '../support/ledger';
import { sendOrder, type Sent } from '../support/orders';
import { only, type Receiver } from '../support/receivers';
import type { Where } from '../support/where';

const IDS = ['relWebhook', 'relBlink', 'relBlinkAtOnce'];
/** Blink hangs up after this. */
const PATIENCE_MS = 5000;

const AT_ONCE = 200;
/** A thousand a minute, for half a minute. */
const BUSY_MS = 30_000;
const BUSY_ORDERS = 500;
const MANY = 5000;
const CLIENTS = 10;

const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(1);

/** Plays a rush at one receiver after the other and says what its senders saw. */
async function rush(
	where: Where,
	ids: readonly string[],
	send: (receiver: Receiver, url: string) => Promise<Sent[]>,
): Promise<Outcome> {
	const { n8n, database, receivers, log } = where;
	const memory = await memoryOf(n8n.pid);
	const targets = only(receivers, ...ids);
	const all: Sent[] = [];
	const lines: unknown[][] = [];
	for (const receiver of targets) {
		log(`  ${receiver.who}`);
		const before = await memory.now();
		const sent = await send(receiver, n8n.webhookUrl(receiver.workflow, 'In'));
		await untilQuiet(database, 180_000);
		await wait(5000);
		const slowest = Math.max(...sent.map(({ milliseconds }) => milliseconds));
		const late = sent.filter(({ milliseconds }) => milliseconds > PATIENCE_MS).length;
		const refused = sent.filter(({ isAcknowledged }) => !isAcknowledged);
		const why = new Set(refused.map(({ status, error }) => error ?? status));
		lines.push([
			receiver.who,
			sent.length,
			[refused.length, ...why].join(', '),
			seconds(slowest),
			late,
			before,
			await memory.now(),
		]);
		all.push(...sent);
	}
	const runs = await runsOf(database, ids);
	const once = all.filter(({ receiver }) => receiver.isOnceSaved);
	const lost = all.filter(
		({ receiver, code, isAcknowledged }) => receiver.isOurs && isAcknowledged && runs.get(code)?.at(-1) !== 'success',
	);
	return {
		figures: table(
			['receiver', 'sent', 'not acknowledged', 'slowest answer, s', 'later than 5 s', 'MB before', 'MB after'],
			lines,
		),
		kept: [expects('every acknowledged order runs to its end', lost.length)],
		aims: [
			expects(
				'Once Saved answers every order within 5 seconds',
				once.filter(({ milliseconds, isAcknowledged }) => !isAcknowledged || milliseconds > PATIENCE_MS).length,
			),
		],
	};
}

/** Everybody orders at the same moment. */
export const burst: Scenario = {
	name: 'burst',
	title: `${AT_ONCE} orders at once`,
	run: async (where) =>
		await rush(
			where,
			IDS,
			async (receiver, url) => await Promise.all(Array.from({ length: AT_ONCE }, () => sendOrder(receiver, url))),
		),
};

/** A busy half minute. */
export const busy: Scenario = {
	name: 'busy',
	title: `${BUSY_ORDERS} orders in half a minute`,
	run: async (where) =>
		await rush(where, IDS, async (receiver, url) => {
			const sending: Array<Promise<Sent>> = [];
			for (let order = 0; order < BUSY_ORDERS; order++) {
				sending.push(sendOrder(receiver, url));
				await wait(BUSY_MS / BUSY_ORDERS);
			}
			return await Promise.all(sending);
		}),
};

/** A long evening, and the memory after it. */
export const manyEvents: Scenario = {
	name: 'manyEvents',
	title: `${MANY.toLocaleString('en')} orders, ${CLIENTS} at a time, and the memory after them`,
	run: async (where) =>
		await rush(where, ['relWebhook', 'relBlink'], async (receiver, url) => {
			const sent: Sent[] = [];
			await Promise.all(
				Array.from({ length: CLIENTS }, async () => {
					while (sent.length < MANY) sent.push(await sendOrder(receiver, url));
				}),
			);
			return sent;
		}),
};
