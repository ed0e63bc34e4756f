import { readyWorkflow } from '../../example';
import type { Suite, Surroundings } from '../../suite';
import { playWebhook, statusCall, writesOf } from './play';

const ready = ({ accounts, receiver }: Surroundings) =>
	readyWorkflow('blink-order-to-kitchen-ticket', accounts, { 'Print the Ticket': { url: `${receiver.url}/printer` } });

export const kitchenTicket: Suite = {
	name: 'workflow: a ticket in the kitchen for every order',
	workflows: (_account, accounts, receiver) => [ready({ accounts, receiver })],
	tests: (world) => {
		const order = {
			blink_order_id: '7101',
			kitchen_notes: 'No onions',
			payment: false,
			'products.0.quantity': 2,
		};

		test('prints the ticket, then accepts the order', async () => {
			const { run, calls, received } = await playWebhook(world, ready(world), 'Blink Trigger', 'blink.order', { set: order });

			expect(run.status).toBe('success');
			expect(received).toMatchObject([{ method: 'POST', path: '/printer', type: expect.stringContaining('text/plain') }]);
			const lines = received[0]!.text.split('\n');
			expect(lines[0]).toBe('ORDER ABND-24234   PICKUP');
			expect(lines[1]).toMatch(/^Due 26 Jun \d\d:26$/);
			expect(lines.slice(2)).toEqual([
				'IOS / John Doe / +923300000000',
				'--------------------------------',
				'2 x Veg Breakfast Press COMBO',
				'     + Tortilla (Wrap)',
				'--------------------------------',
				'NOTE: No onions',
				'TO PAY 66.67 PKR',
				'',
			]);
			expect(writesOf({ calls })).toEqual([statusCall('7101', 1)]);
		});

		test('prints an order that was changed as such, and takes it nowhere in Blink', async () => {
			const { run, calls, received } = await playWebhook(world, ready(world), 'Blink Trigger', 'blink.order', {
				set: { ...order, status: 1, kitchen_notes: 'No onions, no garlic' },
			});

			expect(run.status).toBe('success');
			const [ticket] = received.map(({ text }) => text);
			expect(ticket).toMatch(/^CHANGED ORDER ABND-24234 {3}PICKUP\n/);
			expect(ticket).toContain('NOTE: No onions, no garlic');
			expect(writesOf({ calls })).toEqual([]);
		});

		test('leaves the order pending when the printer does not answer', async () => {
			world.receiver.broken.add('/printer');
			const { run, calls, received } = await playWebhook(world, ready(world), 'Blink Trigger', 'blink.order', {
				set: { ...order, blink_order_id: '7102' },
			});
			world.receiver.broken.delete('/printer');

			expect(run.status).toBe('error');
			expect(received).toHaveLength(3);
			expect(calls).toEqual([]);
		});
	},
};
