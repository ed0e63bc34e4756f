import type { DeliveryStatus } from '../../shared/model/deliveryStatus';
import { wordTable } from '../../shared/words/wordTable';

/** Blink's order statuses (its page, "Order Status"; there is no 5), as words, codes, and in the common language. */
export const blinkOrderStatuses = [
	{ word: 'pending', name: 'Pending', code: 0, deliveryStatus: 'created' },
	{ word: 'accepted', name: 'Accepted', code: 1, deliveryStatus: 'accepted' },
	{ word: 'ready', name: 'Ready', code: 6, deliveryStatus: 'ready' },
	{ word: 'dispatched', name: 'Dispatched', code: 2, deliveryStatus: 'on-the-way' },
	{ word: 'delivered', name: 'Delivered', code: 3, deliveryStatus: 'delivered' },
	{ word: 'rejected', name: 'Rejected', code: 4, deliveryStatus: 'rejected' },
] as const satisfies ReadonlyArray<{
	word: string;
	name: string;
	code: number;
	deliveryStatus: DeliveryStatus;
}>;

export type BlinkOrderStatus = (typeof blinkOrderStatuses)[number];

/**
 * The status that Blink is told for a state of the delivery. States without an entry are nothing that Blink knows: one
 * driver's refusal, say, leaves the order as it is. A cancelled trip is left out too: another rider may take the order.
 */
export const statusForBlink: Partial<Record<DeliveryStatus, BlinkOrderStatus['word']>> = {
	created: 'pending',
	accepted: 'accepted',
	preparing: 'accepted',
	ready: 'ready',
	'on-the-way': 'dispatched',
	'at-dropoff': 'dispatched',
	delivered: 'delivered',
	rejected: 'rejected',
	cancelled: 'rejected',
};

/** The words a person chooses from. */
export const blinkOrderStatusWords = blinkOrderStatuses.map(({ word }) => word) as [BlinkOrderStatus['word']];

/** The same as options of a field, in alphabetical order. */
export const blinkOrderStatusOptions = blinkOrderStatuses
	.map(({ name, word }) => ({ name, value: word }))
	.sort((a, b) => a.name.localeCompare(b.name));

const table = wordTable(blinkOrderStatuses);

/**
 * The status a Blink answer or webhook means: by its code (4 or "4"), else by its word in any case ("REJECTED").
 * Undefined for one that Blink's page does not list.
 */
export function blinkOrderStatus(code: unknown, word?: unknown): BlinkOrderStatus | undefined {
	return table.of(code, word);
}
