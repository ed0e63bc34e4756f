import type { IDataObject } from 'n8n-workflow';

import { fromJson } from '../../shared/parsing/json';
import { body, code, flag, text } from '../../shared/parsing/lenient';
import { isEmpty, isRecord } from '../../shared/parsing/values';
import { payloadType } from '../../shared/webhook/parsing/payloadType';
import { bringgStatus } from '../codes/order';
import { deliveryDetails, driverIn } from './deliveryDetails';
import { anyId, fields, idText, needsOneOf } from './ids';
import { order, orderFields } from './shapes';
import { stopsOf } from './stops';

/*
 * Bringg's webhooks to a delivery provider. They do not include a type and are matched by shape.
 *
 * Ids: `taskId` is Bringg's; `orderId` is the receiver's own, which for a provider is the `delivery_id` of its answer to
 * Delivery Created (so it is null there); `externalOrderId` is the merchant's `external_id`. Their stops have a type, by name or
 * by position, so the trigger's Stops setting does not apply.
 */

/** The fleet's webhooks, named as on Bringg's pages. */
export const fleetEvents = {
	created: 'Delivery Created',
	updated: 'Delivery Updated',
	cancelled: 'Delivery Cancelled',
	returned: 'Return Delivery Created',
	quote: 'Get Quote',
} as const;

/** Whether one of these fields of a body has a value. */
export function has(body: IDataObject, ...keys: readonly string[]): boolean {
	return keys.some((key) => !isEmpty(body[key]));
}

/** Whether the option of a way point is a name. In merchants' bodies it is null or a number. */
function hasNamedOption(wayPoint: unknown): boolean {
	const option = isRecord(wayPoint) ? wayPoint.pickup_dropoff_option : null;
	return typeof option === 'string' && !isEmpty(option) && /[a-z]/i.test(option);
}

/**
 * A new delivery for the fleet: the whole order, with two way points. Its sample has no status; an order past created is a
 * merchant's.
 */
export const deliveryCreated = payloadType({
	matches: (body) => {
		const wayPoints = fromJson(body.way_points);
		const isNew = isEmpty(body.status) || bringgStatus.find(body.status)?.deliveryStatus === 'created';
		const isOfFleet = Array.isArray(wayPoints) && wayPoints.length > 1 && wayPoints.some(hasNamedOption);
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
 * A request for the price of a delivery. Bringg's page does not show the body (assumed: a field's name, or its type, contains
 * "quote"; the id of an earlier quote does not count). It is never a delivery, whatever other fields it has.
 */
export const quoteAsked = payloadType({
	matches: (body) => !has(body, 'webhook_type') && isQuote(body),
	schema: body(orderFields),
	map: (requested) => ({
		event: 'delivery.other',
		vendorEvent: fleetEvents.quote,
		delivery: { externalOrderId: requested.external_id, ...deliveryDetails(requested, stopsOf(requested)) },
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
 * A separate trip that returns goods, whose task is `return_task_id`. The sample on Bringg's page is cut off: the order may be
 * the root or `task` (assumed).
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

/** A canceled delivery: matched by the fleet's id and a reason or request, without fields of an order. */
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
