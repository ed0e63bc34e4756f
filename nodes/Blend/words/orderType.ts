import { orderTypeSpellings as also } from '../../shared/words/orderType';
import { wordTable } from '../../shared/words/wordTable';

/** The kinds of order under the model's words. `sent` is Blend's own. Source: Blend's page "Order Created Webhook". */
export const blendOrderTypes = wordTable([
	{ word: 'delivery', also: also.delivery, name: 'Delivery', sent: 'DELIVERY' },
	{ word: 'dine-in', also: also['dine-in'], name: 'Dine In', sent: 'DINE-IN' },
	{ word: 'pickup', also: also.pickup, name: 'Pickup', sent: 'PICK-UP' },
]);
