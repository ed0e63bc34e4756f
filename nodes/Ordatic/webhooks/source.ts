import type { WebhookSource } from '../../shared/webhook/source';
import { availabilityWebhook } from './availability';
import { riderWebhook } from './event';

/** Ordatic's webhooks: one URL for all events. Any 2xx is success; otherwise it retries, three attempts in all. */
export const ordaticSource: WebhookSource = {
	name: 'ordatic',
	displayName: 'Ordatic',
	events: [
		{
			value: 'order.status',
			name: 'Order Status Changed',
			description: 'An order was accepted, is in the kitchen, is ready, was picked up, served or canceled',
		},
		{
			value: 'order.other',
			name: 'Other Order Event',
			description: 'An order event that Ordatic does not document',
		},
		{
			value: 'delivery.status',
			name: 'Rider Status Changed',
			description:
				'A rider accepted the order, is on the way to the restaurant or the customer, delivered it or failed',
		},
		{
			value: 'delivery.proof',
			name: 'Proof of Delivery',
			description: 'A rider proved the delivery with a picture, a document or a text',
		},
		{
			value: 'delivery.refund',
			name: 'Refund',
			description: 'An order that was not delivered was refunded',
		},
		{
			value: 'delivery.other',
			name: 'Other Rider Event',
			description: 'A rider event that Ordatic does not document',
		},
		{
			value: 'availability.product',
			name: 'Product Availability Changed',
			description: 'Items or modifiers of a store can be ordered again, or no longer',
		},
	],
	payloadTypes: [availabilityWebhook, riderWebhook],
	expectedShape: 'an Ordatic event (which has eventType and data.orderId)',
	retries: true,
	idsAreOfBranch: true,
	answer: () => ({ status: 200, body: { success: true } }),
};
