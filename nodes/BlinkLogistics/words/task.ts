/** Kinds of task (Blink Logistics' page, "Task Creation", `type`). */
export const taskTypes = [
	{ word: 'normal', name: 'Normal', code: 1, description: 'From the branch to the customer' },
	{ word: 'return', name: 'Return', code: 2, description: 'From the customer back to the branch' },
] as const;

/** Ways to pay (the same page, `paymentType`). */
export const paymentTypes = [
	{ word: 'COD', name: 'Cash on Delivery', description: 'The rider collects the money' },
	{ word: 'ONLINE', name: 'Online', description: 'It is paid already: the rider collects nothing' },
] as const;

export type TaskType = (typeof taskTypes)[number];
export type PaymentType = (typeof paymentTypes)[number];
