import type { WebhookSource } from '../../shared/webhook/source';
import { orderWebhook } from './order';
import { orderStatusWebhook } from './orderStatus';

/** Blink's webhooks: two payload types on one URL, matched by shape. Blink's timeout is 5 seconds, without retries. */
export const blinkSource: WebhookSource = {
	name: 'blink',
	displayName: 'Blink',
	events: [
		{
			value: 'order.created',
			name: 'Order Created or Changed',
			description: 'A customer placed an order, on any channel, or an order was sent again with different content',
		},
		{
			value: 'order.status',
			name: 'Order Status Changed',
			description: 'An order was accepted, made ready, dispatched, delivered or rejected',
		},
		{
			value: 'order.other',
			name: 'Other Order Event',
			description: 'An order status that Blink does not document',
		},
	],
	payloadTypes: [orderStatusWebhook, orderWebhook],
	expectedShape:
		'a Blink order (which has products or order_key) or a Blink order status (which has statusText, or blink_order_id and status)',
	retries: false,
	deadline: { seconds: 4 },
	stateFields: ['status', 'status_text'],
	answer: () => ({ status: 200, body: { success: true } }),
};
