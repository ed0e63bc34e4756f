import type { DeliveryStatus } from '../../shared/model/deliveryStatus';
import type { EventName } from '../../shared/model/eventName';
import { codeTable, type CodeRow } from '../../shared/parsing/codeTable';

/** What a word or a number of Bringg's means in the canonical model. */
export interface CodeMapping {
	event: EventName;
	/** Not given for what changes no state. */
	deliveryStatus?: DeliveryStatus;
	/** The state at a stop, where it depends on that; there it is a `delivery.status` whatever `event` is. */
	atStop?: { pickup?: DeliveryStatus; dropoff?: DeliveryStatus };
	/** The field with the time of the event; without it that is `updated_at`, else `created_at`. */
	moment?: string;
	/** What has changed, where the word names it. */
	change?: string;
}

/** Where the driver arrived decides the state; where that is unknown, it is only known that something changed. */
export const arrived: CodeMapping = {
	event: 'delivery.updated',
	atStop: { pickup: 'at-pickup', dropoff: 'at-dropoff' },
};

/**
 * The states of an order: its number, or the words some bodies carry instead of it, with or without `TASK_`. Source: the
 * output parameters of Bringg's merchant webhooks; there is no 5. On the way means to the stop that comes next.
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

/** How far the shop is (`preparation_status_id` or `preparation_status`), as far as Bringg's pages document it. */
export const preparation = codeTable([{ code: 3, value: 'READY_FOR_PICKUP' }]);
