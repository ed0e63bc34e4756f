import { readyWorkflow } from '../../example';
import type { Suite, Surroundings } from '../../suite';
import { playNow } from './play';

const ready = ({ accounts, receiver }: Surroundings) =>
	readyWorkflow('abandoned-carts-to-messages', accounts, { 'Send the Message': { url: `${receiver.url}/messages` } });

/** A time as Blink writes it. */
export const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');

export const abandonedCarts: Suite = {
	name: 'workflow: a message for every abandoned cart',
	workflows: (_account, accounts, receiver) => [ready({ accounts, receiver })],
	tests: (world) => {
		/** Carts in Blink: whose, and how many hours ago they were left. */
		const leave = (...carts: Array<[name: string, phone: string, hours: number]>) => {
			const [sample] = world.sandbox.state.carts;
			world.sandbox.state.carts = carts.map(([name, phone, hours]) => ({
				...structuredClone(sample!),
				customer: { ...sample!.customer, name, phone },
				created_at: hoursAgo(hours),
			}));
		};
		const hour = async () => await playNow(world, ready(world), 'Every Hour');

		test('each customer gets one message, however many carts', async () => {
			leave(['Asad', '+923300000001', 2], ['Asad', '+923300000001', 5], ['Bina', '+923300000002', 3], ['Nobody', '', 2]);
			const { calls, received } = await hour();

			expect(calls).toMatchObject([{ method: 'GET', path: '/interface/v1/abandonedCarts', status: 200 }]);
			expect(received.map(({ path, json }) => [path, json])).toEqual([
				['/messages', { to: '+923300000001', text: expect.stringMatching(/^Hello Asad, you left .+ in your cart\. Shall we bring it\?$/) }],
				['/messages', { to: '+923300000002', text: expect.stringMatching(/^Hello Bina, /) }],
			]);
		});

		test('an hour later only who is new gets one', async () => {
			leave(['Asad', '+923300000001', 1.5], ['Bina', '+923300000002', 4], ['Careem', '+923300000003', 1.5]);
			const { received } = await hour();

			expect(received.map(({ json }) => json)).toEqual([{ to: '+923300000003', text: expect.stringMatching(/^Hello Careem, /) }]);
		});

		test('one customer in three spellings of a phone gets one message', async () => {
			leave(['Farah', '+923300000009', 2], ['Farah', '03300000009', 3], ['Farah', '92330 0000009', 4]);
			const { received } = await hour();

			expect(received).toHaveLength(1);
		});

		test('carts that are too young or too old are left alone', async () => {
			leave(['Dina', '+923300000004', 0.5], ['Ehsan', '+923300000005', 30]);
			const { run, received } = await hour();

			expect(run.status).toBe('success');
			expect(received).toEqual([]);
		});
	},
};
