import { deliveryEventOf } from '../../../shared/model/deliveryEvent';
import { body, code, text } from '../../../shared/reading/sent';
import { webhookKind } from '../../../shared/webhook/kind';
import { anyId, fields, idText } from '../ids';
import { fleetEvents, has, needsId } from './common';

const schema = body({ id: anyId, reason_id: code, ...fields(text, 'delivery_id', 'request_id', 'reason') }).superRefine(
	needsId,
);

/** A delivery will not take place. Told by its ids and its reason, and by having nothing of an order. */
export const deliveryCancelled = webhookKind({
	recognises: (body) =>
		has(body, 'delivery_id', 'reason_id') && !has(body, 'task_id', 'task', 'webhook_type', 'way_points', 'status'),
	schema,
	translate: (body) => {
		const known = {
			deliveryStatus: 'delivery-cancelled',
			orderId: body.delivery_id ?? null,
			taskId: idText(body.id),
		} as const;
		return {
			...known,
			event: 'delivery.status',
			vendorEvent: fleetEvents.cancelled,
			branchId: null,
			occurredAt: null,
			delivery: deliveryEventOf({ ...known, reason: body.reason ?? idText(body.reason_id) }),
		};
	},
});
