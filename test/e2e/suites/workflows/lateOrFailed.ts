import type { WebhookKind } from '../../../../sandbox';
import { readyWorkflow } from '../../example';
import { itemsOf } from '../../harness/executions';
import type { Suite, Surroundings } from '../../suite';
import { playWebhook } from './play';

const ready = ({ accounts, receiver }: Surroundings) =>
	readyWorkflow('late-or-failed-delivery-to-alert', accounts, { 'Tell Somebody': { url: `${receiver.url}/chat` } });

export const lateOrFailed: Suite = {
	name: 'workflow: a delivery that goes wrong, told at once',
	workflows: (_account, accounts, receiver) => [ready({ accounts, receiver })],
	tests: (world) => {
		test.each<[WebhookKind, string, Record<string, unknown>, string]>([
			[
				'logistics.task-cancelled',
				'Blink Logistics Trigger',
				{ 'data.reason': 'Customer does not answer' },
				'Delivery of task XYZAB-12345 (blinkLogistics): delivery-cancelled, Customer does not answer. Driver: Test Rider +923213456789. https://delivery-stg.blinkco.io/tracking/jvkUgPIRN6f8jZg9q62xy',
			],
			['bringg.order-late', 'Bringg Trigger', {}, 'Delivery of order 8503585, task 8503585 (bringg): late. Driver: '],
			['bringg.order-rejected', 'Bringg Trigger', {}, 'Delivery of order 8503585, task 8503585 (bringg): driver-rejected'],
			['ordatic.rider-error', 'Rider Trigger', {}, 'Delivery of order ordatic-1001 (ordatic): failed'],
			['ordatic.order-canceled', 'Rider Trigger', {}, 'Delivery of order ordatic-1001 (ordatic): cancelled'],
		])('%s', async (kind, trigger, set, text) => {
			const { received } = await playWebhook(world, ready(world), trigger, kind, { set });

			expect(received).toMatchObject([{ path: '/chat' }]);
			expect((received[0]!.json as { text: string }).text).toContain(text);
		});

		test.each<[WebhookKind, string]>([
			['logistics.task-finished', 'Blink Logistics Trigger'],
			['bringg.order-done', 'Bringg Trigger'],
			['ordatic.rider-completed', 'Rider Trigger'],
		])('%s is nothing to worry about', async (kind, trigger) => {
			const { run, received } = await playWebhook(world, ready(world), trigger, kind);

			expect(itemsOf(run, 'Does It Need a Person?')).toEqual([]);
			expect(received).toEqual([]);
		});
	},
};
