import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../../shared/reading/values';
import { itemOperation } from '../../api/operations';
import { blendOrderTypes } from '../../words/orderType';
import { eventTime } from '../../words/time';
import { sendOrderFields } from './send.fields';
import { sendOrderParameters, type OrderPatch } from './send.parameters';

export const sendOrder = itemOperation({
	option: {
		name: 'Send',
		value: 'send',
		action: 'Send order',
		description:
			'Hand a new order to Blend, as a delivery app does. It is sent again by itself only when it certainly did not arrive.',
	},
	fields: sendOrderFields,
	parameters: sendOrderParameters,
	places: true,
	sameRecord: ({ orderId }) => orderId,
	send: async (api, values, { timezone }) => {
		const body = orderCreated(values, timezone);
		return { body, answer: await api.call('sendOrder', { body }) };
	},
	output: ({ body, answer }, { orderId }) => ({
		success: true,
		orderId,
		blendOrderId: isRecord(answer) && answer.order_id ? String(answer.order_id) : null,
		branchId: body.branch_id,
	}),
});

/** The `order_created` envelope (Blend's page "Order Created Webhook"). What Blend always shows is always sent. */
function orderCreated(order: OrderPatch, timezone: string): IDataObject {
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
