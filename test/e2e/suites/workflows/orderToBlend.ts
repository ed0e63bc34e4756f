import { readyWorkflow } from '../../example';
import type { Suite, Surroundings } from '../../suite';
import { chatTexts, newOrderIn, playWebhook, writesOf } from './play';

const ready = ({ accounts, receiver }: Surroundings) =>
	readyWorkflow('blink-order-to-blend', accounts, { 'Tell Somebody': { url: `${receiver.url}/chat` } });

export const orderToBlend: Suite = {
	name: 'workflow: every Blink order, in Blend',
	workflows: (_account, accounts, receiver) => [ready({ accounts, receiver })],
	tests: (world) => {
		test("arrives in Blend's words", async () => {
			const { calls, received } = await playWebhook(world, ready(world), 'Blink Trigger', 'blink.order', { set: { blink_order_id: '7301' } });

			expect(calls).toEqual([
				{
					method: 'POST',
					path: '/webhooks/order-receive',
					status: 200,
					body: {
						event: 'order_created',
						event_time: '2024-06-26 09:26:04',
						branch_id: '12345',
						payload: expect.objectContaining({ id: '7301', order_type: 'PICK-UP', payment_method: 'online', subtotal: 59, total: 66.67 }),
					},
				},
			]);
			expect(world.sandbox.state.blendOrders.find(({ payload }) => payload.id === '7301')).toMatchObject({ branchId: '12345' });
			expect(received).toEqual([]);
		});

		test('an order that was changed goes to a person, and not to Blend a second time', async () => {
			const { run, calls, received } = await playWebhook(world, ready(world), 'Blink Trigger', 'blink.order', {
				set: { blink_order_id: '7301', kitchen_notes: 'No onions' },
			});

			expect(run.status).toBe('success');
			expect(calls).toEqual([]);
			expect(chatTexts(received)).toEqual([
				'Order ABND-24234 (Blink 7301), Precinct-11A was changed in Blink after it went to Blend: change it there too.',
			]);
		});

		test('an order that is canceled goes to a person, once; one that is over when it comes does not go to Blend', async () => {
			const set = { blink_order_id: '7301', status: 4, statusText: 'REJECTED', comment: 'Closed' };
			const { calls, received } = await playWebhook(world, ready(world), 'Blink Trigger', 'blink.order-status', { set });
			expect(writesOf({ calls })).toEqual([]);
			expect(chatTexts(received)).toEqual([
				'Order ABND-24234 (Blink 7301), Precinct-11A was canceled in Blink after it went to Blend: cancel it there too.',
			]);

			const over = await playWebhook(world, ready(world), 'Blink Trigger', 'blink.order', {
				set: { blink_order_id: newOrderIn(world), status: '4', status_text: 'REJECTED' },
			});
			expect([over.calls, over.received]).toEqual([[], []]);
		});

		test('what Blend refuses goes to a person', async () => {
			const { receiver, sandbox } = world;
			sandbox.switches.faults.push({ kind: 'status', status: 422, path: '/webhooks/order-receive', times: 10 });
			const { run } = await playWebhook(world, ready(world), 'Blink Trigger', 'blink.order', { set: { blink_order_id: '7302' } });
			sandbox.switches.faults.length = 0;

			expect(run.status).toBe('success');
			expect(chatTexts(receiver.at('/chat')).at(-1)).toMatch(/^Order ABND-24234 \(Blink 7302\), Precinct-11A was not confirmed by Blend: /);
		});
	},
};
