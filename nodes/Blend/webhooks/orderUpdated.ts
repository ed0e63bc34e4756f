import { id, text } from '../../shared/parsing/lenient';
import { payloadType } from '../../shared/webhook/parsing/payloadType';
import { blendOrderStatuses } from '../codes/order';
import { envelope, isEvent } from './envelope';

/** Blend's page "Order Updated". The event runs both ways, with different codes: all of them are recognized. */
const schema = envelope({ order_id: id, status: text });

/** An order changed its state, in Blend or in the delivery app. */
export const orderUpdated = payloadType({
	matches: isEvent('order_updated'),
	schema,
	map: ({ payload, ...body }) => {
		const status = blendOrderStatuses.find(payload.status);
		return {
			event: status === undefined ? 'order.other' : 'order.status',
			vendorEvent: payload.status ?? 'order_updated',
			vendorStatus: payload.status,
			orderId: payload.order_id,
			branchId: body.branch_id,
			deliveryStatus: status?.deliveryStatus,
			occurredAt: body.event_time,
			delivery: {},
		};
	},
});
