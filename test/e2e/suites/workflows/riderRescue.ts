import { boardRow } from '../../board';
import { toBeDelivered } from '../../evening';
import { readyWorkflow } from '../../example';
import type { Suite, Surroundings } from '../../suite';
import { writeRows } from '../../harness/dataTable';
import { ordersBoard } from './ordersBoard';
import { newOrderIn, playNow, playWebhook, statusCall } from './play';

const ready = ({ accounts, receiver }: Surroundings) =>
	readyWorkflow('rider-rescue', accounts, { 'Tell Somebody': { url: `${receiver.url}/chat` } });

/** The same, in no patience with a rescue that was begun. */
const impatient = (surroundings: Surroundings) => {
	const workflow = { ...ready(surroundings), id: 'rider-rescue-0' };
	const rules = workflow.nodes.find(({ name }) => name === 'The Rules')!.parameters.assignments as {
		assignments: Array<{ name: string; value: unknown }>;
	};
	rules.assignments.find(({ name }) => name === 'endsWithin')!.value = 0;
	return workflow;
};

const time = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
const at = (minutes: number) => time(minutes).slice(0, 19).replace('T', ' ');

export const riderRescue: Suite = {
	name: 'workflow: another fleet when a trip falls through',
	drafts: (accounts, receiver) => [ready({ accounts, receiver }), impatient({ accounts, receiver })],
	tests: (world) => {
		type Kind = Parameters<typeof playWebhook>[3];
		const board = async (type: string, kind: Kind, set: object) => {
			const workflow = ordersBoard(world);
			const trigger = workflow.nodes.find((node) => node.type === `n8n-nodes-blink.${type}`)!.name;
			return await playWebhook(world, workflow, trigger, kind, { set: { ...set } });
		};
		const order = async (due: number, more: object = {}) => {
			const orderId = newOrderIn(world);
			await board('blinkTrigger', 'blink.order', {
				...toBeDelivered,
				blink_order_id: orderId,
				order_key: `FALL-${orderId}`,
				created_at: at(Math.min(due, 60) - 100),
				due_at: at(due),
				...more,
			});
			return orderId;
		};
		/** An order whose task at Blink Logistics was canceled before the pickup, due in so many minutes. */
		const fallenAtLogistics = async (due: number, more: object = {}) => {
			const orderId = await order(due, more);
			const taskId = `FELL-${orderId}`;
			await writeRows(world.n8n, 'blink_logistics_tasks', { taskId: 'string', orderId: 'string', branchId: 'string' }, [{ taskId, orderId, branchId: '12345' }]);
			await board('blinkLogisticsTrigger', 'logistics.task-assigned', { 'data.taskId': taskId });
			await board('blinkLogisticsTrigger', 'logistics.task-cancelled', { 'data.taskId': taskId });
			return { orderId, taskId };
		};
		/** The same at a fleet behind Ordatic. */
		const fallen = async (due: number, more: object = {}) => {
			const orderId = await order(due, more);
			await board('riderTrigger', 'ordatic.rider-created', { 'data.orderId': orderId });
			await board('riderTrigger', 'ordatic.rider-error', { 'data.orderId': orderId });
			return orderId;
		};
		const look = async () => await playNow(world, ready(world), 'Every Minute');
		const texts = (received: Array<{ json: unknown }>) => received.map(({ json }) => (json as { text: string }).text);
		const inBringg = (orderId: string) => world.sandbox.state.bringgTasks.find((task) => task.external_id === orderId);

		test("Blink Logistics falls through: Bringg gets it under Blink's ID, and its drivers come back to the board", async () => {
			const { orderId, taskId } = await fallenAtLogistics(10);
			const { run, calls, received } = await look();

			expect(run.status).toBe('success');
			expect(calls).toEqual([
				expect.objectContaining({
					path: expect.stringMatching(/\/create_task$/),
					status: 200,
					body: expect.objectContaining({ external_id: orderId, customer: expect.objectContaining({ phone: '+923300000000' }) }),
				}),
			]);
			expect(received).toEqual([]);
			const task = inBringg(orderId)!;
			expect(await boardRow(world.n8n, orderId)).toMatchObject({
				note: 'unassigned',
				trip: 0,
				rider: null,
				taskId: String(task.id),
				rescue: `Bringg ${task.id}`,
			});

			// Only once, whatever happens next; and the first fleet has no say any more.
			await board('blinkLogisticsTrigger', 'logistics.task-started', { 'data.taskId': taskId });
			expect(await boardRow(world.n8n, orderId)).toMatchObject({ note: 'unassigned', trip: 0 });
			expect((await look()).calls).toEqual([]);

			await board('bringgTrigger', 'bringg.order-assigned', { id: task.id, external_id: orderId });
			const { calls: told } = await board('bringgTrigger', 'bringg.order-on-the-way', { id: task.id, external_id: orderId });
			expect(told).toContainEqual(statusCall(orderId, 2));
			expect(await boardRow(world.n8n, orderId)).toMatchObject({ status: 'on-the-way', trip: 3 });
		});

		test('another fleet falls through: Blink Logistics gets it, under a reference of its own', async () => {
			const orderId = await fallen(10);
			const { calls, received } = await look();

			expect(calls).toEqual([
				expect.objectContaining({
					path: '/interface/v1/task',
					status: 200,
					body: expect.objectContaining({ mappingKey: `${orderId}-R`, mappingBranchId: '12345', customerPhone: '923300000000' }),
				}),
			]);
			expect(received).toEqual([]);
			const { taskId } = world.sandbox.state.tasks.find(({ mappingKey }) => mappingKey === `${orderId}-R`)!;
			expect(await boardRow(world.n8n, orderId)).toMatchObject({ note: 'unassigned', taskId, rescue: `Blink Logistics ${taskId}` });
			const { calls: told } = await board('blinkLogisticsTrigger', 'logistics.task-started', { 'data.taskId': taskId });
			expect(told.at(-1)).toMatchObject({ body: { blink_order_id: orderId, status: 2 } });
		});

		test('an order for tomorrow keeps its time', async () => {
			const due = 22 * 60;
			const orderId = await fallen(due, { is_pre_order: 1 });
			const { calls } = await look();

			const { pickUpTime, deliveryTime } = calls[0]!.body as { pickUpTime: string; deliveryTime: string };
			expect(calls[0]!.body).toMatchObject({ mappingKey: `${orderId}-R` });
			expect(Math.abs(Date.parse(deliveryTime) - Date.parse(time(due)))).toBeLessThan(120_000);
			expect(Date.parse(deliveryTime) - Date.parse(pickUpTime)).toBe(30 * 60_000);
		});

		test('the second fleet falls through as well: a person is called, once', async () => {
			const { orderId } = await fallenAtLogistics(10);
			await look();
			await board('bringgTrigger', 'bringg.order-cancelled', { id: inBringg(orderId)!.id, external_id: orderId });
			const { calls, received } = await look();

			expect(calls).toEqual([]);
			expect(texts(received)).toEqual([
				expect.stringMatching(new RegExp(`^FALL-${orderId} \\(Blink ${orderId}\\), Precinct-11A needs a rider: the trip was canceled, and it was the second fleet\\. .* \\+923300000000\\.\\n`)),
			]);
			expect((await look()).received).toEqual([]);
		});

		test('too late: a person is called, with how late and what to do', async () => {
			const orderId = await fallen(-75);
			const { calls, received } = await look();

			expect(calls).toEqual([]);
			expect(texts(received)).toEqual([
				expect.stringMatching(new RegExp(`^FALL-${orderId} \\(Blink ${orderId}\\), Precinct-11A needs a rider: the trip failed\\. It is 1 h 1\\d min late, too late`)),
			]);
			expect((await boardRow(world.n8n, orderId))?.rescue).toBe('a person was called');
			expect((await look()).received).toEqual([]);
		});

		test('when no rider can be asked for, a person is called with the reason', async () => {
			const orderId = await fallen(10, { customer_address_latitude: null });
			const { calls, received } = await look();

			expect(calls).toEqual([]);
			expect(texts(received)).toEqual([
				expect.stringMatching(new RegExp(`^FALL-${orderId} .* Another fleet did not take it\\. .*customer\\.latitude`, 's')),
			]);
		});

		test('a rescue that was begun and did not end is not begun again: a person is called to look first', async () => {
			const orderId = `CUT-${Date.now()}`;
			await writeRows(world.n8n, 'orders_board', {}, [
				{ orderId, branchId: '12345', kitchen: 2, trip: 0, rescue: 'at work', fellThrough: 'failed blinkLogistics T', placedAt: time(-20), order: '{}' },
			]);
			const { calls, received } = await playNow(world, impatient(world), 'Every Minute');

			expect(calls).toEqual([]);
			expect(texts(received)).toEqual([expect.stringMatching(new RegExp(`^${orderId} .* it is not known whether it was\\. Look at Bringg`))]);
			expect((await playNow(world, impatient(world), 'Every Minute')).received).toEqual([]);
		});

		test('food that is on its way, and an order that is over, are not rescued', async () => {
			const orderId = await order(10);
			await board('riderTrigger', 'ordatic.rider-delivering', { 'data.orderId': orderId });
			await board('riderTrigger', 'ordatic.rider-error', { 'data.orderId': orderId });
			const rejected = await fallen(10);
			await board('blinkTrigger', 'blink.order-status', { blink_order_id: rejected, status: 4, statusText: 'REJECTED' });
			const { calls, received } = await look();

			expect([calls, received]).toEqual([[], []]);
		});
	},
};
