import type { DeliveryStatus } from '../../shared/model/deliveryStatus';
import { codeTable } from '../../shared/parsing/codeTable';

/**
 * Blink's order statuses (its page, "Order Status"; 5 does not exist), mapped to the canonical model. `step` is the position in
 * an order's life, which Blink's numbers do not show; the highest one is final.
 */
export const blinkOrderStatuses = codeTable([
	{ value: 'pending', name: 'Pending', code: 0, step: 0, deliveryStatus: 'created' },
	{ value: 'accepted', name: 'Accepted', code: 1, step: 1, deliveryStatus: 'accepted' },
	{ value: 'ready', name: 'Ready', code: 6, step: 2, deliveryStatus: 'ready' },
	{ value: 'dispatched', name: 'Dispatched', code: 2, step: 3, deliveryStatus: 'on-the-way' },
	{ value: 'delivered', name: 'Delivered', code: 3, step: 4, deliveryStatus: 'delivered' },
	{ value: 'rejected', name: 'Rejected', code: 4, step: 4, deliveryStatus: 'rejected' },
]);

/** Final statuses that Blink's page does not list. Similar systems use them (assumed). */
const otherFinalStatuses = codeTable([
	{ value: 'cancelled' },
	{ value: 'refunded' },
	{ value: 'returned' },
	{ value: 'expired' },
	{ value: 'failed' },
]);

/**
 * The event of an order with this status: a new order, or the status of a known one that is on its way or over. An order
 * without a status, or with an unknown one, is treated as new.
 * @param sent its number and its text, as far as they were sent
 */
export function eventOfOrder(...sent: unknown[]): 'order.created' | 'order.status' {
	const step = blinkOrderStatuses.find(...sent)?.step;
	const isUnderWay = step === undefined ? otherFinalStatuses.find(...sent) !== undefined : step >= dispatched.step;
	return isUnderWay ? 'order.status' : 'order.created';
}

const dispatched = blinkOrderStatuses.get('dispatched');

export type BlinkOrderStatus = (typeof blinkOrderStatuses)['rows'][number]['value'];

/**
 * The status that Blink receives for a state of the delivery. Blink has no status for the other states: one driver's refusal,
 * for example, does not change the order, nor does a canceled trip, since another rider may take the order. `created` is left
 * out because Blink has the order already, and sending it again would undo an acceptance.
 */
export const statusForBlink: Partial<Record<DeliveryStatus, BlinkOrderStatus>> = {
	accepted: 'accepted',
	preparing: 'accepted',
	ready: 'ready',
	'on-the-way': 'dispatched',
	'at-dropoff': 'dispatched',
	delivered: 'delivered',
	rejected: 'rejected',
	cancelled: 'rejected',
};

/** Whether an order with the status `now` is at or past `wanted`. A final status is not left. */
export function isPast(now: BlinkOrderStatus, wanted: BlinkOrderStatus): boolean {
	return blinkOrderStatuses.get(now).step >= blinkOrderStatuses.get(wanted).step;
}
