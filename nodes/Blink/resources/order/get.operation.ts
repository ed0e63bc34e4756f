import { z } from '../../../shared/bundled/zod';
import { simplifyField } from '../../../shared/operation/fields';
import { itemOperation } from '../../../shared/operation/itemOperation';
import { toItems } from '../../../shared/operation/toItems';
import { optionalText, simplifyShape } from '../../../shared/parsing/strict';
import { blinkApi } from '../../api/api';
import { fetchedOrder, order, simpleOrder, unknownCodes, type BlinkOrder } from './order';
import { orderFromResponse } from './orderFromResponse';
import { orderId, orderIdField } from './orderId.field';

export const getOrder = itemOperation(blinkApi, {
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

/** All fields of Fetch Order, and the same in the canonical model, as the triggers give an order. */
function withOrder(row: BlinkOrder) {
	return { ...simpleOrder(row), order: orderFromResponse(row), warnings: unknownCodes(row) };
}
