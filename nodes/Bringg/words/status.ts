import type { DeliveryStatus } from '../../shared/model/deliveryStatus';
import type { EventName } from '../../shared/model/eventName';

/** What a word or a number of Bringg's means in the common language. */
export interface Meaning {
	event: EventName;
	deliveryStatus: DeliveryStatus | null;
	/** What it means at a stop, where it depends on that; elsewhere the two fields above hold. */
	atStop?: { pickup?: DeliveryStatus; dropoff?: DeliveryStatus };
	/** The fields that may tell when it happened, best first; `updated_at` unless given. */
	moments?: readonly string[];
	/** What has changed, when the word itself says so. */
	changes?: readonly string[];
}

const updated = { event: 'delivery.updated', deliveryStatus: null } as const;
const arrived = {
	...updated,
	atStop: { pickup: 'at-pickup', dropoff: 'at-dropoff' },
	moments: ['checkin_time', 'updated_at'],
} as const;

/**
 * The states of an order: its number, or the words some bodies carry instead of it. Source: the output parameters of
 * Bringg's merchant webhooks; there is no 5.
 */
export const bringgStatuses = [
	{ code: 0, word: 'created', event: 'delivery.created', deliveryStatus: 'created', moments: ['created_at'] },
	{
		code: 1,
		word: 'assigned',
		event: 'delivery.status',
		deliveryStatus: 'driver-assigned',
		moments: ['last_assigned_time', 'updated_at'],
	},
	{ code: 2, word: 'on the way', event: 'delivery.status', deliveryStatus: 'on-the-way' },
	{ code: 3, word: 'checked in', ...arrived },
	{ code: 4, word: 'done', event: 'delivery.status', deliveryStatus: 'delivered' },
	{ code: 6, word: 'accepted', event: 'delivery.status', deliveryStatus: 'driver-accepted' },
	{ code: 7, word: 'cancelled', event: 'delivery.status', deliveryStatus: 'delivery-cancelled' },
	{ code: 8, word: 'rejected', event: 'delivery.status', deliveryStatus: 'driver-rejected' },
	// Not acknowledged yet by the driver: the order is no further than created, but it is not a new one.
	{ code: 9, word: 'unacknowledged', event: 'delivery.status', deliveryStatus: 'created' },
	{ code: null, word: 'late', event: 'delivery.late', deliveryStatus: null },
	{ code: null, word: 'assigned to delivery provider', ...updated },
] as const satisfies ReadonlyArray<Meaning & { code: number | null; word: string }>;

export type BringgStatus = (typeof bringgStatuses)[number];

/**
 * The `webhook_type`s that decide by themselves. All others (task_checked_in, task_assigned_to_dp, run_started,
 * scan_created, ...) leave it to the order's status: what they mean is not public.
 */
export const bringgWebhookTypes = [
	{ type: 'task_done', event: 'delivery.status', deliveryStatus: 'delivered' },
	{ type: 'driver_on_the_way', event: 'delivery.status', deliveryStatus: 'on-the-way' },
	{ type: 'order_accepted_by_fleet', ...updated },
	{ type: 'way_point_arrived', ...arrived },
	{
		type: 'way_point_left',
		...updated,
		atStop: { pickup: 'on-the-way' },
		moments: ['checkout_time', 'updated_at'],
	},
	{ type: 'way_point_schedule_changed', ...updated, changes: ['schedule'] },
	{ type: 'driver_location_updated', event: 'delivery.location', deliveryStatus: null },
	{ type: 'note_created', event: 'delivery.note', deliveryStatus: null, moments: ['created_at'] },
] as const satisfies ReadonlyArray<Meaning & { type: string }>;

/** The state that a number (6, "6") or a word in any case ("TASK_REJECTED", "Canceled") means. */
export function bringgStatus(status: string | number | null | undefined): BringgStatus | undefined {
	const text = String(status ?? '').trim();
	if (/^\d+$/.test(text)) return bringgStatuses.find(({ code }) => code === Number(text));
	const word = text
		.toLowerCase()
		.replace(/^task_/, '')
		.replaceAll('_', ' ')
		.replace('canceled', 'cancelled');
	return bringgStatuses.find((row) => row.word === word);
}

/** The meaning of a `webhook_type` in any case, if it has one of its own. */
export function bringgWebhookType(type: string | null): Meaning | undefined {
	return bringgWebhookTypes.find((row) => row.type === type?.trim().toLowerCase());
}

/** The number of `preparation_status_id` that means ready for pickup, and its word. */
export const readyForPickup = { code: 3, word: 'READY_FOR_PICKUP' } as const;
