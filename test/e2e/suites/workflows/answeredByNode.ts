import { readyWorkflow } from '../../example';
import { itemsOf } from '../../harness/executions';
import type { Suite, Surroundings } from '../../suite';
import { playWebhook } from './play';

const ready = ({ accounts, receiver }: Surroundings) =>
	readyWorkflow('blend-order-answered-by-node', accounts, { 'Give It a Number': { url: `${receiver.url}/till` } });

export const answeredByNode: Suite = {
	name: 'workflow: the sender of an order is answered by a node',
	workflows: (_account, accounts, receiver) => [ready({ accounts, receiver })],
	tests: (world) => {
		test('hears the number that the workflow gave the order', async () => {
			world.receiver.files.set('/till', '{"orderNumber":"K-7401"}');
			const { sent, run, received } = await playWebhook(world, ready(world), 'Blend Trigger', 'blend.order-created', {
				set: { 'payload.id': '7401' },
			});

			expect(sent).toMatchObject({ accepted: true, attempts: 1, body: { order_id: 'K-7401', status: 'success' } });
			expect(received).toMatchObject([{ method: 'POST', path: '/till', json: { orderId: '7401' } }]);
			expect(itemsOf(run, 'Go On With the Order')).toHaveLength(1);
		});

		test('hears "failed" when there is no number', async () => {
			world.receiver.broken.add('/till');
			const { sent } = await playWebhook(world, ready(world), 'Blend Trigger', 'blend.order-created', { set: { 'payload.id': '7402' } });
			world.receiver.broken.delete('/till');

			expect(sent.body).toEqual({ order_id: '', status: 'failed' });
		});
	},
};
