import { nextOrderId, type Sandbox } from '../../../sandbox';
import type { BoardRow } from '../../e2e/board';
import { deliveries, everyOrder, stateOf, type Delivery, type Event } from '../../e2e/deliveries';
import type { RunningN8n } from '../../e2e/harness/n8n';
import type { Workflow } from '../../e2e/harness/workflow';
import { expects, table, type Outcome, type Scenario } from '../scenario';
import type { Database } from '../support/database';
import { untilQuiet } from '../support/ledger';
import type { QueueScenario } from './queue';

/** How many calls are on their way at a time. */
const AT_ONCE = 6;
/** This is about the order of arrival, not about how long a sender waits: none of them hangs up. */
const PATIENCE_MS = 60_000;

/** One order, and the events that are sent for it, in that order. */
interface Played {
	sender: string;
	delivery: Delivery;
	orderId: string;
	/** What its events call it. */
	name: string;
	sent: Event[];
}

interface Surroundings {
	n8n: RunningN8n;
	database: Database;
	sandbox: Sandbox;
	board: Workflow;
}

/** Makes the orders in Blink; and those of Blink Logistics known by their tasks, as blink-order-to-logistics does. */
async function begin({ n8n, sandbox }: Surroundings, ordersOf: (events: Event[]) => Event[][]): Promise<Played[]> {
	const played = Object.entries(deliveries).flatMap(([sender, delivery]) =>
		ordersOf(delivery.events).map((sent): Played => {
			const id = nextOrderId(sandbox.state);
			sandbox.state.orders.push({ ...structuredClone(sandbox.state.orders[0]!), id, status: 0, history: [] });
			const orderId = String(id);
			return { sender, delivery, orderId, name: delivery.byTask ? `TASK-${orderId}` : orderId, sent };
		}),
	);
	const project = await n8n.rest<{ id: string }>('GET', '/projects/personal');
	const tables = `/projects/${project.id}/data-tables`;
	const name = 'blink_logistics_tasks';
	const found = await n8n.rest<{ data: Array<{ id: string; name: string }> }>('GET', `${tables}?take=100`);
	const columns = ['taskId', 'orderId', 'branchId'].map((column) => ({ name: column, type: 'string' }));
	const { id } =
		found.data.find((each) => each.name === name) ??
		(await n8n.rest<{ id: string }>('POST', tables, { name, columns }));
	const tasks = played.filter(({ delivery }) => delivery.byTask);
	const data = tasks.map(({ name: taskId, orderId }) => ({ taskId, orderId, branchId: '12345' }));
	await n8n.rest('POST', `${tables}/${id}/insert`, { data, returnType: 'count' });
	return played;
}

/** Sends one event of each order, some at a time. */
async function sendAll(
	{ sandbox }: Surroundings,
	calls: ReadonlyArray<{ one: Played; event: Event; url: string }>,
): Promise<number> {
	const left = calls.values();
	let refused = 0;
	const sendOthers = async () => {
		for (const { one, event, url } of left) {
			const [kind, set] = event;
			const body = { set: { ...one.delivery.named(one.name), ...set } };
			const { accepted } = await sandbox.send(kind, url, { ...body, timeoutMilliseconds: PATIENCE_MS });
			if (!accepted) refused++;
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, sendOthers));
	return refused;
}

/** The board as it stands in n8n's database. */
async function boardIn({ n8n, database }: Surroundings): Promise<BoardRow[]> {
	const { data } = await n8n.rest<{ data: Array<{ id: string; name: string }> }>('GET', '/data-tables-global?take=100');
	const { id } = data.find(({ name }) => name === 'orders_board')!;
	return await database.query<BoardRow>(`SELECT * FROM "data_table_user_${id}" ORDER BY id`);
}

/** Blink's own order of its statuses: accepted, ready, dispatched, delivered. */
const onward = [1, 6, 2, 3];

/** Where an order stands in Blink, and whether it was ever taken back. */
function inBlink({ sandbox }: Surroundings, { orderId }: Played): { status: number; takenBack: boolean } {
	const { status, history } = sandbox.state.orders.find(({ id }) => String(id) === orderId)!;
	const told = history.map((each) => onward.indexOf(each.status));
	return { status, takenBack: told.some((place, index) => index > 0 && place <= told[index - 1]!) };
}

/** The row of an order that is further, as whoever reads the board takes it. */
function rowOf(rows: readonly BoardRow[], orderId: string): BoardRow | undefined {
	const further = (row: BoardRow) => Number(row.trip) * 10 + Number(row.kitchen);
	return rows.filter((row) => row.orderId === orderId).sort((one, other) => further(other) - further(one))[0];
}

/** What became of the orders of each sender. */
async function ends(where: Surroundings, played: readonly Played[]) {
	const rows = await boardIn(where);
	return Object.keys(deliveries).map((sender) => {
		const own = played.filter((one) => one.sender === sender);
		const states = own.map(({ orderId }) => JSON.stringify(stateOf(rowOf(rows, orderId) ?? {})));
		const shown = own.map(({ orderId }) => rowOf(rows, orderId)?.status);
		const blink = own.filter(({ delivery }) => !delivery.isBlink).map((one) => inBlink(where, one));
		return {
			sender,
			orders: own.length,
			states: new Set(states).size,
			// The first one that ended in another way than most, so that it can be played again.
			other: own.find((_, index) => states[index] !== states[0])?.sent.map(([kind]) => kind),
			notDelivered: shown.filter((status) => status !== 'delivered').length,
			notInBlink: blink.filter(({ status }) => status !== 3).length,
			takenBack: blink.filter(({ takenBack }) => takenBack).length,
			twoRows: own.filter(({ orderId }) => rows.filter((row) => row.orderId === orderId).length > 1).length,
		};
	});
}

