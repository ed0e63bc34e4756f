import type { WebhookSource } from '../../shared/webhook/source';
import { deliveryCancelled, deliveryCreated, fleetEvents, quoteAsked, returnCreated } from './fleet';
import { deliveryUpdated } from './fleetUpdated';
import { merchantWebhook } from './merchant';
import { answer, failure, fleetAnswer, refusal } from './response';
import { stopsField } from './stops';

/** Bringg's webhooks: to a merchant with its own drivers, and to a fleet that delivers for others. */
export const bringgSource: WebhookSource = {
	name: 'bringg',
	displayName: 'Bringg',
	events: [
		{
			value: 'delivery.created',
			name: 'Delivery Created',
			description: 'A new delivery, or one that no driver has acknowledged',
		},
		{
			value: 'delivery.updated',
			name: 'Delivery Updated',
			description:
				'Address, note, inventory, schedule, window, contact, packages, preparation or expected time of arrival changed, including an order that is ready for pickup; or a fleet accepted the order',
		},
		{
			value: 'delivery.status',
			name: 'Delivery Status Changed',
			description:
				'A driver was assigned, accepted, rejected, set off, arrived or delivered, or the delivery was canceled',
		},
		{
			value: 'delivery.return',
			name: 'Return Delivery Created',
			description: 'A fleet is asked to bring goods back',
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
			value: 'delivery.tracking',
			name: 'Location Shared',
			description: 'A link by which the customer can follow the driver',
		},
		{
			value: 'delivery.location',
			name: 'Driver Location Updated',
			description: 'A driver moved. This can be many calls a minute.',
		},
		{
			value: 'delivery.other',
			name: 'Other Delivery Event',
			description:
				'Any other event of Bringg, such as scans, runs, ratings, shifts, customers, and requests for a quote',
		},
	],
	// The fleet's payload types are matched more narrowly than the merchant's, so they come first.
	payloadTypes: [quoteAsked, returnCreated, deliveryUpdated, deliveryCreated, deliveryCancelled, merchantWebhook],
	expectedShape: 'a Bringg webhook (which has webhook_type, id, task_id, or a task, way_point or run with an id)',
	retries: true,
	// Bringg's timeout for a new delivery or return is 30 seconds, and it retries after a 503.
	deadline: {
		seconds: 25,
		only: [fleetEvents.created, fleetEvents.returned],
		answer: { status: 503, body: { success: false, error_message: 'Not saved yet: send it again' } },
	},
	properties: [stopsField],
	answerProperties: [fleetAnswer],
	answer,
	failure,
	refusal,
};
