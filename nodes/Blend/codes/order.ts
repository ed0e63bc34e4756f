import type { DeliveryStatus } from '../../shared/model/deliveryStatus';
import { orderTypeSpellings as also } from '../../shared/model/orderType';
import { codeTable } from '../../shared/parsing/codeTable';
import { writtenTime, type InputTime } from '../../shared/parsing/time';

/** The types of order under the model's words. `sent` is Blend's own. Source: Blend's page "Order Created Webhook". */
export const blendOrderTypes = codeTable([
	{ value: 'delivery', aliases: also.delivery, name: 'Delivery', sent: 'DELIVERY' },
	{ value: 'dine-in', aliases: also['dine-in'], name: 'Dine In', sent: 'DINE-IN' },
	{ value: 'pickup', aliases: also.pickup, name: 'Pickup', sent: 'PICK-UP' },
]);

/**
 * The words of Blend's `order_updated` in the canonical model. The same event runs both ways with different words:
 * `toBlend` are those a delivery app may send, `fromBlend` those that Blend sends. Source: Blend's pages "Order Updated".
 */
const rows = [
	{ value: 'accepted', name: 'Accepted', deliveryStatus: 'accepted', toBlend: false, fromBlend: true },
	{ value: 'assigned', name: 'Assigned', deliveryStatus: 'driver-assigned', toBlend: true, fromBlend: false },
	{ value: 'at_pick_up', name: 'At Pickup', deliveryStatus: 'at-pickup', toBlend: true, fromBlend: false },
	{ value: 'cancelled', name: 'Cancelled', deliveryStatus: 'cancelled', toBlend: true, fromBlend: true },
	{ value: 'delivered', name: 'Delivered', deliveryStatus: 'delivered', toBlend: true, fromBlend: false },
	{ value: 'on_the_way', name: 'On the Way', deliveryStatus: 'on-the-way', toBlend: true, fromBlend: false },
	{ value: 'prepared', name: 'Prepared', deliveryStatus: 'ready', toBlend: false, fromBlend: true },
	{ value: 'rejected', name: 'Rejected', deliveryStatus: 'rejected', toBlend: false, fromBlend: true },
] as const;

type StatusToBlend = Extract<(typeof rows)[number], { toBlend: true }>;

/** All of them, whichever way they run. */
export const blendOrderStatuses = codeTable(rows);

/** Those that a delivery app may send. */
export const statusesToBlend = codeTable(rows.filter((row): row is StatusToBlend => row.toBlend));

type BlendStatus = StatusToBlend['value'];

/**
 * Blend's status for a state of the delivery. It has none for a driver who accepts, which is what makes the order
 * assigned with senders that name no driver before. A cancelled trip is left out: another rider may take the order.
 */
export const statusForBlend: Partial<Record<DeliveryStatus, BlendStatus>> = {
	'driver-assigned': 'assigned',
	'driver-accepted': 'assigned',
	'at-pickup': 'at_pick_up',
	'on-the-way': 'on_the_way',
	delivered: 'delivered',
	cancelled: 'cancelled',
};

/**
 * A time as Blend writes it: `YYYY-MM-DD HH:MM:SS`, assumed to be UTC since it names no zone. What was given without a
 * zone is in `timezone`; what was not given is `now`.
 */
export function eventTime(input: InputTime | undefined, timezone: string, now = new Date()): string {
	return writtenTime(input ?? now.toISOString(), timezone, 'yyyy-MM-dd HH:mm:ss');
}

/**
 * When an order for later is due, for the note of an order that Blend takes for now: on the workflow's clock, which is what
 * the kitchen reads. Null where it is unknown.
 */
export function dueNote(dueAt: InputTime | null, timezone: string): string {
	if (dueAt === null) return 'Scheduled: time unknown';
	return `Scheduled for ${writtenTime(dueAt, 'utc', 'yyyy-MM-dd HH:mm', timezone)} (${timezone})`;
}
