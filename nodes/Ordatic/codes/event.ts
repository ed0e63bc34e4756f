import type { DeliveryStatus } from '../../shared/model/deliveryStatus';
import type { EventName } from '../../shared/model/eventName';
import { codeTable, normalized, type CodeRow } from '../../shared/parsing/codeTable';

interface Row extends CodeRow {
	event: EventName;
	/** Null for what changes no state. */
	deliveryStatus: DeliveryStatus | null;
}

/** What can happen to an order or its rider (Ordatic's page on the webhooks of orders), in the canonical model. */
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

/** What a word that the page does not list is about, to judge by how the others begin. */
export function otherEvent(word: string): EventName {
	return normalized(word).startsWith('order') ? 'order.other' : 'delivery.other';
}
