import type { Order } from '../../shared/model/order';
import { plainWord } from '../../shared/words/wordTable';

/**
 * Blink's order types (its page "Submit Order", `delivery_type`) with the model's word for each. Orders without an
 * address still need the address fields: they are sent with the word that the vendor's own webhook puts there.
 */
export const blinkOrderTypes = [
	{ word: 'delivery', name: 'Delivery', code: 'delivery', address: undefined },
	{ word: 'dine-in', name: 'Dine-In', code: 'dinein', address: 'DINE-IN' },
	{ word: 'pickup', name: 'Pickup', code: 'pickup', address: 'PICK-UP' },
] as const satisfies ReadonlyArray<{
	word: Order['type'];
	name: string;
	code: string;
	address: string | undefined;
}>;

export type BlinkOrderType = (typeof blinkOrderTypes)[number];

/** The model's word for what Blink calls the type, however it spells it ("dinein", "DINE-IN"); null for one it does not list. */
export function orderTypeWord(code: unknown): BlinkOrderType['word'] | null {
	const plain = plainWord(String(code ?? ''));
	return blinkOrderTypes.find((type) => type.code === plain)?.word ?? null;
}
