import { readyWorkflow } from '../../example';
import { itemsOf } from '../../harness/executions';
import type { Suite, Surroundings } from '../../suite';
import { newOrderIn, playWebhook, statusCall, writesOf } from './play';

const ready = ({ accounts }: Pick<Surroundings, 'accounts'>) => readyWorkflow('bringg-to-blink-status', accounts);

/** An order with a task of its own: told of one task, the states of several orders would be late. */
const ofItsOwn = (orderId: string) => ({ id: Number(orderId), external_id: orderId });

export const bringgStatus: Suite = {
	name: "workflow: where Bringg's drivers are, in Blink",
	workflows: (_account, accounts) => [ready({ accounts })],
	tests: (world) => {
		test.each([
			['a driver accepts', 'bringg.order-accepted', 1],
			['the driver is on the way', 'bringg.order-on-the-way', 2],
			['it is done', 'bringg.order-done', 3],
		] as const)('%s', async (_what, kind, status) => {
			const orderId = newOrderIn(world);
			const { sent, calls } = await playWebhook(world, ready(world), 'Bringg Trigger', kind, { set: ofItsOwn(orderId) });

			expect(sent).toMatchObject({ accepted: true, body: { success: true } });
			expect(writesOf({ calls })).toEqual([statusCall(orderId, status)]);
		});

		test('a state that Blink has no word for is skipped, and says so', async () => {
			const { run, calls } = await playWebhook(world, ready(world), 'Bringg Trigger', 'bringg.order-rejected', {
				set: ofItsOwn(newOrderIn(world)),
			});

			expect(itemsOf(run, 'Tell Blink')).toMatchObject([{ skipped: true, reason: 'Blink has no status for driver-rejected' }]);
			expect(calls).toEqual([]);
		});

		test('a driver on the way to the shop does not dispatch the order', async () => {
			const { run, calls } = await playWebhook(world, ready(world), 'Bringg Trigger', 'bringg.order-on-the-way-to-pickup', {
				set: ofItsOwn(newOrderIn(world)),
			});

			expect(itemsOf(run, 'Tell Blink')).toMatchObject([{ skipped: true, reason: 'Blink has no status for driver-to-pickup' }]);
			expect(calls).toEqual([]);
		});
	},
};
