import type { DeliveryStatus } from '../../shared/model/deliveryStatus';
import type { EventName } from '../../shared/model/eventName';

/** What can happen to a task (Blink Logistics' page, "Task Status Reference"), with its place in the common language. */
export const logisticsEvents = [
	{ id: 20, word: 'TASK_CREATED', name: 'Created', event: 'delivery.created', deliveryStatus: 'created' },
	{ id: 21, word: 'TASK_UPDATED', name: 'Updated', event: 'delivery.updated', deliveryStatus: null },
	{ id: 22, word: 'TASK_UNASSIGN', name: 'Unassigned', event: 'delivery.status', deliveryStatus: 'unassigned' },
	{ id: 23, word: 'TASK_ASSIGNED', name: 'Assigned', event: 'delivery.status', deliveryStatus: 'driver-assigned' },
	{ id: 24, word: 'TASK_ACCEPTED', name: 'Accepted', event: 'delivery.status', deliveryStatus: 'driver-accepted' },
	{ id: 25, word: 'TASK_ARRIVED', name: 'Arrived', event: 'delivery.status', deliveryStatus: 'at-pickup' },
	{ id: 26, word: 'TASK_STARTED', name: 'Started', event: 'delivery.status', deliveryStatus: 'on-the-way' },
	{ id: 27, word: 'TASK_FINISHED', name: 'Finished', event: 'delivery.status', deliveryStatus: 'delivered' },
	{ id: 28, word: 'TASK_CANCELLED', name: 'Cancelled', event: 'delivery.status', deliveryStatus: 'delivery-cancelled' },
	{ id: 29, word: 'TASK_REASSIGNED', name: 'Reassigned', event: 'delivery.status', deliveryStatus: 'driver-assigned' },
] as const satisfies ReadonlyArray<{
	id: number;
	word: string;
	name: string;
	event: EventName;
	deliveryStatus: DeliveryStatus | null;
}>;

export type LogisticsEvent = (typeof logisticsEvents)[number];

/**
 * The event that an answer or a webhook means: by its id (24 or "24"), else by its word in any case, with or without
 * `TASK_` ("CANCELED" counts too). Where the two disagree, the id counts. Undefined for one that the page does not list.
 */
export function logisticsEvent(id: unknown, word?: unknown): LogisticsEvent | undefined {
	const number = id === null || id === undefined || id === '' ? NaN : Number(id);
	if (Number.isFinite(number)) return logisticsEvents.find((event) => event.id === number);
	const text = String(word ?? id ?? '')
		.trim()
		.toUpperCase()
		.replace(/^(TASK_)?/, 'TASK_')
		.replace(/CANCELED$/, 'CANCELLED');
	return logisticsEvents.find((event) => event.word === text);
}