/** Where each event of an order goes to. */
type UrlOf = (trigger: string, place: number) => string;

/** Plays all orders event by event: the next one is sent when the runs of the one before have ended. */
async function play(where: Surroundings, played: readonly Played[], urlOf: UrlOf, halfway: () => Promise<unknown>) {
	const longest = Math.max(...played.map(({ sent }) => sent.length));
	let refused = 0;
	for (let place = 0; place < longest; place++) {
		if (place === Math.floor(longest / 2)) await halfway();
		const calls = played
			.filter(({ sent }) => place < sent.length)
			.map((one) => ({ one, event: one.sent[place]!, url: urlOf(one.delivery.trigger, place) }));
		refused += await sendAll(where, calls);
		await untilQuiet(where.database, 600_000);
	}
	return { refused, ends: await ends(where, played) };
}

const HEADINGS = [
	'sender',
	'orders',
	'different ends on the board',
	'not delivered on the board',
	'not delivered in Blink',
	'Blink taken back',
];

function outcomeOf({ refused, ends: found }: Awaited<ReturnType<typeof play>>, words: string, plays: string): Outcome {
	const sum = (of: 'notDelivered' | 'notInBlink' | 'takenBack') => found.reduce((all, each) => all + each[of], 0);
	const rows = found.map(({ sender, orders, states, notDelivered, notInBlink, takenBack }) => {
		const isBlink = deliveries[sender]!.isBlink;
		return [sender, orders, states, notDelivered, isBlink ? '–' : notInBlink, isBlink ? '–' : takenBack];
	});
	return {
		figures: `${words}\n\n${table(HEADINGS, rows)}`,
		kept: [
			expects('every call is taken', refused),
			expects(
				`${plays}, the board ends in the same state`,
				found.filter(({ states }) => states > 1).map(({ sender, other }) => ({ sender, other })),
				[],
			),
			expects('the board ends delivered', sum('notDelivered')),
			expects('Blink ends delivered, because it is asked first', sum('notInBlink')),
			expects('Blink is never taken back, nor told anything twice', sum('takenBack')),
		],
	};
}

const everyTwentieth = (events: Event[]) => everyOrder(events).filter((_, index) => index % 20 === 0);

const SAME =
	'Five events of a delivery that ends once and has one rider (four of Blink itself), each sent again at some later place';

/** A kill in the middle, in `values` of the orders of arrival. */
function withKill(name: string, title: string, words: string, ordersOf: (events: Event[]) => Event[][]): Scenario {
	return {
		name,
		title,
		async run({ n8n, database, sandbox, board }) {
			const where = { n8n, database, sandbox, board };
			const result = await play(
				where,
				await begin(where, ordersOf),
				(trigger) => n8n.webhookUrl(board, trigger),
				async () => {
					await n8n.kill();
					await n8n.startAgain();
				},
			);
			return outcomeOf(
				result,
				`${SAME}, in ${words}. In the middle n8n is killed and started.`,
				`in ${words} of arrival and with every resend`,
			);
		},
	};
}

const TITLE = 'The board and Blink: every order of arrival, every resend, a restart in between';

/** Every order of arrival, every event resent, a kill in the middle: some 5,000 runs. */
export const boardOrders = withKill('boardOrders', TITLE, 'every order', (events) => everyOrder(events));

/** The same where time is short. */
export const boardSome = withKill('boardSome', `${TITLE} (every twentieth)`, 'every twentieth order', everyTwentieth);

/** Two webhook processes and two workers: one after the other at either process, and all in the same moment. */
export const queueBoard: QueueScenario = {
	name: 'queueBoard',
	title: 'Queue mode: the board and Blink over two webhook processes',
	async run({ main, webhooks, database, sandbox, board }) {
		const where = { n8n: main, database, sandbox, board };
		const origins = webhooks.map(({ url }) => url);
		const at = (trigger: string, place: number) =>
			main.webhookUrl(board, trigger).replace(main.url, origins[place % origins.length]!);
		const result = await play(where, await begin(where, everyTwentieth), at, async () => undefined);

		// All events of an order in the same moment. What Blink is told then is a matter of milliseconds.
		const together = await begin(where, everyTwentieth);
		for (const one of together) {
			await Promise.all(
				one.sent.slice(0, 5).map(async (_, place) => {
					const event = one.delivery.events[place];
					if (event) await sendAll(where, [{ one, event, url: at(one.delivery.trigger, place) }]);
				}),
			);
			await untilQuiet(database);
		}
		const moment = await ends(where, together);
		const outcome = outcomeOf(
			result,
			`${SAME}, in every twentieth order, by turns to either process.`,
			'in every twentieth order of arrival and with every resend',
		);
		const rows = moment.map(({ sender, orders, notDelivered, twoRows }) => [sender, orders, notDelivered, twoRows]);
		return {
			figures: `${outcome.figures}\n\nAll events of an order in the same moment, to both processes: n8n's tables know no unique key, so that an order may get two rows; whoever reads takes the one that is further.\n\n${table(['sender', 'orders', 'not delivered on the board', 'with two rows'], rows)}`,
			kept: [
				...outcome.kept,
				expects(
					'when all events come in the same moment, the board ends delivered',
					moment.reduce((all, { notDelivered }) => all + notDelivered, 0),
				),
			],
		};
	},
};
