import type { DeliveryStatus } from '../../shared/model/deliveryStatus';
import { codeTable } from '../../shared/parsing/codeTable';

/**
 * Blink's order statuses (its page, "Order Status"; there is no 5), in the canonical model. `step` is how far an order has
 * come with it, for Blink does not number them in the order of an order's life; after the last one nothing follows.
 */
export const blinkOrderStatuses = codeTable([
	{ value: 'pending', name: 'Pending', code: 0, step: 0, deliveryStatus: 'created' },
	{ value: 'accepted', name: 'Accepted', code: 1, step: 1, deliveryStatus: 'accepted' },
	{ value: 'ready', name: 'Ready', code: 6, step: 2, deliveryStatus: 'ready' },
	{ value: 'dispatched', name: 'Dispatched', code: 2, step: 3, deliveryStatus: 'on-the-way' },
	{ value: 'delivered', name: 'Delivered', code: 3, step: 4, deliveryStatus: 'delivered' },
	{ value: 'rejected', name: 'Rejected', code: 4, step: 4, deliveryStatus: 'rejected' },
]);

/** Words of an order that is over, which Blink's page does not list. They are in use at systems like it (assumed). */
const otherEnds = codeTable([
	{ value: 'cancelled' },
	{ value: 'refunded' },
	{ value: 'returned' },
	{ value: 'expired' },
	{ value: 'failed' },
]);

/**
 * The event of an order with this status: a new order, or a known one that is on its way or over. An order without a known
 * status is treated as new.
 * @param sent its number and its word, as far as they were sent
 */
export function eventOfOrder(...sent: unknown[]): 'order.created' | 'order.status' {
	const step = blinkOrderStatuses.find(...sent)?.step;
	const isUnderWay = step === undefined ? otherEnds.find(...sent) !== undefined : step >= dispatched.step;
	return isUnderWay ? 'order.status' : 'order.created';
}

const dispatched = blinkOrderStatuses.get('dispatched');

export type BlinkOrderStatus = (typeof blinkOrderStatuses)['rows'][number]['value'];

/**
 * Blink's status for a state of the delivery. Blink does not know the states without an entry: one driver's refusal, say,
 * leaves the order as it is. A cancelled trip is left out too: another rider may take the order. So
 * is `created`: Blink has the order already, and sent again it would undo an acceptance.
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

/** Whether an order that stands at `now` has `wanted` behind it: it is there, or further. What is final stays. */
export function isPast(now: BlinkOrderStatus, wanted: BlinkOrderStatus): boolean {
	return blinkOrderStatuses.get(now).step >= blinkOrderStatuses.get(wanted).step;
}
