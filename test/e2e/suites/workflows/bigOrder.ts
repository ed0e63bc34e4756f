import { readyWorkflow } from '../../example';
import { poll } from '../../harness/poll';
import type { Suite, Surroundings } from '../../suite';
import { answer } from './form';
import { newOrderIn, playWebhook, statusesOf } from './play';

const ready = ({ accounts, receiver }: Surroundings) =>
	readyWorkflow('big-order-approval', accounts, { 'Tell Somebody': { url: `${receiver.url}/big-orders` } });

/** The same, which reminds after seconds and gives up seconds later. */
const hasty = (surroundings: Surroundings) => {
	const workflow = { ...ready(surroundings), id: 'big-order-hasty' };
	const { assignments } = workflow.nodes.find(({ name }) => name === 'The Limit')!.parameters.assignments as {
		assignments: Array<{ name: string; value: unknown }>;
	};
	const set = (field: string, value: number) => (assignments.find(({ name }) => name === field)!.value = value);
	set('minutesToReminder', 0.05);
	set('hoursToGiveUp', 0.001);
	workflow.nodes = workflow.nodes.map((node) => (node.webhookId ? { ...node, webhookId: node.webhookId.replace(/^.{4}/, '0000') } : node));
	return workflow;
};

/** n8n looks once a minute for runs that wait. In milliseconds. */
const waiting = 180_000;

export const bigOrder: Suite = {
	name: 'workflow: big orders wait for a person',
	workflows: (_account, accounts, receiver) => [ready({ accounts, receiver }), hasty({ accounts, receiver })],
	tests: (world) => {
		const texts = () => world.receiver.at('/big-orders').map(({ json }) => (json as { text: string }).text);
		const said = async (begin: string) =>
			await poll(`a message that begins with "${begin}"`, async () => texts().find((text) => text.startsWith(begin)), { timeoutMs: 100_000 });
		/** A big order comes in: how the messages name it, and Blink's number of it. */
		const comesIn = async (workflow = ready(world)) => {
			const orderId = newOrderIn(world);
			const to = world.n8n.webhookUrl(workflow, 'Blink Trigger');
			const set = { blink_order_id: orderId, order_key: `BIG-${orderId}`, total_price: '25000' };
			await world.sandbox.send('blink.order', to, { set });
			return { orderId, name: `BIG-${orderId} (Blink ${orderId}), Precinct-11A` };
		};
		const linkIn = (text: string) => /https?:\S+form-waiting\S+/.exec(text)![0];

		test('a usual order is accepted at once, and nobody is asked', async () => {
			const orderId = newOrderIn(world);
			await playWebhook(world, ready(world), 'Blink Trigger', 'blink.order', { set: { blink_order_id: orderId, total_price: '20000' } });

			expect(statusesOf(world, orderId)).toEqual([1]);
			expect(texts()).toEqual([]);
		});

		test('one that is over is left alone', async () => {
			const before = await world.n8n.executions.last(ready(world).id);
			const to = world.n8n.webhookUrl(ready(world), 'Blink Trigger');
			const set = { blink_order_id: newOrderIn(world), status: '4', status_text: 'REJECTED', total_price: '25000' };
			await world.sandbox.send('blink.order', to, { set });

			expect(await world.n8n.executions.last(ready(world).id)).toBe(before);
		});

		test('a big one stays pending until somebody says yes in the form behind the link', async () => {
			const { orderId, name } = await comesIn();
			const question = await said(`${name} is for PKR 25,000. It stays pending`);

			expect(statusesOf(world, orderId)).toEqual([]);
			expect(await answer(linkIn(question), ['Accept', ''])).toMatch(/BIG-\d+ .*Decision/);
			await said(`${name} is accepted.`);
			expect(statusesOf(world, orderId)).toEqual([1]);
		}, waiting);

		test('or no, with a reason for the customer', async () => {
			const { orderId, name } = await comesIn();
			await answer(linkIn(await said(`${name} is for`)), ['Reject', 'We have no oven for it']);
			await said(`${name} is rejected.`);

			const { history } = world.sandbox.state.orders.find(({ id }) => String(id) === orderId)!;
			expect(history.at(-1)).toMatchObject({ status: 4, comment: 'We have no oven for it' });
		}, waiting);

		test('what became of it in Blink meanwhile stays', async () => {
			const { orderId, name } = await comesIn();
			const question = await said(`${name} is for`);
			world.sandbox.state.orders.find(({ id }) => String(id) === orderId)!.status = 4;
			await answer(linkIn(question), ['Accept', '']);

			expect(await said(`${name} was left as it is in Blink.`)).toContain('rejected');
			expect(statusesOf(world, orderId)).toEqual([]);
		}, waiting);

		test(
			'nobody decides: it is said once more, and the order stays pending',
			async () => {
				const { orderId, name } = await comesIn(hasty(world));
				expect(linkIn(await said(`${name} for PKR 25,000 still waits`))).toBe(linkIn(await said(`${name} is for`)));
				await said(`${name} for PKR 25,000 is still pending and nobody has decided.`);

				expect(statusesOf(world, orderId)).toEqual([]);
				expect(texts().filter((text) => text.startsWith(name))).toHaveLength(3);
			},
			300_000,
		);
	},
};
