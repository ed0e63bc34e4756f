import type { DeliveryStatus } from '../../model/deliveryStatus';

/*
 * Calls overtake each other: "on the way" may arrive after "delivered", and must not take anything back. Whether an
 * event is late is told from what the same trigger has accepted before for the same order or task.
 */

/** The steps of a trip, in order. A driver who accepts has gone nowhere yet. */
const tripSteps: readonly DeliveryStatus[] = [
	'driver-accepted',
	'driver-to-pickup',
	'at-pickup',
	'on-the-way',
	'at-dropoff',
	'delivered',
];
/** The steps of an order in the kitchen, in order. */
const orderSteps: readonly DeliveryStatus[] = ['created', 'accepted', 'preparing', 'ready'];
/** From here on a trip says that the kitchen is through: what is on its way was ready. */
const leftTheKitchen = tripSteps.indexOf('on-the-way');
const finals: readonly DeliveryStatus[] = ['delivered', 'cancelled', 'rejected'];
/** After these another driver starts from the beginning. */
const beginsAnew: readonly DeliveryStatus[] = [
	'unassigned',
	'driver-assigned',
	'driver-rejected',
	'delivery-cancelled',
	'failed',
];
const none = -1;

/** How far an order or task is known to be. */
export interface Progress {
	/** When the newest state happened, in epoch milliseconds; 0 if no sender said. */
	latest: number;
	/** Whether nothing can follow. */
	isFinal: boolean;
	/** The last step of the present trip, counted from 0; -1 before the first. */
	trip: number;
	/** The last step of the order, counted likewise. */
	order: number;
}

/** Of an order or task nothing is known of. */
export const noProgress: Progress = { latest: 0, isFinal: false, trip: none, order: none };

/** What an event says of the state: only a state can be late, so a note, a proof or a change never is. */
export interface State {
	deliveryStatus: DeliveryStatus | null;
	/** ISO 8601. */
	occurredAt: string | null;
}

/**
 * Whether the event comes after one that is newer: one that happened later, a final state, or a later step of the same
 * trip or order. Pure.
 */
export function isLate(known: Progress, { deliveryStatus, occurredAt }: State): boolean {
	if (deliveryStatus === null) return false;
	if (occurredAt !== null && Date.parse(occurredAt) < known.latest) return true;
	if (known.isFinal && !finals.includes(deliveryStatus)) return true;
	const trip = tripSteps.indexOf(deliveryStatus);
	if (trip !== none) return known.trip > trip;
	const order = orderSteps.indexOf(deliveryStatus);
	return order !== none && (known.order > order || known.trip >= leftTheKitchen);
}

/** The progress after an event that is not late. Pure. */
export function progressAfter(known: Progress, { deliveryStatus, occurredAt }: State): Progress {
	if (deliveryStatus === null) return known;
	const trip = tripSteps.indexOf(deliveryStatus);
	return {
		latest: Math.max(known.latest, occurredAt === null ? 0 : Date.parse(occurredAt)),
		isFinal: finals.includes(deliveryStatus),
		trip: beginsAnew.includes(deliveryStatus) ? none : Math.max(known.trip, trip),
		order: Math.max(known.order, orderSteps.indexOf(deliveryStatus)),
	};
}
