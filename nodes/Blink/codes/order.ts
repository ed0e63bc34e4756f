import { orderTypeSpellings as also } from '../../shared/model/orderType';
import { codeTable } from '../../shared/parsing/codeTable';

/**
 * Blink's order types (its page "Submit Order", `delivery_type`) under the model's words. `sent` is Blink's own. Orders
 * without an address still need the address fields: they are sent with the word that the vendor's own webhook puts there.
 */
export const blinkOrderTypes = codeTable([
	{ value: 'delivery', aliases: also.delivery, name: 'Delivery', sent: 'delivery', address: undefined },
	{ value: 'dine-in', aliases: also['dine-in'], name: 'Dine-In', sent: 'dinein', address: 'DINE-IN' },
	{ value: 'pickup', aliases: also.pickup, name: 'Pickup', sent: 'pickup', address: 'PICK-UP' },
]);

/** How an order is paid (Blink's page "Submit Order", `payment_method`). `sent` is Blink's own word. */
export const blinkPaymentMethods = codeTable([
	{ value: 'cash', name: 'Cash', sent: 'Cash', aliases: ['COD', 'Cash on Delivery'] },
	{ value: 'online', name: 'Online', sent: 'Online' },
]);
