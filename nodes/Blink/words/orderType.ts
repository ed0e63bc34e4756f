import { orderTypeSpellings as also } from '../../shared/words/orderType';
import { wordTable } from '../../shared/words/wordTable';

/**
 * Blink's order types (its page "Submit Order", `delivery_type`) under the model's words. `sent` is Blink's own. Orders
 * without an address still need the address fields: they are sent with the word that the vendor's own webhook puts there.
 */
export const blinkOrderTypes = wordTable([
	{ word: 'delivery', also: also.delivery, name: 'Delivery', sent: 'delivery', address: undefined },
	{ word: 'dine-in', also: also['dine-in'], name: 'Dine-In', sent: 'dinein', address: 'DINE-IN' },
	{ word: 'pickup', also: also.pickup, name: 'Pickup', sent: 'pickup', address: 'PICK-UP' },
]);
