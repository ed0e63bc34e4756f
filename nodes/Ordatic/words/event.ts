import type { DeliveryStatus } from '../../shared/model/deliveryStatus';
import type { EventName } from '../../shared/model/eventName';
import { plainWord, wordTable, type WordRow } from '../../shared/words/wordTable';

interface Row extends WordRow {
	event: EventName;
	/** Null for what changes no state. */
	deliveryStatus: DeliveryStatus | null;
}

/** What can happen to an order or its rider (Ordatic's page on the webhooks of orders), with its place in the common language. */
export const riderEvents = wordTable<Row>([
	{ word: 'order-accepted', event: 'order.status', deliveryStatus: 'created' },
	{ word: 'order-in-kitchen', event: 'order.status', deliveryStatus: 'preparing' },
	{ word: 'order-ready-to-pick-up', event: 'order.status', deliveryStatus: 'ready' },
	{ word: 'order-picked-up', event: 'order.status', deliveryStatus: 'delivered' },
	{ word: 'order-served', event: 'order.status', deliveryStatus: 'delivered' },
	{ word: 'order-canceled', event: 'order.status', deliveryStatus: 'cancelled' },
	{ word: 'rider-created', event: 'delivery.status', deliveryStatus: 'driver-accepted' },
	{ word: 'rider-picking', event: 'delivery.status', deliveryStatus: 'driver-to-pickup' },
	{ word: 'rider-delivering', event: 'delivery.status', deliveryStatus: 'on-the-way' },
	{ word: 'rider-completed', event: 'delivery.status', deliveryStatus: 'delivered' },
	{ word: 'rider-error', event: 'delivery.status', deliveryStatus: 'failed' },
	{ word: 'rider-proof-delivery', event: 'delivery.proof', deliveryStatus: null },
	{ word: 'rider-refund', event: 'delivery.refund', deliveryStatus: null },
]);

/** What a word that the page does not list is about, to judge by how the others begin. */
export function otherEvent(word: string): EventName {
	return plainWord(word).startsWith('order') ? 'order.other' : 'delivery.other';
}
