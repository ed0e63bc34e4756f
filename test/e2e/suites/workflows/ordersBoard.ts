import type { WebhookKind } from '../../../../sandbox';
import { readyWorkflow } from '../../example';
import { storedRows } from '../../harness/dataTable';
import { itemsOf } from '../../harness/executions';
import type { Suite, Surroundings, World } from '../../suite';
import { newOrderIn, playWebhook, statusCall, statusesOf } from './play';

export const ordersBoard = ({ accounts, receiver }: Surroundings) =>
	readyWorkflow('orders-board', accounts, { 'Tell Somebody': { url: `${receiver.url}/chat` } });

/** The board's row of an order, as it stands in n8n's database. */
export async function boardRow(world: World, orderId: string): Promise<Record<string, unknown> | undefined> {
	const { rest } = world.n8n;
	const tables = await rest<{ data: Array<{ id: string; name: string }> }>('GET', '/data-tables-global?take=100');
	const { id } = tables.data.find(({ name }) => name === 'orders_board')!;
	return (await storedRows(world.n8n, id)).find((row) => row.orderId === orderId);
}

type Event = [kind: WebhookKind, set?: object];

/** One delivery's events at one sender, in their true order, and what names the order in them. */
interface Told {
	trigger: string;
	named: string;
	events: Event[];
	/** All orders of these events are tried; otherwise some. */
	all?: boolean;
}

const delivery: Record<string, Told> = {
	Ordatic: {
		trigger: 'Rider Trigger',
		named: 'data.orderId',
		events: [['ordatic.rider-created'], ['ordatic.rider-picking'], ['ordatic.rider-delivering'], ['ordatic.rider-completed']],
		all: true,
	},
	Bringg: {
		trigger: 'Bringg Trigger',
		named: 'external_id',
		events: [['bringg.order-accepted'], ['bringg.order-checked-in'], ['bringg.order-on-the-way'], ['bringg.order-done']],
	},
	Blend: {
		trigger: 'Blend Trigger',
		named: 'payload.order_id',
		events: [
			['blend.to-blend-assigned'],
			['blend.to-blend-at-pick-up'],
			['blend.to-blend-on-the-way'],
			['blend.to-blend-delivered'],
		],
	},
	Blink: {
		trigger: 'Blink Trigger',
		named: 'blink_order_id',
		events: [
			['blink.order-status', { status: 1, statusText: 'ACCEPTED' }],
			['blink.order-status', { status: 2, statusText: 'DISPATCHED' }],
			['blink.order-status', { status: 3, statusText: 'DELIVERED' }],
		],
	},
};

function ordersOf<Value>(values: Value[]): Value[][] {
	if (values.length < 2) return [values];
	return values.flatMap((first, index) => ordersOf(values.filter((_, other) => other !== index)).map((rest) => [first, ...rest]));
}

const shuffles = Object.entries(delivery).flatMap(([sender, { events, all }]) => {
	const orders = ordersOf(events);
	const tried = all ? orders : [orders[0]!, orders.at(-1)!, orders[Math.floor(orders.length / 2)]!];
	return tried.map((order) => [sender, order.map(([kind, set = {}]) => String(Object.values(set)[1] ?? kind.split('.')[1])).join(', '), order] as const);
});

export const ordersBoardSuite: Suite = {
	name: 'workflow: one board for all orders, and Blink up to date',
	workflows: (_account, accounts, receiver) => [ordersBoard({ accounts, receiver })],
	tests: (world) => {
		const play = async (trigger: string, kind: WebhookKind, set: object) =>
			await playWebhook(world, ordersBoard(world), trigger, kind, { set: { ...set } });

		test('a new order is on the board with what is known of it', async () => {
			const orderId = newOrderIn(world);
			const { run, calls, received } = await play('Blink Trigger', 'blink.order', { blink_order_id: orderId, type: 'DELIVERY' });

			expect(run.status).toBe('success');
			expect(await boardRow(world, orderId)).toMatchObject({
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
			expect(await boardRow(world, orderId)).toMatchObject({
				status: 'on-the-way',
				// The branch is Blink's, not the code that the rider's system has for it.
				branchId: '12345',
				taskId: '8503585',
			});
		});

		test.each(shuffles)('%s: %s', async (sender, _order, events) => {
			const { trigger, named } = delivery[sender]!;
			const orderId = newOrderIn(world);
			for (const [kind, set] of events) {
				const { run, received } = await play(trigger, kind, { [named]: orderId, ...set });
				expect(run.status).toBe('success');
				expect(received).toEqual([]);
			}

			expect((await boardRow(world, orderId))?.status).toBe('delivered');
			expect(world.sandbox.state.orders.find(({ id }) => String(id) === orderId)?.status).toBe(3);
			// Blink was never taken back.
			const told = statusesOf(world, orderId);
			expect(told).toEqual([...told].sort());
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
