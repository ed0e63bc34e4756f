import { wordTable } from '../../shared/words/wordTable';

/** The kinds of order under the model's words. `sent` is Blend's own. Source: Blend's page "Order Created Webhook". */
export const blendOrderTypes = wordTable([
	{ word: 'delivery', name: 'Delivery', sent: 'DELIVERY' },
	{ word: 'dine-in', name: 'Dine In', sent: 'DINE-IN' },
	{ word: 'pickup', name: 'Pickup', sent: 'PICK-UP' },
]);
