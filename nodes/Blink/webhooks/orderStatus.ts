import { body, code, id, text, time } from '../../shared/parsing/lenient';
import { isEmpty } from '../../shared/parsing/values';
import { payloadType } from '../../shared/webhook/parsing/payloadType';
import { blinkOrderStatuses } from '../codes/orderStatus';

/** Blink's page "Order Status Webhook". `statusText` is written unlike the order webhook's `status_text`. */
const schema = body({
	blink_order_id: id,
	branch_id: text,
	status: code,
	statusText: text,
	comment: text,
	created_at: time,
	action_by: text,
}).superRefine(({ status, statusText }, context) => {
	// A word that is known does as well.
	if (!isEmpty(status) || blinkOrderStatuses.find(statusText) !== undefined) return;
	context.addIssue({ code: 'custom', path: ['status'], message: 'is missing' });
});

/** The order-status webhook: told by its words or by who did it, whatever else is there; else by a state without an order. */
export const orderStatusWebhook = payloadType({
	matches: (body) =>
		'statusText' in body ||
		'action_by' in body ||
		('blink_order_id' in body && 'status' in body && !('products' in body || 'order_key' in body)),
	schema,
	map: ({ status: number, statusText: word, ...body }) => {
		const status = blinkOrderStatuses.find(number, word);
		const byName = blinkOrderStatuses.find(undefined, word);
		return {
			event: status === undefined ? 'order.other' : 'order.status',
			vendorEvent: word ?? String(number),
			vendorStatus: statusWarnings(number, word),
			orderId: body.blink_order_id,
			branchId: body.branch_id,
			deliveryStatus: status?.deliveryStatus,
			occurredAt: body.created_at,
			warnings: byName && byName !== status ? ['statusText and status disagree: status counts'] : [],
			delivery: { reason: body.comment, actionBy: body.action_by },
		};
	},
});

/** The state in Blink's own words: its word, else its number. */
export function statusWarnings(
	code: number | string | null | undefined,
	word: string | null | undefined,
): string | null {
	return word ?? (code === null || code === undefined ? null : String(code));
}
