import type { DeliveryStatus } from '../../shared/model/deliveryStatus';
import type { EventName } from '../../shared/model/eventName';
import { codeTable, type CodeRow } from '../../shared/parsing/codeTable';

/** How a code of Bringg is mapped to the canonical model. */
export interface CodeMapping {
	event: EventName;
	/** Absent if the state does not change. */
	deliveryStatus?: DeliveryStatus;
	/** The state by the type of the stop, if it depends on it; the event is then `delivery.status`, whatever `event` is. */
	atStop?: { pickup?: DeliveryStatus; dropoff?: DeliveryStatus };
	/** The field with the time of the event; `updated_at`, else `created_at`, if left out. */
	timeField?: string;
	/** What changed, if the code itself names it. */
	change?: string;
}

/** The state depends on the stop where the driver arrived; if that is unknown, only a change is known. */
export const arrived: CodeMapping = {
	event: 'delivery.updated',
	atStop: { pickup: 'at-pickup', dropoff: 'at-dropoff' },
};

/**
 * The statuses of an order: a number, or the name that some bodies have instead, with or without `TASK_`. Source: the output
 * parameters of Bringg's merchant webhooks; 5 does not exist. On the way means to the next stop.
 */
export const bringgStatus = codeTable<CodeRow & CodeMapping>(
	[
		{ code: 0, value: 'created', event: 'delivery.created', deliveryStatus: 'created' },
		{ code: 1, value: 'assigned', event: 'delivery.status', deliveryStatus: 'driver-assigned' },
		{
			code: 2,
			value: 'on the way',
			event: 'delivery.status',
			deliveryStatus: 'on-the-way',
			atStop: { pickup: 'driver-to-pickup' },
		},
		{ code: 3, value: 'checked in', ...arrived },
		{ code: 4, value: 'done', event: 'delivery.status', deliveryStatus: 'delivered' },
		{ code: 6, value: 'accepted', event: 'delivery.status', deliveryStatus: 'driver-accepted' },
		{ code: 7, value: 'cancelled', event: 'delivery.status', deliveryStatus: 'delivery-cancelled' },
		{ code: 8, value: 'rejected', event: 'delivery.status', deliveryStatus: 'driver-rejected' },
		// No driver has acknowledged it yet.
		{ code: 9, value: 'unacknowledged', event: 'delivery.created', deliveryStatus: 'created' },
		{ value: 'late', event: 'delivery.late' },
		{ value: 'assigned to delivery provider', event: 'delivery.updated' },
	],
	{ prefix: 'TASK_' },
);

/** The documented preparation status (`preparation_status_id` or `preparation_status`). */
export const preparation = codeTable([{ code: 3, value: 'READY_FOR_PICKUP' }]);

/** Payment methods (`payment_method`, Bringg's page "Create Order"); 0 is unknown. */
export const paymentMethods = codeTable([
	{ code: 1, value: 'cash' },
	{ code: 2, value: 'credit' },
	{ code: 3, value: 'check' },
	{ code: 4, value: 'terminal' },
]);
