import { codeTable } from '../../shared/parsing/codeTable';

/** Kinds of task (Blink Logistics' page, "Task Creation", `type`). */
export const taskTypes = codeTable([
	{ value: 'normal', name: 'Normal', code: 1, description: 'From the branch to the customer' },
	{ value: 'return', name: 'Return', code: 2, description: 'From the customer back to the branch' },
]);

/** Ways to pay (the same page, `paymentType`), also by the words of Blink's orders. */
export const paymentTypes = codeTable([
	{
		value: 'COD',
		name: 'Cash on Delivery',
		aliases: ['Cash', 'Cash on Delivery'],
		description: 'The rider collects the money',
	},
	{ value: 'ONLINE', name: 'Online', description: 'It is paid already: the rider collects nothing' },
]);
