import type { WebhookKind } from '../../../../sandbox';
import { toBeDelivered } from '../../evening';
import { readyWorkflow } from '../../example';
import { itemsOf } from '../../harness/executions';
import type { Suite, Surroundings, World } from '../../suite';
import { orderToLogistics } from './evening';
import { newOrderIn, playWebhook, statusCall } from './play';

const ready = ({ accounts, receiver }: Surroundings) =>
	readyWorkflow('any-rider-to-blink', accounts, { 'Tell Somebody': { url: `${receiver.url}/chat` } });

/** One of the five systems: how an order gets there, and how it says that it is on the way or delivered. */
interface System {
	trigger: string;
	source: string;
	/** Gets an order into the system and returns what its webhooks call it. */
	enter: (world: World, orderId: string) => Promise<Record<string, unknown>>;
	onTheWay: WebhookKind;
	delivered: WebhookKind;
	/** What the sample has to be told besides. */
	set?: { onTheWay: object; delivered: object };
}

const named = (path: string) => async (_world: World, orderId: string) => ({ [path]: orderId });

/** Blink Logistics is given the order by the workflow that does so, and never names it again. */
async function asTask(world: World, orderId: string) {
	await playWebhook(world, orderToLogistics(world), 'Blink Trigger', 'blink.order', {
		set: { ...toBeDelivered, blink_order_id: orderId },
	});
	return { 'data.taskId': world.sandbox.state.tasks.find(({ mappingKey }) => mappingKey === orderId)?.taskId };
}

const systems: System[] = [
	{
		trigger: 'Blink Trigger',
		source: 'blink',
		enter: named('blink_order_id'),
		onTheWay: 'blink.order-status',
		delivered: 'blink.order-status',
		set: { onTheWay: { status: 2, statusText: 'DISPATCHED' }, delivered: { status: 3, statusText: 'DELIVERED' } },
	},
	{
		trigger: 'Blink Logistics Trigger',
		source: 'blinkLogistics',
		enter: asTask,
		onTheWay: 'logistics.task-started',
		delivered: 'logistics.task-finished',
	},
	{
		trigger: 'Blend Trigger',
		source: 'blend',
		enter: named('payload.order_id'),
		onTheWay: 'blend.to-blend-on-the-way',
		delivered: 'blend.to-blend-delivered',
	},
	{
		trigger: 'Bringg Trigger',
		source: 'bringg',
		enter: named('external_id'),
		onTheWay: 'bringg.order-on-the-way',
		delivered: 'bringg.order-done',
	},
	{
		trigger: 'Rider Trigger',
		source: 'ordatic',
		enter: named('data.orderId'),
		onTheWay: 'ordatic.rider-delivering',
		delivered: 'ordatic.rider-completed',
	},
];

export const anyRider: Suite = {
	name: 'workflow: whoever delivers, one board, and Blink up to date',
	workflows: (_account, accounts, receiver) => [ready({ accounts, receiver })],
	tests: (world) => {
		test.each(systems.map((system) => [system.source, system] as const))(
			'an event from %s drives the same workflow to the same result',
			async (source, { trigger, enter, set, ...system }) => {
				const orderId = newOrderIn(world);
				const own = await enter(world, orderId);
				const order = () => world.sandbox.state.orders.find(({ id }) => String(id) === orderId);

				for (const [step, deliveryStatus, status] of [
					['onTheWay', 'on-the-way', 2],
					['delivered', 'delivered', 3],
				] as const) {
					const { run, sent, calls, received } = await playWebhook(world, ready(world), trigger, system[step], { set: { ...own, ...set?.[step] } });

					expect(sent.accepted).toBe(true);
					expect(run.status).toBe('success');
					// The same result for all: the row on the board, and the order in Blink.
					expect(itemsOf(run, 'Put It on the Board')).toMatchObject([{ orderId, deliveryStatus, source }]);
					expect(order()?.status).toBe(status);
					// Blink alone is not told what it said itself.
					expect(calls).toEqual(source === 'blink' ? [] : [statusCall(orderId, status)]);
					expect(received).toEqual([]);
				}
			},
		);

		test.each([
			['Blink Logistics Trigger', 'logistics.task-finished', 'blinkLogistics says delivered of task XYZAB-12345, but no order is known for it.'],
			['Bringg Trigger', 'bringg.way-point-arrived', 'bringg says at-pickup of task 8503585, but no order is known for it.'],
		] as const)('%s: an event whose order is not known goes to a person', async (trigger, kind, text) => {
			const { calls, received } = await playWebhook(world, ready(world), trigger, kind);

			expect(calls).toEqual([]);
			expect(received.map(({ json }) => json)).toEqual([{ text }]);
		});

		test('what Blink refuses goes to a person', async () => {
			const { received } = await playWebhook(world, ready(world), 'Rider Trigger', 'ordatic.rider-completed', { set: { 'data.orderId': '1' } });

			expect(received.map(({ json }) => json)).toEqual([
				{ text: expect.stringMatching(/^Blink could not be told that order 1 is delivered: .*Order not found/) },
			]);
		});
	},
};
