import { orderTypeSpellings as also } from '../../shared/model/orderType';
import { codeTable } from '../../shared/parsing/codeTable';

/** The kinds of order under the model's words. `sent` is Blend's own. Source: Blend's page "Order Created Webhook". */
export const blendOrderTypes = codeTable([
	{ value: 'delivery', aliases: also.delivery, name: 'Delivery', sent: 'DELIVERY' },
	{ value: 'dine-in', aliases: also['dine-in'], name: 'Dine In', sent: 'DINE-IN' },
	{ value: 'pickup', aliases: also.pickup, name: 'Pickup', sent: 'PICK-UP' },
]);
