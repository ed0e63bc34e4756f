import { body, id, requiredCode, text, time } from '../../shared/reading/sent';
import { webhookKind } from '../../shared/webhook/kind';
import { blinkOrderStatuses } from '../words/orderStatus';

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

/** The order-status webhook: told by its words or by who did it, whatever else is there; else by a state without an order. */
export const orderStatusWebhook = webhookKind({
	recognises: (body) =>
		'statusText' in body ||
		'action_by' in body ||
		('blink_order_id' in body && 'status' in body && !('products' in body || 'order_key' in body)),
	schema,
	translate: ({ status: code, statusText: word, ...body }) => {
		const status = blinkOrderStatuses.of(code, word);
		const byWord = blinkOrderStatuses.of(undefined, word);
		return {
			event: status === undefined ? 'order.other' : 'order.status',
			vendorEvent: word ?? String(code),
			vendorStatus: statusSaid(code, word),
			orderId: body.blink_order_id,
			branchId: body.branch_id,
			deliveryStatus: status?.deliveryStatus,
			occurredAt: body.created_at,
			warnings: byWord && byWord !== status ? ['statusText and status disagree: status counts'] : [],
			delivery: { reason: body.comment, actionBy: body.action_by },
		};
	},
});

/** The state in Blink's own words: its word, else its number. */
export function statusSaid(code: number | string | null | undefined, word: string | null | undefined): string | null {
	return word ?? (code === null || code === undefined ? null : String(code));
}
