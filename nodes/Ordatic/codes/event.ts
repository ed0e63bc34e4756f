import type { DeliveryStatus } from '../../shared/model/deliveryStatus';
import type { EventName } from '../../shared/model/eventName';
import { codeTable, normalized, type CodeRow } from '../../shared/parsing/codeTable';

interface Row extends CodeRow {
	event: EventName;
	/** Null if the state does not change. */
	deliveryStatus: DeliveryStatus | null;
}

/** The events of an order or its rider (Ordatic's page on the webhooks of orders), mapped to the canonical model. */
export const riderEvents = codeTable<Row>([
	{ value: 'order-accepted', event: 'order.status', deliveryStatus: 'created' },
	{ value: 'order-in-kitchen', event: 'order.status', deliveryStatus: 'preparing' },
	{ value: 'order-ready-to-pick-up', event: 'order.status', deliveryStatus: 'ready' },
	{ value: 'order-picked-up', event: 'order.status', deliveryStatus: 'delivered' },
	{ value: 'order-served', event: 'order.status', deliveryStatus: 'delivered' },
	{ value: 'order-canceled', event: 'order.status', deliveryStatus: 'cancelled' },
	{ value: 'rider-created', event: 'delivery.status', deliveryStatus: 'driver-accepted' },
	{ value: 'rider-picking', event: 'delivery.status', deliveryStatus: 'driver-to-pickup' },
	{ value: 'rider-delivering', event: 'delivery.status', deliveryStatus: 'on-the-way' },
	{ value: 'rider-completed', event: 'delivery.status', deliveryStatus: 'delivered' },
	{ value: 'rider-error', event: 'delivery.status', deliveryStatus: 'failed' },
	{ value: 'rider-proof-delivery', event: 'delivery.proof', deliveryStatus: null },
	{ value: 'rider-refund', event: 'delivery.refund', deliveryStatus: null },
]);

/** The event of an undocumented type, by its prefix. */
export function otherEvent(eventType: string): EventName {
	return normalized(eventType).startsWith('order') ? 'order.other' : 'delivery.other';
}
