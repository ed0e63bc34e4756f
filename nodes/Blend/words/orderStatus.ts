import type { DeliveryStatus } from '../../shared/model/deliveryStatus';
import { wordTable } from '../../shared/words/wordTable';

/**
 * The words of Blend's `order_updated` in the common language. The same event runs both ways with different words:
 * `toBlend` are those a delivery app may send, `fromBlend` those that Blend sends. Source: Blend's pages "Order Updated".
 */
export const blendOrderStatuses = [
	{ word: 'accepted', name: 'Accepted', deliveryStatus: 'accepted', toBlend: false, fromBlend: true },
	{ word: 'assigned', name: 'Assigned', deliveryStatus: 'driver-assigned', toBlend: true, fromBlend: false },
	{ word: 'at_pick_up', name: 'At Pickup', deliveryStatus: 'at-pickup', toBlend: true, fromBlend: false },
	{ word: 'cancelled', name: 'Cancelled', deliveryStatus: 'cancelled', toBlend: true, fromBlend: true },
	{ word: 'delivered', name: 'Delivered', deliveryStatus: 'delivered', toBlend: true, fromBlend: false },
	{ word: 'on_the_way', name: 'On the Way', deliveryStatus: 'on-the-way', toBlend: true, fromBlend: false },
	{ word: 'prepared', name: 'Prepared', deliveryStatus: 'ready', toBlend: false, fromBlend: true },
	{ word: 'rejected', name: 'Rejected', deliveryStatus: 'rejected', toBlend: false, fromBlend: true },
] as const satisfies ReadonlyArray<{
	word: string;
	name: string;
	deliveryStatus: DeliveryStatus;
	toBlend: boolean;
	fromBlend: boolean;
}>;

export type BlendOrderStatus = (typeof blendOrderStatuses)[number];
type StatusToBlend = Extract<BlendOrderStatus, { toBlend: true }>;

/** The statuses that a delivery app may send, and their words. */
export const statusesToBlend = blendOrderStatuses.filter((status): status is StatusToBlend => status.toBlend);
export const wordsToBlend = statusesToBlend.map(({ word }) => word) as [StatusToBlend['word']];

const table = wordTable(blendOrderStatuses);

/** The status of a word in any case and spacing, `canceled` read as `cancelled`. Undefined for one that Blend's pages do not list. */
export function blendOrderStatus(word: unknown): BlendOrderStatus | undefined {
	return table.of(word);
}
