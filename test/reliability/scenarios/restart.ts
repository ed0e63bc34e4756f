import { setTimeout as wait } from 'node:timers/promises';

import { expects, table, type Scenario } from '../scenario';
import { runsOf, untilQuiet } from '../support/ledger';
import { sendOrder, type Sent } from '../support/orders';
import type { Receiver } from '../support/receivers';
import type { Where } from '../support/where';

const ORDERS = 5;
/** What is remembered reaches n8n's database within a second, and a kill waits for nobody. */
const SAVED_MS = 3000;

/** Sends orders to every receiver, ends n8n, starts it, and sends the same orders again. Returns the second sending. */
async function again({ n8n, database, receivers }: Where, end: () => Promise<void>): Promise<Sent[]> {
	const urlOf = ({ workflow }: Receiver) => n8n.webhookUrl(workflow, 'In');
	const first = await Promise.all(
		receivers.flatMap((receiver) => Array.from({ length: ORDERS }, () => sendOrder(receiver, urlOf(receiver)))),
	);
	await untilQuiet(database);
	await wait(SAVED_MS);
	await end();
	await n8n.startAgain();
	const copies = await Promise.all(first.map(({ receiver, code }) => sendOrder(receiver, urlOf(receiver), { code })));
	await wait(1000);
	await untilQuiet(database);
	return copies;
}

/** The same order again after n8n was ended and started: by a person who resends it, or a vendor who is not sure. */
export const restart: Scenario = {
	name: 'restart',
	title: 'The same orders again after a restart',
	async run(where) {
		const { n8n, database, receivers } = where;
		const shutDown = await again(where, n8n.shutDown);
		const killed = await again(where, n8n.kill);
		const runs = await runsOf(
			database,
			receivers.map(({ workflow }) => workflow.id),
		);
		const doubled = (copies: readonly Sent[], receiver: Receiver) =>
			copies.filter((copy) => copy.receiver === receiver && (runs.get(copy.code)?.length ?? 0) > 1).length;
		const acknowledged = [...shutDown, ...killed].filter(({ isAcknowledged }) => isAcknowledged);
		const neverRan = acknowledged.filter(({ code }) => !runs.has(code));
		const ofOurs = receivers.filter(({ isOurs }) => isOurs);
		return {
			figures: [
				`${ORDERS} orders to each, n8n ended and started, the same orders again: how many ran a second time.`,
				table(
					['receiver', 'after a shutdown', 'after kill -9'],
					receivers.map((receiver) => [receiver.who, doubled(shutDown, receiver), doubled(killed, receiver)]),
				),
			].join('\n\n'),
			kept: [
				expects('different orders all run, if they are acknowledged', neverRan.length),
				expects(
					'after a shutdown no order runs twice',
					ofOurs.filter((receiver) => doubled(shutDown, receiver) > 0).map(({ who }) => who),
					[],
				),
				expects(
					'after kill -9 no order whose run had ended runs twice',
					ofOurs.filter((receiver) => doubled(killed, receiver) > 0).map(({ who }) => who),
					[],
				),
			],
		};
	},
};
