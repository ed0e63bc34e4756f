import type { Order } from '../../shared/model/order';
import { wordTable } from '../../shared/words/wordTable';

/** Blend's words for the kind of an order, and the model's. Source: Blend's page "Order Created Webhook". */
export const blendOrderTypes = [
	{ word: 'DELIVERY', name: 'Delivery', type: 'delivery' },
	{ word: 'DINE-IN', name: 'Dine In', type: 'dine-in' },
	{ word: 'PICK-UP', name: 'Pickup', type: 'pickup' },
] as const satisfies ReadonlyArray<{ word: string; name: string; type: NonNullable<Order['type']> }>;

export type BlendOrderType = (typeof blendOrderTypes)[number];

const table = wordTable(blendOrderTypes);

/** The kind that a word means, in any case and spacing. Undefined for one that Blend's page does not list. */
export function blendOrderType(word: unknown): BlendOrderType | undefined {
	return table.of(word);
}
