import { readyWorkflow } from '../../example';
import type { Suite, Surroundings } from '../../suite';
import { chatTexts, playWebhook } from './play';

/** The branch as picked from the list, and a phone, since Blend says none. */
const ready = ({ accounts, receiver }: Surroundings) =>
	readyWorkflow('blend-order-to-blink', accounts, {
		'Tell Somebody': { url: `${receiver.url}/chat` },
		'Create the Order': {
			branch: { __rl: true, mode: 'list', value: '50220', cachedResultName: 'Precinct-11A' },
			customerPhone: '0300 1234567',
		},
	});

export const blendOrder: Suite = {
	name: 'workflow: every order from Blend, in Blink',
	workflows: (_account, accounts, receiver) => [ready({ accounts, receiver })],
	tests: (world) => {
		const send = async (id: string) =>
			await playWebhook(world, ready(world), 'Blend Trigger', 'blend.order-created', { set: { 'payload.id': id } });
		const submitted = () => world.sandbox.calls.filter(({ path }) => path.endsWith('/submitOrder'));

		test("is submitted, and Blend hears Blink's ID of it", async () => {
			const { sent, calls } = await send('app-1');

			const order = world.sandbox.state.orders.at(-1)!;
			expect(sent).toMatchObject({ accepted: true, attempts: 1, body: { order_id: String(order.id), status: 'success' } });
			expect(calls).toEqual([
				{
					method: 'POST',
					path: '/interface/v1/submitOrder',
					status: 200,
					body: expect.objectContaining({
						blink_branch_id: '50220',
						customer_name: 'Blend app-1',
						customer_phone: '+923001234567',
						delivery_type: 'pickup',
						payment_method: 'Cash',
						subtotal: '50',
						total: '50',
						items: [
							expect.objectContaining({ blink_item_id: '1', price: '5', quantity: '2', sub_options: [expect.objectContaining({ sub_option_id: '1', price: '10' })] }),
							expect.objectContaining({ blink_item_id: '2', price: '25', quantity: '1' }),
						],
					}),
				},
			]);
		});

		test('sent again, it is the same order', async () => {
			const first = await send('app-2');
			const before = submitted().length;

			const again = await send('app-2');

			expect(again.sent).toMatchObject({ accepted: true, body: first.sent.body as object });
			expect(submitted()).toHaveLength(before);
		});

		test('two branches may have one number: each is an order of its own', async () => {
			const before = submitted().length;
			const branch = async (branch_id: string) =>
				(await playWebhook(world, ready(world), 'Blend Trigger', 'blend.order-created', { set: { 'payload.id': '4206', branch_id } })).sent.body as { order_id: string };

			const [one, other] = [await branch('60001'), await branch('60002')];

			expect(submitted()).toHaveLength(before + 2);
			expect(one.order_id).not.toBe(other.order_id);
		});

		test('an order that the app changes goes to a person, and the app hears the ID that it has', async () => {
			const first = await send('app-4');
			const before = submitted().length;
			const { sent, received } = await playWebhook(world, ready(world), 'Blend Trigger', 'blend.order-created', {
				set: { 'payload.id': 'app-4', 'payload.note': 'No onions' },
			});

			const { order_id } = first.sent.body as { order_id: string };
			expect(sent.body).toEqual({ order_id, status: 'success' });
			expect(submitted()).toHaveLength(before);
			expect(chatTexts(received)).toEqual([
				expect.stringMatching(new RegExp(`^Order Blend app-4, \\S+ was changed in the delivery app after it went to Blink as ${order_id}: `)),
			]);
		});

		test('what Blink may have taken is not created again by itself: a person looks', async () => {
			const before = submitted().length;
			world.sandbox.switches.faults.push({ kind: 'status', status: 500, path: '/interface/v1/submitOrder' });
			const first = await send('app-5');
			const again = await send('app-5');

			expect([first.sent.body, again.sent.body]).toEqual(Array(2).fill({ order_id: '', status: 'failed' }));
			expect(submitted()).toHaveLength(before + 1);
			expect(chatTexts(first.received)).toEqual([expect.stringMatching(/^Order Blend app-5, \S+: Blink did not confirm it, and may have it all the same\. /)]);
		});

		test('what Blink refuses, the app hears as failed, and nothing is remembered', async () => {
			world.sandbox.switches.faults.push({ kind: 'refusal', message: 'Branch is closed', path: '/interface/v1/submitOrder' });
			const refused = await send('app-3');
			expect(refused.sent.body).toEqual({ order_id: '', status: 'failed' });

			const again = await send('app-3');
			expect(again.sent.body).toEqual({ order_id: String(world.sandbox.state.orders.at(-1)!.id), status: 'success' });
		});
	},
};
