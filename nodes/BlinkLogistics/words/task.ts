import { wordTable } from '../../shared/words/wordTable';

/** Kinds of task (Blink Logistics' page, "Task Creation", `type`). */
export const taskTypes = wordTable([
	{ word: 'normal', name: 'Normal', code: 1, description: 'From the branch to the customer' },
	{ word: 'return', name: 'Return', code: 2, description: 'From the customer back to the branch' },
]);

/** Ways to pay (the same page, `paymentType`), also by the words of Blink's orders. */
export const paymentTypes = wordTable([
	{
		word: 'COD',
		name: 'Cash on Delivery',
		also: ['Cash', 'Cash on Delivery'],
		description: 'The rider collects the money',
	},
	{ word: 'ONLINE', name: 'Online', description: 'It is paid already: the rider collects nothing' },
]);
