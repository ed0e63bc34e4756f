import { z } from '../../../shared/bundled/zod';
import { simplifyField } from '../../../shared/operation/fields';
import { toItems } from '../../../shared/operation/toItems';
import { optionalText, simplifyShape } from '../../../shared/parsing/strict';
import { itemOperation } from '../../api/operations';
import { fetchedOrder } from './fetchedOrder';
import { order, simpleOrder, unknownCodes, type BlinkOrder } from './order';
import { orderFromResponse } from './orderFromResponse';
import { orderId, orderIdField } from './orderId.field';

export const getOrder = itemOperation({
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get order',
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
	parameters: z.object({ orderId, uniqueCode: optionalText, ...simplifyShape }),
	send: async (api, { orderId: id, uniqueCode }) =>
		await api.call('fetchOrder', { query: { order_id: id, unique_code: uniqueCode }, response: fetchedOrder }),
	output: (response, { simplify }, { hint }) => toItems([response], order, simplify ? withOrder : undefined, hint),
});

/** All that Fetch Order tells, and the same in the one language, as the triggers give an order. */
function withOrder(row: BlinkOrder) {
	return { ...simpleOrder(row), order: orderFromResponse(row), warnings: unknownCodes(row) };
}
