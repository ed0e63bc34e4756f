import type { DeliveryStatus } from '../../shared/model/deliveryStatus';
import { orderTypeSpellings as also } from '../../shared/model/order';
import { codeTable } from '../../shared/parsing/codeTable';
import { writtenTime, type InputTime } from '../../shared/parsing/time';

/** The model's order types; `sent` is Blend's code. Source: Blend's page "Order Created Webhook". */
export const blendOrderTypes = codeTable([
	{ value: 'delivery', aliases: also.delivery, name: 'Delivery', sent: 'DELIVERY' },
	{ value: 'dine-in', aliases: also['dine-in'], name: 'Dine In', sent: 'DINE-IN' },
	{ value: 'pickup', aliases: also.pickup, name: 'Pickup', sent: 'PICK-UP' },
]);

/**
 * The status codes of Blend's `order_updated`, mapped to the canonical model. The event runs both ways with different codes:
 * a delivery app may send those with `toBlend`, Blend sends those with `fromBlend`. Source: Blend's pages "Order Updated".
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

export const blendOrderStatuses = codeTable(rows);

/** The codes that a delivery app may send. */
export const statusesToBlend = codeTable(rows.filter((row): row is StatusToBlend => row.toBlend));

export type BlendStatus = StatusToBlend['value'];

/**
 * What Blend receives for a state of the delivery. It has no code for a driver who accepts: senders that do not name a driver
 * earlier have the order assigned then. A canceled trip is left out: another rider may take the order.
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
 * A time in Blend's format: `YYYY-MM-DD HH:MM:SS`, assumed to be UTC since it has no zone. An input without a zone is in
 * `timezone`; without an input the time is `now`.
 */
export function eventTime(input: InputTime | undefined, timezone: string, now = new Date()): string {
	return writtenTime(input ?? now.toISOString(), timezone, 'yyyy-MM-dd HH:mm:ss');
}

/**
 * The note of a scheduled order, which Blend takes as one for now: when it is due, in the workflow's time zone, the kitchen's
 * own. A null `dueAt` is not known.
 */
export function dueNote(dueAt: InputTime | null, timezone: string): string {
	if (dueAt === null) return 'Scheduled: time unknown';
	return `Scheduled for ${writtenTime(dueAt, 'utc', 'yyyy-MM-dd HH:mm', timezone)} (${timezone})`;
}
