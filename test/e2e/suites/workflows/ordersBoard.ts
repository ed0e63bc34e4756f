import type { PayloadType } from '../../../../sandbox';
import { alsoOnBoard, boardRow, boardRows } from '../../board';
import { chain } from '../../build';
import { deliveries, someOrders, stateOf, type Event } from '../../deliveries';
import { toBeDelivered } from '../../evening';
import { readyWorkflow } from '../../example';
import { itemsOf } from '../../harness/executions';
import type { Suite, Surroundings, World } from '../../suite';
import { orderToLogistics } from './evening';
import { chatTexts, newOrderIn, playWebhook, statusCall, statusesOf, untilAllEnded } from './play';

export const ordersBoard = ({ accounts, receiver }: Surroundings) =>
	readyWorkflow('orders-board', accounts, { 'Tell Somebody': { url: `${receiver.url}/chat` } });

/** A workflow that has the only URL a sender knows, and hands on to the board what it hears. */
function otherWorkflow(type: 'riderTrigger' | 'blinkLogisticsTrigger') {
	const trigger = { name: 'Trigger', type: `n8n-nodes-blink.${type}`, typeVersion: 1.1 };
	return alsoOnBoard(chain(`${type}OnBoard`, trigger, { name: 'Its Own Work', type: 'n8n-nodes-base.noOp' }), 'Trigger', [240, -160]);
}

/** Blink Logistics is given the order by the workflow that does so, and never names it again. */
async function asTask(world: World, orderId: string): Promise<string> {
	await playWebhook(world, orderToLogistics(world), 'Blink Trigger', 'blink.order', {
		set: { ...toBeDelivered, blink_order_id: orderId },
	});
	return world.sandbox.state.tasks.find(({ mappingKey }) => mappingKey === orderId)!.taskId;
}

