import type { WebhookKind } from '../../../../sandbox';
import { alsoOnBoard, boardRow, boardRows } from '../../board';
import { chain } from '../../build';
import { toBeDelivered } from '../../evening';
import { readyWorkflow } from '../../example';
import { itemsOf } from '../../harness/executions';
import { permutations } from '../../../support/permutations';
import type { Suite, Surroundings, World } from '../../suite';
import { orderToLogistics } from './evening';
import { newOrderIn, playTogether, playWebhook, statusCall, statusesOf } from './play';

export const ordersBoard = ({ accounts, receiver }: Surroundings) =>
	readyWorkflow('orders-board', accounts, { 'Tell Somebody': { url: `${receiver.url}/chat` } });

/** A workflow that has the only URL a sender knows, and hands on to the board what it hears. */
function otherWorkflow(type: 'riderTrigger' | 'blinkLogisticsTrigger') {
	const trigger = { name: 'Trigger', type: `n8n-nodes-blink.${type}`, typeVersion: 1.1 };
	return alsoOnBoard(chain(`${type}OnBoard`, trigger, { name: 'Its Own Work', type: 'n8n-nodes-base.noOp' }), 'Trigger', [240, -160]);
}

type Event = [kind: WebhookKind, set?: object];

/** One delivery's events at one sender, in their true order, and what names the order in them. */
interface Told {
	trigger: string;
	named: string;
	events: Event[];
	/** Each event comes first once, and all come backwards: test/integration/shuffled.test.ts tries all orders, at less cost. */
	isQuick?: boolean;
	/** Gets an order into the sender's system and returns what its webhooks call it. */
	enter?: (world: World, orderId: string) => Promise<string>;
	/** Blink itself is not told what it says. */
	isBlink?: boolean;
}

/** Blink Logistics is given the order by the workflow that does so, and never names it again. */
async function asTask(world: World, orderId: string): Promise<string> {
	await playWebhook(world, orderToLogistics(world), 'Blink Trigger', 'blink.order', {
		set: { ...toBeDelivered, blink_order_id: orderId },
	});
	return world.sandbox.state.tasks.find(({ mappingKey }) => mappingKey === orderId)!.taskId;
}

const delivery: Record<string, Told> = {
	Ordatic: {
		trigger: 'Rider Trigger',
		named: 'data.orderId',
		events: [['ordatic.rider-created'], ['ordatic.rider-picking'], ['ordatic.rider-delivering'], ['ordatic.rider-completed']],
	},
	Bringg: {
		trigger: 'Bringg Trigger',
		named: 'external_id',
		events: [['bringg.order-accepted'], ['bringg.order-checked-in'], ['bringg.order-on-the-way'], ['bringg.order-done']],
	},
	Blend: {
		trigger: 'Blend Trigger',
		isQuick: true,
		named: 'payload.order_id',
		events: [
			['blend.to-blend-assigned'],
			['blend.to-blend-at-pick-up'],
			['blend.to-blend-on-the-way'],
			['blend.to-blend-delivered'],
		],
	},
	'Blink Logistics': {
		trigger: 'Blink Logistics Trigger',
		isQuick: true,
		named: 'data.taskId',
		enter: asTask,
		events: [['logistics.task-assigned'], ['logistics.task-accepted'], ['logistics.task-started'], ['logistics.task-finished']],
	},
	Blink: {
		trigger: 'Blink Trigger',
		isBlink: true,
		named: 'blink_order_id',
		events: [
			['blink.order-status', { status: 1, statusText: 'ACCEPTED' }],
			['blink.order-status', { status: 2, statusText: 'DISPATCHED' }],
			['blink.order-status', { status: 3, statusText: 'DELIVERED' }],
		],
	},
};

/** Each event comes first once, the others after it as they are; and all come backwards. */
function someOrdersOf<Value>(values: Value[]): Value[][] {
	return [...values.map((first) => [first, ...values.filter((other) => other !== first)]), [...values].reverse()];
}

