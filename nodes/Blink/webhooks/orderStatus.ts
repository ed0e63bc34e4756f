import { body, code, id, text, time } from '../../shared/parsing/lenient';
import { isEmpty } from '../../shared/parsing/values';
import { payloadType } from '../../shared/webhook/parsing/payloadType';
import { blinkOrderStatuses } from '../codes/orderStatus';

/** Blink's page "Order Status Webhook". Its `statusText` is `status_text` in the order webhook. */
const schema = body({
	blink_order_id: id,
	branch_id: text,
	status: code,
	statusText: text,
	comment: text,
	created_at: time,
	action_by: text,
}).superRefine(({ status, statusText }, context) => {
	// A known text is enough.
	if (!isEmpty(status) || blinkOrderStatuses.find(statusText) !== undefined) return;
	context.addIssue({ code: 'custom', path: ['status'], message: 'is missing' });
});

/** The order-status webhook: matched by its text or by who did it, whatever else it has; else by a status without an order. */
export const orderStatusWebhook = payloadType({
	matches: (body) =>
		'statusText' in body ||
		'action_by' in body ||
		('blink_order_id' in body && 'status' in body && !('products' in body || 'order_key' in body)),
	schema,
	map: ({ status: number, statusText, ...body }) => {
		const status = blinkOrderStatuses.find(number, statusText);
		const byName = blinkOrderStatuses.find(undefined, statusText);
		return {
			event: status === undefined ? 'order.other' : 'order.status',
			vendorEvent: statusText ?? String(number),
			vendorStatus: vendorStatusOf(number, statusText),
			orderId: body.blink_order_id,
			branchId: body.branch_id,
			deliveryStatus: status?.deliveryStatus,
			occurredAt: body.created_at,
			warnings: byName && byName !== status ? ['statusText and status disagree: status counts'] : [],
			delivery: { reason: body.comment, actionBy: body.action_by },
		};
	},
});

/** Blink's own status: its text, else its number. */
export function vendorStatusOf(
	code: number | string | null | undefined,
	statusText: string | null | undefined,
): string | null {
	return statusText ?? (code === null || code === undefined ? null : String(code));
}
