import { deliveryEventOf } from '../../shared/model/deliveryEvent';
import { id, text } from '../../shared/reading/sent';
import { webhookKind } from '../../shared/webhook/kind';
import { blendOrderStatus } from '../words/orderStatus';
import { envelope, isEvent } from './envelope';

/** Blend's page "Order Updated". The event runs both ways, with other words each way: all of them are understood. */
const schema = envelope({ order_id: id, status: text });

/** An order changed its state, in Blend or in the delivery app. */
export const orderUpdated = webhookKind({
	recognises: isEvent('order_updated'),
	schema,
	translate: ({ payload, ...body }) => {
		const { order_id: orderId, status: word } = payload;
		const status = blendOrderStatus(word);
		const deliveryStatus = status?.deliveryStatus ?? null;
		return {
			event: status === undefined ? 'order.other' : 'order.status',
			vendorEvent: word ?? 'order_updated',
			orderId,
			taskId: null,
			branchId: body.branch_id ?? null,
			deliveryStatus,
			occurredAt: body.event_time ?? null,
			delivery: deliveryEventOf({ deliveryStatus, orderId }),
		};
	},
});
