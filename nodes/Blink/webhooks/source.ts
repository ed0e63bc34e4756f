import type { WebhookSource } from '../../shared/webhook/source';
import { orderWebhook } from './order';
import { orderStatusWebhook } from './orderStatus';

/** Blink's webhooks: two kinds on one URL, told apart by shape. Blink waits 5 seconds and never sends again. */
export const blinkSource: WebhookSource = {
	name: 'blink',
	displayName: 'Blink',
	events: [
		{
			value: 'order.created',
			name: 'Order Created or Changed',
			description: 'A customer placed an order, on any channel, or an order comes again with other content',
		},
		{
			value: 'order.status',
			name: 'Order Status Changed',
			description: 'An order was accepted, made ready, dispatched, delivered or rejected',
		},
		{
			value: 'order.other',
			name: 'Other Order Event',
			description: 'An order got a status that Blink does not document',
		},
	],
	payloadTypes: [orderStatusWebhook, orderWebhook],
	expectedShape:
		'a Blink order (which has products or order_key) or a Blink order status (which has statusText, or blink_order_id and status)',
	retries: false,
	// Blink ends the call after 5 seconds.
	deadline: { seconds: 4 },
	stateFields: ['status', 'status_text'],
	answer: () => ({ status: 200, body: { success: true } }),
};
