import type { IDataObject } from 'n8n-workflow';

import { fromJson } from '../../shared/parsing/json';
import { body, code, flag, text } from '../../shared/parsing/lenient';
import { isEmpty, isRecord } from '../../shared/parsing/values';
import { payloadType } from '../../shared/webhook/parsing/payloadType';
import { bringgStatus } from '../codes/status';
import { deliveryDetails, driverIn } from './deliveryDetails';
import { anyId, fields, idText, needsOneOf } from './ids';
import { order, orderFields } from './shapes';
import { stopsOf } from './stops';

/*
 * Bringg's webhooks to a delivery provider. They name no type and are told by shape.
 *
 * Whose id is whose: `taskId` is Bringg's; `orderId` is the receiver's own, which for a provider is the `delivery_id` it
 * gave Bringg in its answer to Delivery Created (so it is null there); `externalOrderId` is the merchant's `external_id`.
 * Their stops say what they are, in words or by position, so the trigger's Stops does not count.
 */

/** The fleet's webhooks by the names of Bringg's pages. */
export const fleetEvents = {
	created: 'Delivery Created',
	updated: 'Delivery Updated',
	cancelled: 'Delivery Cancelled',
	returned: 'Return Delivery Created',
	quote: 'Get Quote',
} as const;

/** Whether a body says anything under one of these keys. */
export function has(body: IDataObject, ...keys: readonly string[]): boolean {
	return keys.some((key) => !isEmpty(body[key]));
}

/** A way point that says in words what to do there. In merchants' bodies the field is null or a number. */
function isInWords(wayPoint: unknown): boolean {
	const option = isRecord(wayPoint) ? wayPoint.pickup_dropoff_option : null;
	return typeof option === 'string' && !isEmpty(option) && /[a-z]/i.test(option);
}

/**
 * A new delivery, asked of the fleet: the whole order, with two way points. Its sample has no status; an order that is
 * further than created is a merchant's.
 */
export const deliveryCreated = payloadType({
	matches: (body) => {
		const wayPoints = fromJson(body.way_points);
		const isNew = isEmpty(body.status) || bringgStatus.find(body.status)?.deliveryStatus === 'created';
		const isOfFleet = Array.isArray(wayPoints) && wayPoints.length > 1 && wayPoints.some(isInWords);
		return isOfFleet && isNew && !isQuote(body) && !has(body, 'webhook_type', 'task_id');
	},
	schema: body({ ...orderFields, delivery_id: text }).superRefine(needsOneOf(({ id }) => ({ id }))),
	map: (created) => ({
		event: 'delivery.created',
		vendorEvent: fleetEvents.created,
		vendorStatus: idText(created.status),
		orderId: created.delivery_id,
		taskId: idText(created.id),
		deliveryStatus: 'created',
		occurredAt: created.updated_at ?? created.created_at,
		delivery: {
			externalOrderId: created.external_id,
			driver: driverIn(created),
			...deliveryDetails(created, stopsOf(created)),
		},
	}),
});

/**
 * The fleet is asked what a delivery would cost. Bringg's page does not show the body (assumed: it says "quote" in a field's
 * name or in its type; the id of a quote that was given before does not make one): it is never a delivery, however much of one it holds.
 */
export const quoteAsked = payloadType({
	matches: (body) => !has(body, 'webhook_type') && isQuote(body),
	schema: body(orderFields),
	map: (asked) => ({
		event: 'delivery.other',
		vendorEvent: fleetEvents.quote,
		delivery: { externalOrderId: asked.external_id, ...deliveryDetails(asked, stopsOf(asked)) },
	}),
});

const quote = /quot(?:e|ation)/i;

function isQuote(body: IDataObject): boolean {
	return Object.entries(body).some(([key, value]) => {
		if (isEmpty(value) || flag.parse(value) === false || /^quote_?id$/i.test(key)) return false;
		return quote.test(key) || (/(?:type|event)$/i.test(key) && quote.test(text.parse(value) ?? ''));
	});
}

/**
 * Goods travel back on a trip of their own, whose task is `return_task_id`. Bringg's page cuts its sample off: the order may
 * stand at the root or under `task` (assumed).
 */
export const returnCreated = payloadType({
	matches: (body) => has(body, 'return_task_id') && !has(body, 'webhook_type'),
	schema: body({ ...orderFields, ...fields(anyId, 'return_task_id', 'task_id'), delivery_id: text, task: order }),
	map: ({ task, ...body }) => {
		const returned = task ?? body;
		return {
			event: 'delivery.return',
			vendorEvent: fleetEvents.returned,
			vendorStatus: idText(returned.status),
			orderId: body.delivery_id,
			taskId: idText(body.return_task_id),
			occurredAt: returned.updated_at ?? returned.created_at,
			delivery: {
				taskType: 'return',
				externalOrderId: returned.external_id,
				driver: driverIn(returned),
				...deliveryDetails(returned, stopsOf(returned)),
			},
		};
	},
});

/** A delivery will not take place: told by the fleet's id and a reason or request, and by having nothing of an order. */
export const deliveryCancelled = payloadType({
	matches: (body) =>
		has(body, 'delivery_id') &&
		has(body, 'reason', 'reason_id', 'request_id') &&
		!has(body, 'task_id', 'task', 'webhook_type', 'way_points', 'status'),
	schema: body({
		id: anyId,
		reason_id: code,
		...fields(text, 'delivery_id', 'request_id', 'reason'),
	}).superRefine(needsOneOf(({ id }) => ({ id }))),
	map: ({ id, delivery_id: orderId, reason, reason_id: reasonId }) => ({
		event: 'delivery.status',
		vendorEvent: fleetEvents.cancelled,
		orderId,
		taskId: idText(id),
		deliveryStatus: 'delivery-cancelled',
		delivery: { reason: reason ?? idText(reasonId) },
	}),
});
