import { readyWorkflow } from '../../example';
import type { Suite, Surroundings } from '../../suite';
import { ordersBoard } from './ordersBoard';
import { newOrderIn, playNow, playWebhook } from './play';

const ready = ({ accounts, receiver }: Surroundings) =>
	readyWorkflow('orders-waiting-too-long', accounts, { 'Tell Somebody': { url: `${receiver.url}/chat` } });

/** A time of Blink's, so many minutes ago. */
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString().slice(0, 19).replace('T', ' ');

export const waitingTooLong: Suite = {
	name: 'workflow: hear of every order that waits too long',
	drafts: (accounts, receiver) => [ready({ accounts, receiver })],
	tests: (world) => {
		/** Puts an order on the board and looks once; returns what the chat heard of it. */
		const order = async (number: string, placed: number, due: number, more: object = {}) => {
			const orderId = newOrderIn(world);
			await playWebhook(world, ordersBoard(world), 'Blink Trigger', 'blink.order', {
				set: { blink_order_id: orderId, order_key: number, type: 'DELIVERY', created_at: ago(placed), due_at: ago(due), ...more },
			});
			return orderId;
		};
		const look = async (number: string) => {
			const { run, received } = await playNow(world, ready(world), 'Every Minute');
			expect(run.status).toBe('success');
			return received.map(({ json }) => (json as { text: string }).text).filter((text) => text.includes(number));
		};

		test('each stage is told once', async () => {
			const orderId = await order('WAIT-1', 6, -30);
			expect(await look('WAIT-1')).toEqual(['Order WAIT-1 (branch 12345) has not been accepted for 6 minutes.']);
			expect(await look('WAIT-1')).toEqual([]);

			await playWebhook(world, ordersBoard(world), 'Blink Trigger', 'blink.order-status', {
				set: { blink_order_id: orderId, status: 1, statusText: 'ACCEPTED', created_at: ago(0) },
			});
			expect(await look('WAIT-1')).toEqual([]);
		});

		test('an accepted order without a rider', async () => {
			const orderId = await order('WAIT-2', 11, -20);
			await playWebhook(world, ordersBoard(world), 'Blink Trigger', 'blink.order-status', {
				set: { blink_order_id: orderId, status: 1, statusText: 'ACCEPTED', created_at: ago(0) },
			});
			expect(await look('WAIT-2')).toEqual(['Order WAIT-2 (branch 12345) has no rider after 11 minutes: it is accepted.']);
		});

		test('an order past its due time, with whoever has it', async () => {
			const orderId = await order('WAIT-3', 45, 12);
			await playWebhook(world, ordersBoard(world), 'Bringg Trigger', 'bringg.order-on-the-way', {
				set: { id: Number(orderId), external_id: orderId, user: { name: 'Ali Khan', phone: '+923331234567' } },
			});

			expect(await look('WAIT-3')).toEqual([
				expect.stringMatching(/^Order WAIT-3 \(branch 12345\) is 12 minutes late: it was due at \d\d:\d\d and is on the way, rider Ali Khan \+923331234567\.$/),
			]);
			expect(await look('WAIT-3')).toEqual([]);
		});

		test('a pre-order waits for nobody yet', async () => {
			const orderId = await order('WAIT-4', 20, -180);
			await playWebhook(world, ordersBoard(world), 'Blink Trigger', 'blink.order-status', {
				set: { blink_order_id: orderId, status: 1, statusText: 'ACCEPTED', created_at: ago(0) },
			});
			expect(await look('WAIT-4')).toEqual([]);
		});
	},
};
