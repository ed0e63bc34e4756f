import { UserError, type IDataObject } from 'n8n-workflow';

import { itemOperation } from '../../../shared/operation/itemOperation';
import { linesLeftOut } from '../../../shared/operation/list';
import { skippedItem } from '../../../shared/operation/modelInput';
import { isBlank } from '../../../shared/parsing/strict';
import { compact, isRecord } from '../../../shared/parsing/values';
import { blendApi } from '../../api/api';
import { blendOrderTypes, dueNote, eventTime } from '../../codes/order';
import { sendOrderFields } from './send.fields';
import { sendOrderParameters, type OrderPatch } from './send.parameters';

export const sendOrder = itemOperation(blendApi, {
	option: {
		name: 'Send',
		value: 'send',
		action: 'Send order',
		description:
			'Hand a new order to Blend, as a delivery app does. It is sent again with the same ID when Blend fails, as Blend asks.',
	},
	fields: sendOrderFields,
	parameters: sendOrderParameters,
	places: true,
	orderingKey: (order) => order.orderId ?? undefined,
	send: async (api, order, { timezone, hint }) => {
		if ('skip' in order) return order;
		const items = order.itemsJson ?? [];
		if (items.some((item) => item === null || item.options.includes(null))) hint(linesLeftOut);
		const body = orderCreated(order, timezone);
		const response = await api.call('sendOrder', { body });
		if (isRecord(response) && 'order_id' in response && isBlank(response.order_id)) throw notSaved();
		return { body, response };
	},
	output: (sent, { orderId }) => {
		if ('skip' in sent) return skippedItem(sent);
		const { body, response } = sent;
		return {
			success: true,
			orderId,
			blendOrderId: isRecord(response) && response.order_id ? String(response.order_id) : null,
			branchId: body.branch_id,
		};
	},
});

/** Blend's page: an empty `order_id` means that the order was not saved, whatever the status beside it. */
const notSaved = () =>
	new UserError('Blend did not save the order: its response has an empty order_id', {
		description: 'Look in Blend whether the branch takes orders, and run the item again.',
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
			order_type: order.orderType && blendOrderTypes.get(order.orderType).sent,
			note: [order.dueAt === undefined ? '' : dueNote(order.dueAt, timezone), order.note].filter(Boolean).join('. '),
			subtotal: order.subtotal,
			tax: order.tax ?? 0,
			discount: order.discount ?? 0,
			total: order.total,
			items: compact(order.itemsJson).map((item) => ({ ...item, options: compact(item.options) })),
		},
	};
}
