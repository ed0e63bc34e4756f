import { setTimeout as wait } from 'node:timers/promises';

import { send } from '../../../sandbox';
import { autoAccept } from '../example';
import { itemsOf } from '../harness/executions';
import { runMainJob } from '../mainJob';
import type { Suite } from '../suite';

const workflowId = 'blink-order-auto-accept';
/** Long enough for a run that must not happen to show. */
const SETTLED_MS = 1500;

/** The example workflow, as it is given to users. */
export const mainJob: Suite = {
	name: 'an order comes in, its status goes back',
	workflows: (account) => [autoAccept(account)],
	tests: (world) => {
		const workflow = () => autoAccept(world.account);
		const trigger = () => world.n8n.webhookUrl(workflow(), 'Blink Trigger');
		const statusCalls = () => world.sandbox.calls.filter(({ path }) => path.endsWith('/updateOrderStatus'));
		const runs = async () => (await world.n8n.executions.list(workflowId)).length;

		test("the vendor's sample order ends as status 1 at Blink", async () => {
			await runMainJob(world.n8n, world.sandbox, workflow(), () => {});

			const order = world.sandbox.state.orders.find(({ id }) => id === 1236589);
			expect(order?.history.map(({ status, by }) => [status, by])).toEqual([
				[0, 'webhook'],
				[1, 'updateOrderStatus'],
			]);
		});

		test('the same order again is acknowledged and starts nothing', async () => {
			const before = { runs: await runs(), calls: statusCalls().length };

			const sent = await world.sandbox.send('blink.order', trigger());

			expect(sent).toMatchObject({ status: 200, body: { success: true } });
			await wait(SETTLED_MS);
			expect({ runs: await runs(), calls: statusCalls().length }).toEqual(before);
		});

		test('a change of the order is no new order, and is not accepted again', async () => {
			const before = { run: await world.n8n.executions.last(workflowId), calls: statusCalls().length };
			world.sandbox.state.orders.find(({ id }) => id === 1236589)!.status = 1;

			// Not by the sandbox's Blink, which would have the order as this says it.
			await send('blink.order', trigger(), { set: { kitchen_notes: 'No onions', status: 1 } });

			const run = await world.n8n.executions.waitFor(workflowId, before.run);
			expect(itemsOf(run, 'Blink Trigger')).toMatchObject([{ event: 'order.changed' }]);
			expect(itemsOf(run, 'Is It New?')).toEqual([]);
			expect(statusCalls()).toHaveLength(before.calls);
		});

		test('another kind of event, which the trigger is not on, is acknowledged and starts nothing', async () => {
			const before = await runs();

			const sent = await world.sandbox.send('blink.order-status', trigger());

			expect(sent).toMatchObject({ status: 200, body: { success: true } });
			await wait(SETTLED_MS);
			expect(await runs()).toBe(before);
		});

		test.each([
			['an object that is no order', { hello: 'kitchen' }],
			['a list', [1, 2, 3]],
			['an order without its id', { products: [], order_key: 'ABND-1' }],
		])('%s comes out of Unrecognized with its issues', async (_what, body) => {
			const before = await world.n8n.executions.last(workflowId);
			const calls = statusCalls().length;

			const sent = await world.sandbox.send('blink.order', trigger(), { body });

			expect(sent).toMatchObject({ status: 200, body: { success: true } });
			const run = await world.n8n.executions.waitFor(workflowId, before);
			expect(run.status).toBe('success');
			expect(itemsOf(run, 'Blink Trigger', 0)).toEqual([]);
			expect(itemsOf(run, 'Blink Trigger', 1)).toEqual([
				{ source: 'blink', receivedAt: expect.any(String), issues: [expect.any(String)], body },
			]);
			expect(statusCalls()).toHaveLength(calls);
		});
	},
};
