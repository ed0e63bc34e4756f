import type { WebhookSource } from '../../shared/webhook/source';
import { deliveryCancelled, deliveryCreated, fleetEvents, quoteAsked, returnCreated } from './fleet';
import { deliveryUpdated } from './fleetUpdated';
import { merchantWebhook } from './merchant';
import { answer, failure, fleetAnswer, refusal } from './response';
import { stopsField } from './stops';

/** Bringg's webhooks: those to a merchant with its own drivers, and those to a fleet that delivers for others. */
export const bringgSource: WebhookSource = {
	name: 'bringg',
	displayName: 'Bringg',
	events: [
		{
			value: 'delivery.created',
			name: 'Delivery Created',
			description: 'There is a new delivery, or one that no driver has acknowledged',
		},
		{
			value: 'delivery.updated',
			name: 'Delivery Updated',
			description:
				'Address, note, inventory, schedule, window, contact, packages, preparation or expected time of arrival changed, so also when an order got ready for pickup; or a fleet took the order',
		},
		{
			value: 'delivery.status',
			name: 'Delivery Status Changed',
			description:
				'A driver was assigned, accepted, rejected, set off, arrived or delivered, or the delivery was cancelled',
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
			description: 'There is a link by which the customer can follow the driver',
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
				'Anything else that Bringg sends, such as scans, runs, ratings, shifts, customers, and questions for a quote',
		},
	],
	// The fleet's kinds are told more narrowly than the merchant's, so they come first.
	payloadTypes: [quoteAsked, returnCreated, deliveryUpdated, deliveryCreated, deliveryCancelled, merchantWebhook],
	expectedShape: 'a Bringg webhook (which has webhook_type, id, task_id, or a task, way_point or run with an id)',
	retries: true,
	// Bringg waits 30 seconds for the answer to a new delivery or return, and sends again what it got a 503 for.
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
