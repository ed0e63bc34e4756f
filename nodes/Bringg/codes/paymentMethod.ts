import { codeTable } from '../../shared/parsing/codeTable';

/** How an order is paid (`payment_method`, Bringg's page "Create Order"); 0 is unknown. */
export const paymentMethods = codeTable([
	{ code: 1, value: 'cash' },
	{ code: 2, value: 'credit' },
	{ code: 3, value: 'check' },
	{ code: 4, value: 'terminal' },
]);
