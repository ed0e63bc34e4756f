import type { DeliveryStatus } from '../../shared/model/deliveryStatus';
import type { EventName } from '../../shared/model/eventName';
import { codeTable, type CodeRow } from '../../shared/parsing/codeTable';

interface Row extends CodeRow {
	event: EventName;
	deliveryStatus: DeliveryStatus | null;
}

/**
 * What can happen to a task (Blink Logistics' page, "Task Status Reference"), in the canonical model. Read by
 * its id (24 or "24"), else by its word, with or without `TASK_`.
 */
export const taskEvents = codeTable<Row>(
	[
		{ code: 20, value: 'TASK_CREATED', event: 'delivery.created', deliveryStatus: 'created' },
		{ code: 21, value: 'TASK_UPDATED', event: 'delivery.updated', deliveryStatus: null },
		{ code: 22, value: 'TASK_UNASSIGN', event: 'delivery.status', deliveryStatus: 'unassigned' },
		{ code: 23, value: 'TASK_ASSIGNED', event: 'delivery.status', deliveryStatus: 'driver-assigned' },
		{ code: 24, value: 'TASK_ACCEPTED', event: 'delivery.status', deliveryStatus: 'driver-accepted' },
		{ code: 25, value: 'TASK_ARRIVED', event: 'delivery.status', deliveryStatus: 'at-pickup' },
		{ code: 26, value: 'TASK_STARTED', event: 'delivery.status', deliveryStatus: 'on-the-way' },
		{ code: 27, value: 'TASK_FINISHED', event: 'delivery.status', deliveryStatus: 'delivered' },
		{ code: 28, value: 'TASK_CANCELLED', event: 'delivery.status', deliveryStatus: 'delivery-cancelled' },
		{ code: 29, value: 'TASK_REASSIGNED', event: 'delivery.status', deliveryStatus: 'driver-assigned' },
	],
	{ prefix: 'TASK_' },
);

/** The same for a trip on which the goods travel back to the branch: nothing of it is a state of the customer's order. */
export const returnEvent = { event: 'delivery.return', deliveryStatus: null } as const satisfies Partial<Row>;
