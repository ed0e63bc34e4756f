import { z } from '../../../shared/bundled/zod';
import { simplifyField } from '../../../shared/operation/fields';
import { shaped } from '../../../shared/operation/shaped';
import { optionalText, requiredText, simplifyShape } from '../../../shared/reading/filledIn';
import { itemOperation } from '../../api/operations';
import { fetchedOrder } from './fetchedOrder';
import { order, simpleOrder, type BlinkOrder } from './order';
import { orderIdField } from './orderId.field';
import { orderOfAnswer } from './orderOfAnswer';

export const getOrder = itemOperation({
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get an order',
		description: 'Read one order with its items and where it stands',
	},
	fields: [
		orderIdField,
		{
			displayName: 'Unique Code',
			name: 'uniqueCode',
			type: 'string',
			default: '',
			placeholder: 'e.g. 1T4I-C7WC1',
			description: 'The code that belongs to the order. May be left empty.',
		},
		simplifyField,
	],
	parameters: z.object({ orderId: requiredText, uniqueCode: optionalText, ...simplifyShape }),
	send: async (api, { orderId, uniqueCode }) =>
		await api.call('fetchOrder', { query: { order_id: orderId, unique_code: uniqueCode }, answer: fetchedOrder }),
	output: (answer, { simplify }, { hint }) => shaped([answer], order, simplify ? withOrder : undefined, hint),
});

/** What Blink says of the order, and the same as an order of the model, which relays like one that was heard. */
function withOrder(row: BlinkOrder) {
	return { ...simpleOrder(row), order: orderOfAnswer(row) };
}
