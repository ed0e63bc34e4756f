import { webhookSample, type PayloadType } from '../../sandbox';
import { nextOrderId } from '../../sandbox/state';
import { permutations } from '../support/permutations';
import { aSandbox } from '../support/sandbox';
import { blink } from './blinkSetup';
import { aTrigger } from './harness/triggers';

/*
 * Calls overtake each other and are sent again: in whatever order the events of one delivery arrive, and however often, Blink
 * ends where the delivery did and was never taken back, because it is asked first. The board in n8n's database: test/e2e/suites/workflows/ordersBoard.ts.
 */

const sandbox = aSandbox();

/** Blink's statuses of an order that goes well, in order: accepted, ready, dispatched, delivered. */
const onItsWay = [1, 6, 2, 3];

type Event = [kind: PayloadType, set?: object];

const deliveries: Array<[sender: string, trigger: string, named: string, events: Event[]]> = [
	[
		'Ordatic',
		'riderTrigger',
		'data.orderId',
		[['ordatic.rider-created'], ['ordatic.rider-picking'], ['ordatic.rider-delivering'], ['ordatic.rider-completed']],
	],
	[
		'Bringg',
		'bringgTrigger',
		'external_id',
		[['bringg.order-accepted'], ['bringg.order-checked-in'], ['bringg.order-on-the-way'], ['bringg.order-done']],
	],
	[
		'Blend',
		'blendTrigger',
		'payload.order_id',
		[
			['blend.to-blend-assigned'],
			['blend.to-blend-at-pick-up'],
			['blend.to-blend-on-the-way'],
			['blend.to-blend-delivered'],
		],
	],
	[
		'Blink Logistics',
		'blinkLogisticsTrigger',
		'data.taskId',
		[['logistics.task-assigned'], ['logistics.task-accepted'], ['logistics.task-started'], ['logistics.task-finished']],
	],
	[
		'Blink',
		'blinkTrigger',
		'blink_order_id',
		onItsWay.map((status) => ['blink.order-status', { status, statusText: '' }]),
	],
];

it.each(deliveries)(
	'%s: in whatever order the events of a delivery arrive, also again, Blink ends at delivered',
	async (_sender, type, named, events) => {
		const trigger = await aTrigger(type);
		const ends: object[] = [];
		for (const arrived of permutations(events)) {
			const id = nextOrderId(sandbox.state);
			sandbox.state.orders.push({ ...structuredClone(sandbox.state.orders[0]!), id, status: 0, history: [] });
			const before = trigger.events().length;
			// The first two are sent again behind the others, as by a sender that had no answer.
			for (const [kind, set] of [...arrived, ...arrived.slice(0, 2)]) {
				await trigger.post(webhookSample(kind, { [named]: String(id), ...set }));
			}
			const heard = trigger.events().slice(before);
			await blink(sandbox, 'order:updateStatus', { input: 'delivery', orderId: String(id) }, { input: heard });
			const order = sandbox.state.orders.find((each) => each.id === id)!;
			const told = order.history.map(({ status }) => onItsWay.indexOf(status));
			ends.push({
				isSeen: heard.length >= arrived.length,
				inBlink: order.status,
				takenBack: told.some((status, index) => index > 0 && status < told[index - 1]!),
			});
		}
		expect(ends).toEqual(ends.map(() => ({ isSeen: true, inBlink: 3, takenBack: false })));
		expect(trigger.unrecognized()).toEqual([]);
	},
	60_000,
);
