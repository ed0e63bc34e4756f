import type { IDataObject } from 'n8n-workflow';

import { z } from '../../../shared/bundled/zod';
import type { OrderInput } from '../../../shared/operation/modelInput';
import { givenNumber, givenText, givenTime, wordOf } from '../../../shared/reading/filledIn';
import { blendOrderTypes } from '../../words/orderType';
import { eventTime } from '../../words/time';
import type { OrderFieldName } from './send.fields';
import { blendItems } from './send.items';

/** What is known of an order for Blend; each may be missing. */
export const orderPatch = z.object({
	branchId: givenText,
	orderId: givenText,
	orderType: wordOf(blendOrderTypes).optional(),
	paymentMethod: givenText,
	note: givenText,
	subtotal: givenNumber,
	tax: givenNumber,
	discount: givenNumber,
	total: givenNumber,
	eventTime: givenTime,
	itemsJson: blendItems.optional(),
} satisfies Record<OrderFieldName | 'itemsJson', z.ZodTypeAny>);

export type OrderPatch = z.output<typeof orderPatch>;

/** What Blend cannot do without, and where an order of the model has it. */
export const neededOfOrder = {
	branchId: 'branchId',
	orderId: 'orderId',
	orderType: 'type',
	paymentMethod: 'payment.method',
	subtotal: 'subtotal',
	total: 'total',
} as const satisfies Partial<Record<OrderFieldName, string>>;

export const neededNames = Object.keys(neededOfOrder) as Array<keyof typeof neededOfOrder>;

/** What an order of the model says, but for its items. */
export function fromOrder(order: OrderInput): OrderPatch {
	return {
		branchId: order.branchId ?? undefined,
		orderId: order.orderId,
		orderType: order.type ?? undefined,
		// "cash" and "card" are Blend's examples, in lower case.
		paymentMethod: order.payment?.method?.toLowerCase(),
		note: order.notes ?? undefined,
		subtotal: order.subtotal ?? undefined,
		tax: order.tax ?? undefined,
		discount: order.discount ?? undefined,
		total: order.total ?? undefined,
		eventTime: order.placedAt ?? undefined,
	};
}

/** The `order_created` envelope (Blend's page "Order Created Webhook"). What Blend always shows is always sent. */
export function orderCreated(order: OrderPatch, timezone: string): IDataObject {
	return {
		event: 'order_created',
		event_time: eventTime(order.eventTime, timezone),
		branch_id: order.branchId,
		payload: {
			id: order.orderId,
			payment_method: order.paymentMethod,
			order_type: order.orderType && blendOrderTypes.byWord(order.orderType).sent,
			note: order.note ?? '',
			subtotal: order.subtotal,
			tax: order.tax ?? 0,
			discount: order.discount ?? 0,
			total: order.total,
			items: order.itemsJson,
		},
	};
}
