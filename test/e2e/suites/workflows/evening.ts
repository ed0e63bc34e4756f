import { boardRow } from '../../board';
import { eveningWorkflows, runEvening, toBeDelivered } from '../../evening';
import { storedRows } from '../../harness/dataTable';
import { itemsOf } from '../../harness/executions';
import { poll } from '../../harness/poll';
import type { Suite, Surroundings } from '../../suite';
import { chatTexts, newOrderIn, playLateWebhook, playWebhook, statusCall, statusesOf, writesOf } from './play';

export const orderToLogistics = ({ accounts, receiver }: Surroundings) =>
	eveningWorkflows(accounts, `${receiver.url}/chat`).orders;

export const evening: Suite = {
	name: 'workflow: an order gets a rider, and Blink hears what the rider does',
	workflows: (_account, accounts, receiver) => Object.values(eveningWorkflows(accounts, `${receiver.url}/chat`)),
	tests: (world) => {
		const workflow = () => orderToLogistics(world);

		test('the full evening, as npm start shows it', async () => {
			const said: string[] = [];
			const { n8n, sandbox, accounts, receiver } = world;
			const workflows = eveningWorkflows(accounts, `${receiver.url}/chat`);
			await runEvening({ ...workflows, n8n, sandbox, log: (line) => void said.push(line), orderId: '7201' });

			expect(statusesOf(world, '7201')).toEqual([1, 2, 3]);
			expect(await boardRow(n8n, '7201')).toMatchObject({ status: 'delivered', branchId: '12345', type: 'delivery' });
			expect(said.filter((line) => line.includes('The board shows'))).toHaveLength(6);
		});

		test('an order is accepted and becomes a task, in this order', async () => {
			const { run, calls } = await playWebhook(world, workflow(), 'Blink Trigger', 'blink.order', {
				set: { ...toBeDelivered, blink_order_id: '7202', due_at: '2025-05-22 18:00:00', payment: false },
			});

			const [remembered] = itemsOf(run, 'Remember the Task');
			expect(remembered).toMatchObject({ taskId: expect.stringMatching(/^SANDB-/), orderId: '7202', branchId: '12345' });
			expect(writesOf({ calls })).toEqual([
				statusCall('7202', 1),
				{
					method: 'POST',
					path: '/interface/v1/task',
					status: 200,
					body: expect.objectContaining({
						mappingKey: '7202',
						mappingCode: 'ABND-24234',
						mappingBranchId: '12345',
						customerName: 'John Doe',
						customerPhone: '923300000000',
						customerAddress: 'Tariq Road, PECHS Block 2',
						lat: '24.871641',
						lng: '67.059906',
						paymentType: 'COD',
						type: 1,
					}),
				},
			]);
			// Its time has passed: the rider comes now, and has as long as planned.
			const { pickUpTime, deliveryTime } = calls.at(-1)!.body as Record<string, string>;
			expect(Math.abs(Date.parse(pickUpTime!) - Date.now())).toBeLessThan(60_000);
			expect(Date.parse(deliveryTime!) - Date.parse(pickUpTime!)).toBe(30 * 60_000);
		});

		test('an order that is changed later calls no second rider', async () => {
			const set = { ...toBeDelivered, blink_order_id: '7202', kitchen_notes: 'No onions', due_at: '2025-05-22 18:00:00', payment: false };
			const { run } = await playWebhook(world, workflow(), 'Blink Trigger', 'blink.order', { set });

			expect(itemsOf(run, 'Blink Trigger')).toMatchObject([{ event: 'order.changed', orderId: '7202' }]);
			expect(world.sandbox.state.tasks.filter(({ mappingKey }) => mappingKey === '7202')).toHaveLength(1);
		});

		test('an order that Blink has rejected meanwhile is left alone: nothing is sent, no rider is asked for', async () => {
			const orderId = newOrderIn(world);
			world.sandbox.state.orders.at(-1)!.status = 4;
			const { calls, received } = await playLateWebhook(world, workflow(), 'Blink Trigger', 'blink.order', {
				set: { ...toBeDelivered, blink_order_id: orderId, status: '0' },
			});

			expect([writesOf({ calls }), received]).toEqual([[], []]);
		});

		test('an order that was accepted by hand gets its rider all the same', async () => {
			const orderId = newOrderIn(world);
			world.sandbox.state.orders.at(-1)!.status = 1;
			const { calls } = await playLateWebhook(world, workflow(), 'Blink Trigger', 'blink.order', { set: { ...toBeDelivered, blink_order_id: orderId } });

			expect(writesOf({ calls }).map(({ path }) => path)).toEqual(['/interface/v1/task']);
		});

		test('an order that is picked up is accepted and gets no rider', async () => {
			const { calls } = await playWebhook(world, workflow(), 'Blink Trigger', 'blink.order', { set: { blink_order_id: '7203' } });

			expect(writesOf({ calls })).toEqual([statusCall('7203', 1)]);
		});

		test('an order that no rider can find goes to a person', async () => {
			const { calls, received } = await playWebhook(world, workflow(), 'Blink Trigger', 'blink.order', {
				set: { ...toBeDelivered, blink_order_id: '7204', customer_address_latitude: null },
			});

			expect(writesOf({ calls })).toEqual([statusCall('7204', 1)]);
			expect((received[0]!.json as { text: string }).text).toMatch(/\nhttp:\S+\/workflow\/blink-order-to-logistics\/executions\/\d+$/);
			expect(chatTexts(received)).toEqual([
				'Order ABND-24234 (Blink 7204), Precinct-11A has no rider. It has no place on the map: call a rider, or put the address right in Blink.',
			]);
		});

		test('an event of a task that nobody remembers is looked up again, then goes to a person', async () => {
			const { run, calls, received } = await playWebhook(world, workflow(), 'Blink Logistics Trigger', 'logistics.task-finished', {
				set: { 'data.taskId': 'OTHER-1' },
			});

			expect(itemsOf(run, 'Look Once More')).toEqual([{}]);
			expect(calls).toEqual([]);
			expect(chatTexts(received)).toEqual(['Task OTHER-1 of Blink Logistics is delivered, but no order is known for it. Look there whose it is.']);
		});

		test('an event that comes before its task is remembered is not lost', async () => {
			const { sandbox, n8n } = world;
			const before = await n8n.executions.last(workflow().id);
			// Blink Logistics has the task at once, but its answer takes a while.
			sandbox.switches.latencyMilliseconds = 1000;
			const taskId = `SANDB-${String(sandbox.state.tasks.length + 1).padStart(5, '0')}`;
			await sandbox.send('blink.order', n8n.webhookUrl(workflow(), 'Blink Trigger'), {
				set: { ...toBeDelivered, blink_order_id: '7205' },
			});
			await poll('the order to be at work', async () => (await n8n.executions.last(workflow().id)) !== before || undefined);
			const { run, calls } = await playWebhook(world, workflow(), 'Blink Logistics Trigger', 'logistics.task-started', {
				set: { 'data.taskId': taskId },
			});
			sandbox.switches.latencyMilliseconds = 0;

			expect(itemsOf(run, 'Look Up the Order')).toEqual([{}]);
			expect(itemsOf(run, 'Look Once More')).toMatchObject([{ taskId, orderId: '7205' }]);
			expect(calls.at(-1)).toEqual(statusCall('7205', 2));
		});

		test("what is remembered stands in n8n's database, not in the memory of a process", async () => {
			const { run } = await playWebhook(world, workflow(), 'Blink Trigger', 'blink.order', {
				set: { ...toBeDelivered, blink_order_id: '7206' },
			});
			const [table] = itemsOf(run, 'Open the Memory');

			const task = world.sandbox.state.tasks.find(({ mappingKey }) => mappingKey === '7206')!;
			expect(await storedRows(world.n8n, String(table?.id))).toContainEqual(
				expect.objectContaining({ taskId: task.taskId, orderId: '7206', branchId: '12345' }),
			);
		});

		test('what Blink refuses goes to a person', async () => {
			world.sandbox.switches.faults.push({ kind: 'refusal', message: 'Order is closed', path: '/interface/v1/updateOrderStatus' });
			const task = world.sandbox.state.tasks.find(({ mappingKey }) => mappingKey === '7202')!;
			const { run, received } = await playWebhook(world, workflow(), 'Blink Logistics Trigger', 'logistics.task-started', {
				set: { 'data.taskId': task.taskId },
			});

			expect(run.status).toBe('success');
			expect(chatTexts(received)).toEqual([
				expect.stringMatching(/^Blink was not updated: order Blink 7202, 12345 \(task SANDB-\d+\) is on the way\. Set it in Blink by hand\. .*Order is closed/),
			]);
		});

		test('a message that nobody understands goes to a person', async () => {
			const { received } = await playWebhook(world, workflow(), 'Blink Logistics Trigger', 'logistics.task-started', { body: { hello: 'rider' } });

			expect(chatTexts(received)).toEqual([
				'A message from Blink Logistics was not understood. It waits in the inbox: the workflow Inbox shows it.',
			]);
		});

		test('an order that is over is neither accepted nor given a rider', async () => {
			for (const status of ['2', '3', '4']) {
				const { run, calls, received } = await playWebhook(world, workflow(), 'Blink Trigger', 'blink.order', {
					set: { ...toBeDelivered, blink_order_id: newOrderIn(world), status, status_text: '' },
				});
				expect(run.status).toBe('success');
				expect([writesOf({ calls }), received]).toEqual([[], []]);
			}
		});

		test('an order that is canceled after a rider was asked for goes to a person, once, with task, rider and phone', async () => {
			const orderId = newOrderIn(world);
			await playWebhook(world, workflow(), 'Blink Trigger', 'blink.order', { set: { ...toBeDelivered, blink_order_id: orderId } });
			const { taskId } = world.sandbox.state.tasks.find(({ mappingKey }) => mappingKey === orderId)!;
			await playWebhook(world, workflow(), 'Blink Logistics Trigger', 'logistics.task-assigned', {
				set: { 'data.taskId': taskId, 'data.agent': { name: 'Ali', contact: '+923001111111' } },
			});
			const canceled = { blink_order_id: orderId, status: 4, statusText: 'REJECTED', comment: 'Closed' };
			const { calls, received } = await playWebhook(world, workflow(), 'Blink Trigger', 'blink.order-status', { set: canceled });

			expect(writesOf({ calls })).toEqual([]);
			expect(chatTexts(received)).toEqual([
				`Order ABND-24234 (Blink ${orderId}), Precinct-11A was canceled, and a rider was asked for: task ${taskId}, rider Ali +923001111111. Call the rider off, and cancel the task in Blink Logistics.`,
			]);
			const again = await playWebhook(world, workflow(), 'Blink Trigger', 'blink.order-status', { set: { ...canceled, comment: 'Closed today' } });
			expect(again.received).toEqual([]);
		});

		test('an order whose type is not known is accepted, and a person decides about the rider', async () => {
			const orderId = newOrderIn(world);
			const { calls, received } = await playWebhook(world, workflow(), 'Blink Trigger', 'blink.order', {
				set: { ...toBeDelivered, blink_order_id: orderId, type: 'BANQUET' },
			});

			expect(writesOf({ calls })).toEqual([statusCall(orderId, 1)]);
			expect(chatTexts(received)).toEqual([expect.stringContaining('does not say whether it is a delivery')]);
		});
	},
};
