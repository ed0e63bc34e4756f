import { readyWorkflow } from '../../example';
import { itemsOf } from '../../harness/executions';
import type { Suite, Surroundings } from '../../suite';
import { playWebhook } from './play';

const ready = ({ accounts }: Pick<Surroundings, 'accounts'>) => readyWorkflow('blend-order-answered-by-node', accounts);

export const answeredByNode: Suite = {
	name: 'workflow: the sender of an order is answered by a node',
	workflows: (_account, accounts) => [ready({ accounts })],
	tests: (world) => {
		test('hears the number that the workflow gave the order', async () => {
			const { sent, run } = await playWebhook(world, ready(world), 'Blend Trigger', 'blend.order-created', {
				set: { 'payload.id': '7401' },
			});

			expect(sent).toMatchObject({ accepted: true, attempts: 1, body: { order_id: 'K-7401', status: 'success' } });
			expect(itemsOf(run, 'Go On With the Order')).toHaveLength(1);
		});
	},
};
