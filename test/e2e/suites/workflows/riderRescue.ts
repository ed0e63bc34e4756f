import { boardRow } from '../../board';
import { toBeDelivered } from '../../evening';
import { readyWorkflow } from '../../example';
import type { Suite, Surroundings } from '../../suite';
import { ordersBoard } from './ordersBoard';
import { newOrderIn, playNow, playWebhook } from './play';

const ready = ({ accounts, receiver }: Surroundings) =>
	readyWorkflow('rider-rescue', accounts, { 'Tell Somebody': { url: `${receiver.url}/chat` } });

const at = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString().slice(0, 19).replace('T', ' ');

export const riderRescue: Suite = {
	name: 'workflow: a new rider when the first one falls through',
	drafts: (accounts, receiver) => [ready({ accounts, receiver })],
	tests: (world) => {
		const board = async (trigger: string, kind: Parameters<typeof playWebhook>[3], set: object) =>
			await playWebhook(world, ordersBoard(world), trigger, kind, { set: { ...set } });
		/** An order whose trip fell through, due in so many minutes. */
		const fallen = async (due: number, more: object = {}) => {
			const orderId = newOrderIn(world);
			await board('Blink Trigger', 'blink.order', { ...toBeDelivered, blink_order_id: orderId, order_key: `FALL-${orderId}`, created_at: at(due - 40), due_at: at(due), ...more });
			await board('Ordatic Rider Trigger', 'ordatic.rider-created', { 'data.orderId': orderId });
			await board('Ordatic Rider Trigger', 'ordatic.rider-error', { 'data.orderId': orderId });
			return orderId;
		};
		const look = async () => await playNow(world, ready(world), 'Every Minute');

		test('asks for one more rider, under a reference of its own, and the board shows it', async () => {
			const orderId = await fallen(10);
			const { run, calls, received } = await look();

			expect(run.status).toBe('success');
			expect(calls).toEqual([
				expect.objectContaining({
					path: '/interface/v1/task',
					status: 200,
					body: expect.objectContaining({ mappingKey: `${orderId}-R`, mappingBranchId: '12345', customerPhone: '923300000000' }),
				}),
			]);
			expect(received).toEqual([]);
			const { taskId } = world.sandbox.state.tasks.find(({ mappingKey }) => mappingKey === `${orderId}-R`)!;
			expect(await boardRow(world.n8n, orderId)).toMatchObject({ note: 'unassigned', trip: 0, taskId, rescue: `new task ${taskId}` });

			// Only once, whatever happens next; and the first rider's system has no say any more.
			await board('Ordatic Rider Trigger', 'ordatic.rider-delivering', { 'data.orderId': orderId });
			expect(await boardRow(world.n8n, orderId)).toMatchObject({ note: 'unassigned', trip: 0 });
			expect((await look()).calls).toEqual([]);

			const { calls: told } = await board('Blink Logistics Trigger', 'logistics.task-started', { 'data.taskId': taskId });
			expect(told.at(-1)).toMatchObject({ body: { blink_order_id: orderId, status: 2 } });
			expect((await boardRow(world.n8n, orderId))?.status).toBe('on-the-way');
		});

		test('too late: a person is called', async () => {
			const orderId = await fallen(-40);
			const { calls, received } = await look();

			expect(calls).toEqual([]);
			expect(received.map(({ json }) => json)).toEqual([
				{ text: `Order FALL-${orderId} (branch 12345) needs a rider: the trip failed. It is too late to ask for another one by itself.` },
			]);
			expect((await boardRow(world.n8n, orderId))?.rescue).toBe('a person was called');
			expect((await look()).received).toEqual([]);
		});

		test('when no rider can be asked for, a person is called with the reason', async () => {
			const orderId = await fallen(10, { customer_address_latitude: null });
			const { calls, received } = await look();

			expect(calls).toEqual([]);
			expect(received.map(({ json }) => json)).toEqual([
				{ text: expect.stringMatching(new RegExp(`^Order FALL-${orderId} .* Another rider could not be asked for: .*customer\\.latitude`, 's')) },
			]);
		});

		test('food that is on its way is not rescued', async () => {
			const orderId = newOrderIn(world);
			await board('Blink Trigger', 'blink.order', { ...toBeDelivered, blink_order_id: orderId, created_at: at(-30), due_at: at(10) });
			await board('Ordatic Rider Trigger', 'ordatic.rider-delivering', { 'data.orderId': orderId });
			await board('Ordatic Rider Trigger', 'ordatic.rider-error', { 'data.orderId': orderId });
			const { calls, received } = await look();

			expect([calls, received]).toEqual([[], []]);
		});
	},
};
