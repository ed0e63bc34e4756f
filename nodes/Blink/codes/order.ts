import { orderTypeSpellings as also } from '../../shared/model/order';
import { codeTable } from '../../shared/parsing/codeTable';

/**
 * The model's order types; `sent` is Blink's code (its page "Submit Order", `delivery_type`). Orders without an address still
 * need the address fields, which are sent with the value that Blink's own webhook has there.
 */
export const blinkOrderTypes = codeTable([
	{ value: 'delivery', aliases: also.delivery, name: 'Delivery', sent: 'delivery', address: undefined },
	{ value: 'dine-in', aliases: also['dine-in'], name: 'Dine-In', sent: 'dinein', address: 'DINE-IN' },
	{ value: 'pickup', aliases: also.pickup, name: 'Pickup', sent: 'pickup', address: 'PICK-UP' },
]);

/** Payment methods (Blink's page "Submit Order", `payment_method`). `sent` is Blink's code. */
export const blinkPaymentMethods = codeTable([
	{ value: 'cash', name: 'Cash', sent: 'Cash', aliases: ['COD', 'Cash on Delivery'] },
	{ value: 'online', name: 'Online', sent: 'Online' },
]);
