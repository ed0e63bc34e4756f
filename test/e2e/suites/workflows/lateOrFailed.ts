import type { PayloadType } from '../../../../sandbox';
import { readyWorkflow } from '../../example';
import { itemsOf } from '../../harness/executions';
import type { Suite, Surroundings } from '../../suite';
import { ordersBoard } from './ordersBoard';
import { chatTexts, minutesAgo, newOrderIn, playWebhook } from './play';

const ready = ({ accounts, receiver }: Surroundings) =>
	readyWorkflow('late-or-failed-delivery-to-alert', accounts, { 'Tell Somebody': { url: `${receiver.url}/chat` } });

export const lateOrFailed: Suite = {
	name: 'workflow: a delivery that goes wrong, told at once',
	workflows: (_account, accounts, receiver) => [ready({ accounts, receiver })],
	tests: (world) => {
		test.each<[PayloadType, string, Record<string, unknown>, string | RegExp]>([
			[
				'logistics.task-cancelled',
				'Blink Logistics Trigger',
				{ 'data.reason': 'Customer does not answer' },
				'Order of task XYZAB-12345: the trip was canceled (Blink Logistics task XYZAB-12345): Customer does not answer. Rider: Test Rider +923213456789. Ask for another rider. https://delivery-stg.blinkco.io/tracking/jvkUgPIRN6f8jZg9q62xy',
			],
			['bringg.order-late', 'Bringg Trigger', {}, /^Order Bringg \S+ is late \(Bringg task 8503585\)\. Rider: .+\. Call the rider, then the customer\. /],
			['bringg.order-rejected', 'Bringg Trigger', {}, /^Order Bringg \S+: a driver refused it \(Bringg task 8503585\)\. See that another one takes it\. /],
			['ordatic.rider-error', 'Ordatic Rider Trigger', {}, /^Order Ordatic ordatic-1001: the delivery failed \(Ordatic\)\. Rider: not known\. Call the rider, and ask for another one\. /],
			['ordatic.order-canceled', 'Ordatic Rider Trigger', {}, /^Order Ordatic ordatic-1001 was canceled \(Ordatic\)\. Rider: not known\. Stop the kitchen, and call the rider off\. /],
		])('%s', async (kind, trigger, set, text) => {
			const { received } = await playWebhook(world, ready(world), trigger, kind, { set });

			expect(received).toMatchObject([{ path: '/chat' }]);
			expect(chatTexts(received)).toEqual([typeof text === 'string' ? text : expect.stringMatching(text)]);
		});

		test('an order on the board is named by number and branch, with how late it is and who has it', async () => {
			const orderId = newOrderIn(world);
			const board = async (trigger: string, kind: PayloadType, set: Record<string, unknown>) =>
				await playWebhook(world, ordersBoard(world), trigger, kind, { set });
			await board('Blink Trigger', 'blink.order', { blink_order_id: orderId, order_key: 'K-7001', type: 'DELIVERY', created_at: minutesAgo(65), due_at: minutesAgo(25) });
			await board('Bringg Trigger', 'bringg.order-on-the-way', { id: Number(orderId), external_id: orderId, user: { name: 'Ali', phone: '+923331234567' } });
			const { received } = await playWebhook(world, ready(world), 'Bringg Trigger', 'bringg.order-late', { set: { id: Number(orderId), external_id: orderId } });

			expect(chatTexts(received)[0]).toMatch(new RegExp(`^Order K-7001 \\(Blink ${orderId}\\), Precinct-11A is late by 2[56] min \\(Bringg task ${orderId}\\)\\. Rider: Ali \\+923331234567\\.`));
		});

		test('a reason that a stranger wrote pings nobody and adds no line', async () => {
			const { received } = await playWebhook(world, ready(world), 'Blink Logistics Trigger', 'logistics.task-cancelled', {
				set: { 'data.taskId': 'PING-1', 'data.reason': '<!channel> @here\u2028\u001b[2J<http://evil.example|ok>' },
			});

			expect(chatTexts(received)[0]).toContain(': ‹!channel› ＠here  [2J‹http://evil.example|ok›. ');
		});

		test.each<[PayloadType, string]>([
			['logistics.task-finished', 'Blink Logistics Trigger'],
			['bringg.order-done', 'Bringg Trigger'],
			['ordatic.rider-completed', 'Ordatic Rider Trigger'],
		])('%s is nothing to worry about', async (kind, trigger) => {
			const { run, received } = await playWebhook(world, ready(world), trigger, kind);

			expect(itemsOf(run, 'Does It Need a Person?')).toEqual([]);
			expect(received).toEqual([]);
		});
	},
};
