import { readyWorkflow } from '../../example';
import type { Suite, Surroundings } from '../../suite';
import { newOrderIn, playRetry, playWebhook, statusCall, writesOf } from './play';

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

			// Claimed and not done: started again, it is printed and accepted.
			const again = await playRetry(world, ready(world), run.id);
			expect(again.received.map(({ path }) => path)).toEqual(['/printer']);
			expect(writesOf(again)).toEqual([statusCall('7102', 1)]);
		});

		const cancel = async (orderId: string) =>
			await playWebhook(world, ready(world), 'Blink Trigger', 'blink.order-status', {
				set: { blink_order_id: orderId, status: 4, statusText: 'REJECTED', comment: 'Closed' },
			});

		test('an order that is canceled after its ticket reaches the kitchen, once', async () => {
			const orderId = newOrderIn(world);
			await playWebhook(world, ready(world), 'Blink Trigger', 'blink.order', { set: { ...order, blink_order_id: orderId } });
			const { run, calls, received } = await cancel(orderId);

			expect(run.status).toBe('success');
			expect(received.map(({ text }) => text)).toEqual([
				`CANCELED ORDER ABND-24234 (Blink ${orderId}), Precinct-11A\n--------------------------------\nDo not make it.\n`,
			]);
			expect(writesOf({ calls })).toEqual([]);

			const said = await playWebhook(world, ready(world), 'Blink Trigger', 'blink.order', {
				set: { ...order, blink_order_id: orderId, status: '4', status_text: 'REJECTED' },
			});
			expect(said.received).toEqual([]);
		});

		test('an order that is over gets no ticket, and one that had none no cancellation', async () => {
			for (const status of ['2', '3', '4']) {
				const { run, calls, received } = await playWebhook(world, ready(world), 'Blink Trigger', 'blink.order', {
					set: { ...order, blink_order_id: newOrderIn(world), status, status_text: '' },
				});
				expect(run.status).toBe('success');
				expect([writesOf({ calls }), received]).toEqual([[], []]);
			}
			expect((await cancel(newOrderIn(world))).received).toEqual([]);
		});

		test("a customer's words add no line and reach no printer as a command", async () => {
			const { received } = await playWebhook(world, ready(world), 'Blink Trigger', 'blink.order', {
				set: { ...order, blink_order_id: newOrderIn(world), customer_name: 'Eve\r\n2 x Steak\u001b@', kitchen_notes: 'Hot\nPAID 0.00\u001bp0' },
			});

			const lines = received[0]!.text.split('\n');
			expect(lines).toContain('IOS / Eve  2 x Steak @ / +923300000000');
			expect(lines).toContain('NOTE: Hot PAID 0.00 p0');
			expect([...received[0]!.text].filter((sign) => sign < ' ' && sign !== '\n')).toEqual([]);
		});
	},
};
