import type { WebhookSource } from '../../shared/webhook/source';
import { answer, failure, fleetAnswer, refusal } from './answer';
import { deliveryCancelled, deliveryCreated, deliveryUpdated } from './fleet';
import { merchantWebhook } from './merchant';

/** Bringg's webhooks: those to a merchant with its own drivers, and those to a fleet that delivers for others. */
export const bringgSource: WebhookSource = {
	name: 'bringg',
	displayName: 'Bringg',
	events: [
		{
			value: 'delivery.created',
			name: 'Delivery Created',
			description: 'There is a new delivery',
		},
		{
			value: 'delivery.updated',
			name: 'Delivery Updated',
			description:
				'Address, note, inventory, schedule, window, contact, packages or preparation changed, so also when an order got ready for pickup; or a fleet took the order',
		},
		{
			value: 'delivery.status',
			name: 'Delivery Status Changed',
			description:
				'A driver was assigned, accepted, rejected, arrived, set off or delivered, or the delivery was cancelled',
		},
		{
			value: 'delivery.late',
			name: 'Delivery Late',
			description: 'A driver has not arrived in time',
		},
		{
			value: 'delivery.note',
			name: 'Note Created',
			description: 'A note, a signature, a photo or a form was added',
		},
		{
			value: 'delivery.location',
			name: 'Driver Location Updated',
			description: 'A driver moved. This can be many calls a minute.',
		},
		{
			value: 'delivery.other',
			name: 'Other Delivery Event',
			description: 'Anything else that Bringg sends, such as scans, runs and customers',
		},
	],
	// The fleet's kinds are told more narrowly than the merchant's, so they come first.
	kinds: [deliveryUpdated, deliveryCreated, deliveryCancelled, merchantWebhook],
	looksLike: 'a Bringg webhook (which has id, task_id, or a task, way_point or run with an id)',
	acknowledge: {
		default: 'afterSaving',
		why: 'Bringg sends again what got an error or no answer, so the answer waits until a crash of n8n can lose nothing.',
	},
	properties: [fleetAnswer],
	answer,
	failure,
	refusal,
};
