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
				'Delivery of task XYZAB-12345 (Blink Logistics): the trip was cancelled, Customer does not answer. Driver: Test Rider +923213456789. https://delivery-stg.blinkco.io/tracking/jvkUgPIRN6f8jZg9q62xy',
			],
			['bringg.order-late', 'Bringg Trigger', {}, 'Delivery of order 8503585 (Bringg): it is late.'],
			['bringg.order-rejected', 'Bringg Trigger', {}, 'Delivery of order 8503585 (Bringg): a driver said no, no reason given.'],
			['ordatic.rider-error', 'Ordatic Rider Trigger', {}, 'Delivery of order ordatic-1001 (Ordatic): it failed, no reason given.'],
			['ordatic.order-canceled', 'Ordatic Rider Trigger', {}, 'Delivery of order ordatic-1001 (Ordatic): the order was cancelled, no reason given.'],
		])('%s', async (kind, trigger, set, text) => {
			const { received } = await playWebhook(world, ready(world), trigger, kind, { set });

			expect(received).toMatchObject([{ path: '/chat' }]);
			expect((received[0]!.json as { text: string }).text).toBe(text);
		});

		test.each<[WebhookKind, string]>([
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
