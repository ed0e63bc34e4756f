import { wordTable } from '../../shared/words/wordTable';

/** How an order is paid (`payment_method`, Bringg's page "Create Order"); 0 is unknown. */
export const paymentMethods = wordTable([
	{ code: 1, word: 'cash' },
	{ code: 2, word: 'credit' },
	{ code: 3, word: 'check' },
	{ code: 4, word: 'terminal' },
]);
