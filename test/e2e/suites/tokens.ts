import { blinkTrigger, chain, updateStatus } from '../build';
import { itemsOf } from '../harness/executions';
import { poll } from '../harness/poll';
import type { Suite } from '../suite';

const workflowId = 'tokenPerProduct';

/** One call to Blink for each product of the order: the products' ids are taken for ids of orders. */
const manyCalls = (account: Parameters<typeof updateStatus>[0]) =>
	chain(
		workflowId,
		blinkTrigger(),
		{
			name: 'Each Product',
			type: 'n8n-nodes-base.splitOut',
			parameters: { fieldToSplitOut: 'order.items', options: {} },
		},
		updateStatus(account, { orderId: '={{ $json.productId }}', status: 'ready' }),
	);

/** The token that a login gives: kept, used again, renewed when it is no longer good. */
export const tokens: Suite = {
	name: 'the token of Blink',
	workflows: (account) => [manyCalls(account)],
	tests: (world) => {
		const orderIds = () => world.sandbox.state.orders.slice(0, 12).map(({ id }) => String(id));
		const updates = () =>
			world.sandbox.calls.filter(({ path, status }) => path.endsWith('/updateOrderStatus') && status === 200).length;

		const sendOrder = async (id: string) => {
			const products = orderIds().map((product_id) => ({ product_id, name: 'Tea', quantity: 1 }));
			const url = world.n8n.webhookUrl(manyCalls(world.account), 'Blink Trigger');
			await world.sandbox.send('blink.order', url, { set: { blink_order_id: id, products } });
		};

		afterEach(() => {
			world.sandbox.switches.latencyMilliseconds = 0;
		});

		test('is used again by the next run', async () => {
			const before = world.sandbox.state.logins;
			await sendOrder('5001');
			const first = await world.n8n.executions.waitFor(workflowId);
			const afterFirst = world.sandbox.state.logins;
			await sendOrder('5002');
			await world.n8n.executions.waitFor(workflowId, first.id);

			expect(afterFirst - before).toBeLessThanOrEqual(1);
			expect(world.sandbox.state.logins).toBe(afterFirst);
		});

		test('that ends in the middle of a run costs exactly one more login and no failed item', async () => {
			const { sandbox, n8n } = world;
			const lastRun = await n8n.executions.last(workflowId);
			const logins = sandbox.state.logins;
			const before = updates();
			sandbox.switches.latencyMilliseconds = 50;
			await sendOrder('5003');
			await poll('a few calls to be made', () => updates() >= before + 3 || undefined, { everyMs: 5 });
			sandbox.expireTokens();
			const run = await n8n.executions.waitFor(workflowId, lastRun);

			expect(run.status).toBe('success');
			expect(itemsOf(run, 'Update Status')).toEqual(
				orderIds().map((orderId) => expect.objectContaining({ orderId, success: true })),
			);
			expect(updates()).toBe(before + orderIds().length);
			expect(sandbox.state.logins).toBe(logins + 1);
		});
	},
};