export const ordersBoardSuite: Suite = {
	name: 'workflow: one board for all orders, and Blink up to date',
	// The board itself comes with the evening.
	workflows: () => [otherWorkflow('riderTrigger'), otherWorkflow('blinkLogisticsTrigger')],
	tests: (world) => {
		const play = async (trigger: string, kind: WebhookKind, set: object) =>
			await playWebhook(world, ordersBoard(world), trigger, kind, { set: { ...set } });

		test('a new order is on the board with what is known of it', async () => {
			const orderId = newOrderIn(world);
			const { run, calls, received } = await play('Blink Trigger', 'blink.order', { blink_order_id: orderId, type: 'DELIVERY' });

			expect(run.status).toBe('success');
			expect(await boardRow(world.n8n, orderId)).toMatchObject({
				orderNumber: 'ABND-24234',
				branchId: '12345',
				source: 'blink',
				type: 'delivery',
				total: 66.67,
				currency: 'PKR',
				status: 'created',
			});
			expect([calls, received]).toEqual([[], []]);
		});

		test('what the rider does is on the board and in Blink', async () => {
			const orderId = newOrderIn(world);
			await play('Blink Trigger', 'blink.order', { blink_order_id: orderId, type: 'DELIVERY' });
			const { calls } = await play('Bringg Trigger', 'bringg.order-on-the-way', { external_id: orderId });

			expect(calls).toContainEqual(statusCall(orderId, 2));
			expect(await boardRow(world.n8n, orderId)).toMatchObject({
				status: 'on-the-way',
				// The branch is Blink's, not the code that the rider's system has for it.
				branchId: '12345',
				taskId: '8503585',
			});
		});

		test.each(Object.keys(delivery))(
			'%s: in whatever order the events of a delivery come, board and Blink end the same',
			async (sender) => {
				const { trigger, named, events, enter, isQuick, isBlink = false } = delivery[sender]!;
				const url = world.n8n.webhookUrl(ordersBoard(world), trigger);
				const tried: Array<{ orderId: string; name: string; shuffled: Event[] }> = [];
				for (const shuffled of isQuick ? someOrdersOf(events) : permutations(events)) {
					const orderId = newOrderIn(world);
					tried.push({ orderId, name: (await enter?.(world, orderId)) ?? orderId, shuffled });
				}
				const heard = world.receiver.received.length;
				for (const place of events.keys()) {
					await playTogether(world, ordersBoard(world), tried.length, async () => {
						for (const { name, shuffled } of tried) {
							const [kind, set] = shuffled[place]!;
							await world.sandbox.send(kind, url, { set: { [named]: name, ...set } });
						}
					});
				}

				const rows = await boardRows(world.n8n);
				for (const { orderId, shuffled } of tried) {
					const status = rows.filter((row) => row.orderId === orderId).map((row) => row.status);
					const inBlink = world.sandbox.state.orders.find(({ id }) => String(id) === orderId)?.status;
					const told = statusesOf(world, orderId);
					expect({ shuffled, status, inBlink: isBlink ? 3 : inBlink }).toEqual({ shuffled, status: ['delivered'], inBlink: 3 });
					// Blink was never taken back.
					expect(told).toEqual([...told].sort());
				}
				expect(world.receiver.received).toHaveLength(heard);
			},
			120_000,
		);

		test('what another workflow hears is on the board and in Blink', async () => {
			const orderId = newOrderIn(world);
			const { run, calls } = await playWebhook(world, otherWorkflow('riderTrigger'), 'Trigger', 'ordatic.rider-delivering', {
				set: { 'data.orderId': orderId },
			});

			expect(run.status).toBe('success');
			expect(itemsOf(run, 'Its Own Work')).toMatchObject([{ orderId, deliveryStatus: 'on-the-way' }]);
			expect(calls).toContainEqual(statusCall(orderId, 2));
			expect((await boardRow(world.n8n, orderId))?.status).toBe('on-the-way');
		});

		test('a task that another workflow hears of is brought to its order', async () => {
			const orderId = newOrderIn(world);
			const taskId = await asTask(world, orderId);
			const { calls } = await playWebhook(world, otherWorkflow('blinkLogisticsTrigger'), 'Trigger', 'logistics.task-started', {
				set: { 'data.taskId': taskId },
			});

			expect(calls).toContainEqual(statusCall(orderId, 2));
			expect(await boardRow(world.n8n, orderId)).toMatchObject({ status: 'on-the-way', taskId });
		});

		test('what is said of a task whose order is not known goes to a person', async () => {
			const { calls, received } = await play('Blink Logistics Trigger', 'logistics.task-finished', {});

			expect(calls).toEqual([]);
			expect(received.map(({ json }) => json)).toEqual([
				{ text: 'Blink Logistics says delivered of task XYZAB-12345, but no order is known for it.' },
			]);
		});

		test('what Blink refuses goes to a person', async () => {
			const { received } = await play('Rider Trigger', 'ordatic.rider-completed', { 'data.orderId': '1' });

			expect(received.map(({ json }) => json)).toEqual([
				{ text: expect.stringMatching(/^Blink could not be told that order 1 is delivered: .*Order not found/) },
			]);
		});

		test('what nobody understands is kept in the inbox', async () => {
			const { run } = await playWebhook(world, ordersBoard(world), 'Blend Trigger', 'blend.to-blend-assigned', { body: { hello: 'blend' } });

			expect(itemsOf(run, 'Keep It in the Inbox')).toMatchObject([
				{ state: 'new', kind: 'not understood', source: 'blend', trigger: 'Blend Trigger', body: '{"hello":"blend"}' },
			]);
		});
	},
};
