import { wordTable } from '../../shared/words/wordTable';

/** How an order is paid (Blink's page "Submit Order", `payment_method`). `sent` is Blink's own word. */
export const blinkPaymentMethods = wordTable([
	{ word: 'cash', name: 'Cash', sent: 'Cash', also: ['COD', 'Cash on Delivery'] },
	{ word: 'online', name: 'Online', sent: 'Online' },
]);
