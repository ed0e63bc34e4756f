import { readyWorkflow, senderProof } from '../../example';
import { itemsOf } from '../../harness/executions';
import type { Suite, Surroundings } from '../../suite';
import { playWebhook } from './play';

const ready = ({ accounts }: Pick<Surroundings, 'accounts'>) => readyWorkflow('refunds-to-ledger', accounts);

export const refunds: Suite = {
	name: 'workflow: every rider refund, in a ledger',
	workflows: (_account, accounts) => [ready({ accounts })],
	tests: (world) => {
		const refund = async (set: object = {}) => {
			const { run } = await playWebhook(world, ready(world), 'Ordatic Rider Trigger', 'ordatic.rider-refund', { headers: senderProof, set: { ...set } });
			return itemsOf(run, 'Enter the Refund');
		};

		test('is entered in units of the currency', async () => {
			expect(await refund()).toMatchObject([
				{
					refund: 'refund-1',
					orderId: 'ordatic-1001',
					branchId: 'store-1',
					refundedAt: '2025-05-22T18:04:11.000Z',
					reason: 'ORDER_NOT_DELIVERED',
					riderAmount: 12.5,
					partnerAmount: 8.5,
					items: '2 x Mild Chicken Sandwich (MISSING_ITEM)',
					fees: 'Cancellation fee 150',
				},
			]);
		});

		test('sent again with a correction, it is the same row', async () => {
			const [first] = await refund({ 'data.refund.id': 'refund-2' });
			const [again] = await refund({ 'data.refund.id': 'refund-2', 'data.refund.totalRiderRefund': 990 });

			expect(again).toMatchObject({ id: first?.id, refund: 'refund-2', riderAmount: 9.9 });
		});

		test('a refund that says nothing but its order is entered under the order', async () => {
			expect(await refund({ 'data.orderId': '7801', 'data.refund': {} })).toMatchObject([
				{ refund: 'order store-1 7801', orderId: '7801', riderAmount: null, reason: null, items: '' },
			]);
		});
	},
};
