import { setTimeout as wait } from 'node:timers/promises';

import axios from 'axios';

import { webhookSample, type PayloadType } from '../../../sandbox';
import { expects, table, type Scenario } from '../scenario';
import { runsOf, untilQuiet } from '../support/ledger';
import { newCode } from '../support/orders';
import { only } from '../support/receivers';
import { REFUSE, TAKE } from '../support/refusal';

const ORDERS = 10;

/** Two events of one order or task, for each sender that sends again what was answered 500. */
const EVENTS: Record<string, Array<[kind: PayloadType, idAt: string]>> = {
	relBlend: [
		['blend.order-created', 'payload.id'],
		['blend.to-blend-assigned', 'payload.order_id'],
	],
	relRider: [
		['ordatic.rider-created', 'data.orderId'],
		['ordatic.rider-picking', 'data.orderId'],
	],
};

/** Several events of one order come while nothing can be saved, and come again when it can. */
export const severalRefused: Scenario = {
	name: 'severalRefused',
	title: 'The database refuses while several events of one order come',
	async run({ n8n, database, receivers }) {
		const ids = Object.keys(EVENTS);
		const targets = only(receivers, ...ids).flatMap(({ workflow }) =>
			Array.from({ length: ORDERS }, () => ({ id: workflow.id, url: n8n.webhookUrl(workflow, 'In'), code: newCode() })),
		);
		/** Sends one event of each order, or both at once. @returns how often each status was the answer. */
		const sendAll = async (which: readonly number[]) => {
			const answers = targets.flatMap(({ id, url, code }) =>
				which.map(async (index) => {
					const [kind, idAt] = EVENTS[id]![index]!;
					const body = webhookSample(kind, { [idAt]: code });
					const options = { proxy: false, timeout: 30_000, validateStatus: () => true } as const;
					return await axios.post(url, body, options).then(
						({ status }) => String(status),
						(error: Error) => error.message,
					);
				}),
			);
			const counts: Record<string, number> = {};
			for (const answer of await Promise.all(answers)) counts[answer] = (counts[answer] ?? 0) + 1;
			return counts;
		};

		await database.query(REFUSE);
		const refused = await sendAll([0, 1]).finally(async () => await database.query(TAKE));
		await wait(1000);
		const resent = [await sendAll([0]), await sendAll([1])];
		const isAlive = await axios.get(`${n8n.url}/healthz`, { proxy: false, timeout: 5000 }).then(
			({ status }) => status === 200,
			() => false,
		);
		const copies = await sendAll([0]);
		await wait(1000);
		await untilQuiet(database);
		const runs = await runsOf(database, ids);
		const counts = targets.map(({ code }) => runs.get(code)?.length ?? 0);
		const all = (count: number) => ({ 200: count });
		return {
			figures: [
				`SQLite refuses every new run while two events of each of ${ORDERS} orders come at once, at Blend's trigger and at the riders'. Then each is sent again, and the first one once more.`,
				table(
					['calls', 'answers'],
					[
						['while it refuses', JSON.stringify(refused)],
						['the first events again', JSON.stringify(resent[0])],
						['the second events again', JSON.stringify(resent[1])],
						['the first events once more', JSON.stringify(copies)],
					],
				),
			].join('\n\n'),
			kept: [
				expects('what cannot be saved is answered 500', refused, { 500: targets.length * 2 }),
				expects('what is sent again is taken', resent, [all(targets.length), all(targets.length)]),
				expects('n8n answers', isAlive, true),
				expects('a copy is answered like the first', copies, all(targets.length)),
				expects('each event runs', counts.filter((count) => count < 2).length),
				expects(
					'an order of Blend that is sent again after its status runs once',
					targets.filter(({ id, code }) => id === 'relBlend' && (runs.get(code)?.length ?? 0) > 2).length,
				),
			],
		};
	},
};
