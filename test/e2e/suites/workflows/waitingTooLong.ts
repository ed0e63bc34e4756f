import { readyWorkflow } from '../../example';
import type { Suite, Surroundings, World } from '../../suite';
import { ordersBoard } from './ordersBoard';
import { chatTexts, minutesAgo as ago, newOrderIn, playNow, playWebhook } from './play';

const ready = ({ accounts, receiver }: Surroundings) =>
	readyWorkflow('orders-waiting-too-long', accounts, { 'Tell Somebody': { url: `${receiver.url}/chat` } });

const minutesAgoIso = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

/** Writes a row into a data table, as the editor does. */
async function addRow({ n8n }: World, name: string, row: object): Promise<void> {
	const { data } = await n8n.rest<{ data: Array<{ id: string; name: string; projectId: string }> }>('GET', '/data-tables-global?take=100');
	const { id, projectId } = data.find((table) => table.name === name)!;
	await n8n.rest('POST', `/projects/${projectId}/data-tables/${id}/insert`, { data: [row], returnType: 'count' });
}

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
			return chatTexts(received).filter((text) => text.includes(number));
		};

		test('each stage is told once', async () => {
			const orderId = await order('WAIT-1', 6, -30);
			expect(await look('WAIT-1')).toEqual([`Order WAIT-1 (Blink ${orderId}), Precinct-11A has not been accepted for 6 min. Accept it, or reject it in Blink.`]);
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
			expect(await look('WAIT-2')).toEqual([`Order WAIT-2 (Blink ${orderId}), Precinct-11A has had no rider for 11 min. It is accepted. Call a rider.`]);
		});

		test('an order past its due time, with whoever has it', async () => {
			const orderId = await order('WAIT-3', 45, 12);
			await playWebhook(world, ordersBoard(world), 'Bringg Trigger', 'bringg.order-on-the-way', {
				set: { id: Number(orderId), external_id: orderId, user: { name: 'Ali Khan', phone: '+923331234567' } },
			});

			expect(await look('WAIT-3')).toEqual([
				expect.stringMatching(/^Order WAIT-3 \(Blink \d+\), Precinct-11A is 12 min late, due \d\d:\d\d\. It is on the way, rider Ali Khan \+923331234567\. Call the rider or the customer\.$/),
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

		test('a pre-order counts by when it is due, in hours and minutes; what is over a day late is left out', async () => {
			await order('WAIT-5', 48 * 60, 130);
			await order('WAIT-6', 48 * 60, 25 * 60);
			await order('WAIT-7', 1_277_658, 1_277_658);

			expect(await look('WAIT-')).toEqual([
				expect.stringMatching(/^Order WAIT-5 \(Blink \d+\), Precinct-11A is 2 h 10 min late, due \d\d:\d\d\. It is not accepted yet\. /),
			]);
		});

		test('what was claimed two minutes ago and has no result is reported once; what is done, or younger, is not', async () => {
			const claim = async (order: string, minutes: number, more: object = {}) =>
				await addRow(world, 'claims', { key: `ticket blink ${order}`, order, by: 'a test', claimedAt: minutesAgoIso(minutes), ...more });
			await claim('WAIT-8', 3);
			await claim('WAIT-9', 1);
			await claim('WAIT-10', 3, { done: minutesAgoIso(2) });
			// The same order came once more, behind the one that was done.
			await claim('WAIT-10', 3);

			expect(await look('WAIT-')).toEqual([
				expect.stringMatching(/^WAIT-8: the ticket was begun at \d\d:\d\d and has no result\. Look whether it is there before you start its run again\.$/),
			]);
			expect(await look('WAIT-')).toEqual([]);
		});
	},
};