export const ordersBoardSuite: Suite = {
	name: 'workflow: one board for all orders, and Blink up to date',
	// The board itself comes with the evening.
	workflows: () => [otherWorkflow('riderTrigger'), otherWorkflow('blinkLogisticsTrigger')],
	tests: (world) => {
		const play = async (trigger: string, kind: PayloadType, set: object) =>
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

		// All orders of all senders, a restart between them, and two webhook processes: npm run test:reliability.
		test.each(Object.keys(deliveries))(
			'%s: in whatever order the events of a delivery come, and come again, board and Blink end the same',
			async (sender) => {
				const { trigger, events, named, byTask, isBlink = false } = deliveries[sender]!;
				const url = world.n8n.webhookUrl(ordersBoard(world), trigger);
				const tried: Array<{ orderId: string; name: string; sent: Event[] }> = [];
				for (const sent of someOrders(events)) {
					const orderId = newOrderIn(world);
					tried.push({ orderId, name: byTask ? await asTask(world, orderId) : orderId, sent });
				}
				const heard = world.receiver.received.length;
				for (let place = 0; place < events.length * 2; place++) {
					for (const { name, sent } of tried) {
						const [kind, set] = sent[place]!;
						await world.sandbox.send(kind, url, { set: { ...named(name), ...set } });
					}
					await untilAllEnded(world, ordersBoard(world));
				}

				const rows = await boardRows(world.n8n);
				const first = rows.find((row) => row.orderId === tried[0]!.orderId)!;
				expect(first).toMatchObject({ status: 'delivered', over: 'delivered', note: null });
				for (const { orderId, sent } of tried) {
					const states = rows.filter((row) => row.orderId === orderId).map(stateOf);
					const inBlink = world.sandbox.state.orders.find(({ id }) => String(id) === orderId)?.status;
					const told = statusesOf(world, orderId);
					// Blink was never taken back, nor told anything twice.
					const right = [1, 6, 2, 3].filter((status) => told.includes(status));
					expect({ sent, states, inBlink: isBlink ? 3 : inBlink, told }).toEqual({ sent, states: [stateOf(first)], inBlink: 3, told: right });
				}
				expect(world.receiver.received).toHaveLength(heard);
			},
			180_000,
		);

		test('the kitchen and the trip do not hide one another', async () => {
			const orderId = newOrderIn(world);
			await play('Ordatic Rider Trigger', 'ordatic.rider-picking', { 'data.orderId': orderId });
			await play('Ordatic Rider Trigger', 'ordatic.order-ready-to-pick-up', { 'data.orderId': orderId });

			expect(await boardRow(world.n8n, orderId)).toMatchObject({ status: 'driver-to-pickup', kitchen: 4, trip: 1, readyAt: expect.any(String) });

			await play('Ordatic Rider Trigger', 'ordatic.order-in-kitchen', { 'data.orderId': orderId });
			expect(await boardRow(world.n8n, orderId)).toMatchObject({ status: 'driver-to-pickup', kitchen: 4, preparingAt: expect.any(String) });
		});

		test('the first end counts', async () => {
			const orderId = newOrderIn(world);
			await play('Ordatic Rider Trigger', 'ordatic.order-canceled', { 'data.orderId': orderId });
			await play('Ordatic Rider Trigger', 'ordatic.rider-completed', { 'data.orderId': orderId });

			expect(await boardRow(world.n8n, orderId)).toMatchObject({
				status: 'cancelled',
				over: 'cancelled',
				cancelledAt: expect.any(String),
				deliveredAt: expect.any(String),
			});
		});

		test('another rider who is named begins a new trip; the same one does not', async () => {
			const orderId = newOrderIn(world);
			const task = { 'data.taskId': await asTask(world, orderId) };
			const rider = (name: string, contact: string) => ({ ...task, 'data.agent': { name, contact } });
			await play('Blink Logistics Trigger', 'logistics.task-started', rider('Ali', '+923001111111'));
			await play('Blink Logistics Trigger', 'logistics.task-assigned', rider('Ali', '+923001111111'));
			expect(await boardRow(world.n8n, orderId)).toMatchObject({ status: 'on-the-way', trip: 3, rider: 'Ali +923001111111' });

			await play('Blink Logistics Trigger', 'logistics.task-reassigned', rider('Sara', '+923002222222'));
			expect(await boardRow(world.n8n, orderId)).toMatchObject({ status: 'driver-to-pickup', trip: 1, rider: 'Sara +923002222222' });
		});

		test("a trip falls through only by its own task, and one who accepts without a name changes the note only", async () => {
			const orderId = newOrderIn(world);
			const taskId = await asTask(world, orderId);
			await play('Blink Logistics Trigger', 'logistics.task-arrived', { 'data.taskId': taskId });
			await play('Bringg Trigger', 'bringg.order-cancelled', { id: Number(orderId), external_id: orderId });
			expect(await boardRow(world.n8n, orderId)).toMatchObject({ status: 'at-pickup', trip: 2, fellThrough: null });

			await play('Blink Logistics Trigger', 'logistics.task-unassign', { 'data.taskId': taskId });
			expect(await boardRow(world.n8n, orderId)).toMatchObject({ trip: 0, note: 'unassigned', fellThrough: `unassigned blinkLogistics ${taskId}` });

			await play('Ordatic Rider Trigger', 'ordatic.rider-created', { 'data.orderId': orderId });
			expect(await boardRow(world.n8n, orderId)).toMatchObject({ trip: 0, note: 'driver-accepted', fellThrough: `unassigned blinkLogistics ${taskId}` });
		});

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
			expect(chatTexts(received)).toEqual([
				'Blink Logistics reports delivered of task XYZAB-12345, but no order is known for it. Look there whose it is.',
			]);
		});

		test('what Blink refuses goes to a person', async () => {
			const { received } = await play('Ordatic Rider Trigger', 'ordatic.rider-completed', { 'data.orderId': '1' });

			expect(chatTexts(received)).toEqual([
				expect.stringMatching(/^Blink was not updated: order Blink 1(, .+)? is delivered\. Set it in Blink by hand\. .*Order not found/),
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
