import { codeTable } from '../../shared/parsing/codeTable';

/** How an order is paid (Blink's page "Submit Order", `payment_method`). `sent` is Blink's own word. */
export const blinkPaymentMethods = codeTable([
	{ value: 'cash', name: 'Cash', sent: 'Cash', aliases: ['COD', 'Cash on Delivery'] },
	{ value: 'online', name: 'Online', sent: 'Online' },
]);
