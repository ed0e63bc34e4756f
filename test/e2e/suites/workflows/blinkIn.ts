import { boardRow } from '../../board';
import { toBeDelivered } from '../../evening';
import { readyWorkflow } from '../../example';
import { itemsOf } from '../../harness/executions';
import { poll } from '../../harness/poll';
import { nodeOf, type Workflow } from '../../harness/workflow';
import type { Suite, Surroundings } from '../../suite';
import { chatTexts, newOrderIn, playWebhook, statusesOf } from './play';

/** The parts are the workflows of other suites, as they are published there. */
const parts = {
	'The Board': 'orders-board',
	'The Kitchen': 'blink-order-to-kitchen-ticket',
	'The Rider': 'blink-order-to-logistics',
};

function startOthers(workflow: Workflow, others: Record<string, string>): Workflow {
	for (const [node, id] of Object.entries(others)) nodeOf(workflow, node).parameters.workflowId = { __rl: true, mode: 'id', value: id };
	return workflow;
}

const ready = ({ accounts, receiver }: Surroundings) =>
	startOthers(readyWorkflow('blink-in', accounts, { 'Tell Somebody': { url: `${receiver.url}/chat` } }), parts);

/** n8n keeps no memory for a workflow whose ID is longer than 21 signs. */
const catchUp = ({ accounts }: Pick<Surroundings, 'accounts'>) => {
	const workflow = { ...readyWorkflow('missed-orders-catch-up', accounts), id: 'catchUpOfBlinkIn' };
	return startOthers(workflow, { 'Hand It Over': 'blink-in' });
};

export const blinkIn: Suite = {
	name: "workflow: Blink's one address for all workflows",
	// Published when its parts are: n8n publishes no workflow that calls one which is not.
	drafts: (accounts, receiver) => [ready({ accounts, receiver }), catchUp({ accounts })],
	tests: (world) => {
		const asked = () => world.sandbox.calls.filter(({ path }) => path.startsWith('/interface/v1/orderList')).length;
		/** n8n looks every minute, and whenever a workflow is published: nobody waits a minute here. */
		const look = async () => {
			await world.n8n.rest('POST', `/workflows/${catchUp(world).id}/deactivate`, {});
			const before = asked();
			await world.n8n.publish(catchUp(world));
			await poll('n8n to look', async () => asked() > before || undefined);
			// What it saw is kept a moment later.
			await new Promise((resolve) => setTimeout(resolve, 500));
		};
		const send = async (orderId: string, more: object = {}) =>
			await playWebhook(world, ready(world), 'Blink Trigger', 'blink.order', { set: { ...toBeDelivered, blink_order_id: orderId, ...more } });
		const tickets = (orderId: string) =>
			world.receiver.at('/printer').filter(({ text }) => text.includes(orderId)).length;
		const tasks = (orderId: string) => world.sandbox.state.tasks.filter(({ mappingKey }) => mappingKey === orderId).length;

		beforeAll(async () => {
			await world.n8n.publish(ready(world));
			await world.n8n.publish(catchUp(world));
		});
		afterAll(async () => {
			for (const { id } of [catchUp(world), ready(world)]) await world.n8n.rest('POST', `/workflows/${id}/deactivate`, {});
		});

		test('a new order reaches the board, the kitchen and the rider', async () => {
			const orderId = newOrderIn(world);
			const { run } = await send(orderId, { order_key: `IN-${orderId}` });

			expect(run.status).toBe('success');
			expect(await boardRow(world.n8n, orderId)).toMatchObject({ orderNumber: `IN-${orderId}` });
			expect([tickets(`IN-${orderId}`), tasks(orderId)]).toEqual([1, 1]);
			expect(statusesOf(world, orderId)).toEqual([1]);
			expect(itemsOf(run, 'Mark It Done')).toMatchObject([{ key: `hand-over blink ${orderId}`, done: expect.any(String) }]);
		});

		test('an order that came by webhook and by the catch-up goes through once; one that the webhook missed too', async () => {
			const [both, missed] = [newOrderIn(world), newOrderIn(world)];
			world.sandbox.state.orders.find(({ id }) => String(id) === missed)!.unique_code = `IN-${missed}`;
			await send(both, { order_key: `IN-${both}` });
			await look();
			// The list does not say enough for a rider: a person is called. The ticket and the acceptance it does.
			await poll('the missed order to be accepted', async () => statusesOf(world, missed).length > 0 || undefined, { timeoutMs: 20_000 });
			await new Promise((resolve) => setTimeout(resolve, 1000));

			expect([tickets(`IN-${both}`), tasks(both), tickets(`IN-${missed}`)]).toEqual([1, 1, 1]);
			expect([statusesOf(world, both), statusesOf(world, missed)]).toEqual([[1], [1]]);
		}, 60_000);

		test('what is no new order passes: a cancellation reaches the kitchen and the person who calls the rider off', async () => {
			const orderId = newOrderIn(world);
			await send(orderId, { order_key: `IN-${orderId}` });
			const { received } = await playWebhook(world, ready(world), 'Blink Trigger', 'blink.order-status', {
				set: { blink_order_id: orderId, status: 4, statusText: 'REJECTED', comment: 'Closed' },
			});

			expect(received.filter(({ path }) => path === '/printer').map(({ text }) => text.split('\n')[0])).toEqual([
				expect.stringMatching(/^CANCELED ORDER IN-/),
			]);
			expect(chatTexts(received)).toEqual([expect.stringContaining('Call the rider off')]);
			expect((await boardRow(world.n8n, orderId))?.status).toBe('rejected');
		});

		test('a part that fails is reported, and does not keep the others', async () => {
			const orderId = newOrderIn(world);
			world.receiver.broken.add('/printer');
			const { run, received } = await send(orderId, { order_key: `IN-${orderId}` });
			world.receiver.broken.delete('/printer');

			expect(run.status).toBe('success');
			expect(tasks(orderId)).toBe(1);
			expect(chatTexts(received)).toEqual([
				expect.stringMatching(new RegExp(`^Order IN-${orderId} \\(Blink ${orderId}\\), Precinct-11A: the workflow behind “The Kitchen” failed\\. `)),
			]);
		});
	},
};
