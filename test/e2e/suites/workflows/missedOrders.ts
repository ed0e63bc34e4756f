import { readyWorkflow } from '../../example';
import { poll } from '../../harness/poll';
import { nodeOf } from '../../harness/workflow';
import type { Suite, Surroundings } from '../../suite';
import { newOrderIn, playWebhook, statusCall, statusesOf } from './play';

const ready = ({ accounts, receiver }: Surroundings) =>
	readyWorkflow('missed-orders', accounts, {
		'Tell Somebody': { url: `${receiver.url}/chat` },
	});

/** What looks by the clock, and hands over to the other one. n8n keeps no memory for a workflow whose ID is longer than 21 signs. */
const catchUp = ({ accounts }: Pick<Surroundings, 'accounts'>) => {
	const workflow = readyWorkflow('missed-orders-catch-up', accounts);
	nodeOf(workflow, 'Hand It Over').parameters.workflowId = { __rl: true, mode: 'id', value: 'missed-orders' };
	return { ...workflow, id: 'missedCatchUp' };
};

export const missedOrders: Suite = {
	name: 'workflow: every Blink order once, also when the webhook was missed',
	// It asks Blink again and again, so it runs only as long as it is looked at.
	drafts: (accounts, receiver) => [ready({ accounts, receiver }), catchUp({ accounts })],
	tests: (world) => {
		const workflow = () => ready(world);
		const stop = async () => void (await world.n8n.rest('POST', `/workflows/${catchUp(world).id}/deactivate`, {}));
		const asked = () => world.sandbox.calls.filter(({ path }) => path.startsWith('/interface/v1/orderList')).length;
		/** n8n looks every minute, and whenever a workflow is published, as after a stop: nobody waits a minute here. */
		const publish = async () => {
			const before = asked();
			await world.n8n.publish(catchUp(world));
			await poll('n8n to look', async () => asked() > before || undefined);
			// What it saw is kept a moment later.
			await new Promise((resolve) => setTimeout(resolve, 500));
		};
		beforeAll(async () => {
			// First, since n8n publishes no workflow that calls one which is not published.
			await world.n8n.publish(workflow());
			await publish();
		});
		afterAll(async () => {
			await stop();
			await world.n8n.rest('POST', `/workflows/${workflow().id}/deactivate`, {});
		});
		const look = async () => {
			await stop();
			await publish();
		};

		test('an order whose webhook was missed is accepted', async () => {
			const missed = newOrderIn(world);
			await look();

			await poll('the missed order to be accepted', async () => statusesOf(world, missed).length > 0 || undefined);
			expect(statusesOf(world, missed)).toEqual([1]);
		});

		test('an order that came by webhook is not accepted a second time', async () => {
			const orderId = newOrderIn(world);
			const { calls } = await playWebhook(world, workflow(), 'Blink Trigger', 'blink.order', { set: { blink_order_id: orderId } });
			// A later order, missed by the webhook, proves that the catch-up has been there.
			const later = newOrderIn(world);
			await look();
			await poll('the later order to be accepted', async () => statusesOf(world, later).length > 0 || undefined);

			expect(calls.concat(world.sandbox.calls)).toContainEqual(expect.objectContaining(statusCall(orderId, 1)));
			expect(statusesOf(world, orderId)).toEqual([1]);
		});
	},
};
