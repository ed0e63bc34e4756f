import { deliveryEventOf } from '../../shared/model/deliveryEvent';
import { body, id, requiredCode, text, time } from '../../shared/reading/sent';
import { webhookKind } from '../../shared/webhook/kind';
import { blinkOrderStatus } from '../words/orderStatus';

/** Blink's page "Order Status Webhook". `statusText` is written unlike the order webhook's `status_text`. */
const schema = body({
	blink_order_id: id,
	branch_id: text,
	status: requiredCode,
	statusText: text,
	comment: text,
	created_at: time,
	action_by: text,
});

/** The order-status webhook: told by its words and by who did it. */
export const orderStatusWebhook = webhookKind({
	recognises: (body) => 'statusText' in body || 'action_by' in body || ('blink_order_id' in body && 'status' in body),
	schema,
	translate: ({ blink_order_id: orderId, ...body }) => {
		const status = blinkOrderStatus(body.status, body.statusText);
		const deliveryStatus = status?.deliveryStatus ?? null;
		return {
			event: status === undefined ? 'order.other' : 'order.status',
			vendorEvent: body.statusText ?? String(body.status),
			orderId,
			taskId: null,
			branchId: body.branch_id ?? null,
			deliveryStatus,
			occurredAt: body.created_at ?? null,
			delivery: deliveryEventOf({ deliveryStatus, orderId, reason: body.comment ?? null }),
		};
	},
});
