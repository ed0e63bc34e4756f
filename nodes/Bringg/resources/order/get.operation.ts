import { z } from '../../../shared/bundled/zod';
import { simplifyField } from '../../../shared/operation/fields';
import { itemOperation } from '../../../shared/operation/itemOperation';
import { yesOrNo } from '../../../shared/parsing/strict';
import { bringgMerchantApi } from '../../api/api';
import { orderFromResponse, summaryOf, withoutAccounts } from '../../api/orders';
import { eitherId } from '../eitherId';
import { bringgIdField, orderIdField } from './order.fields';
import { identified, sentId } from './order.parameters';

export const getOrder = itemOperation(bringgMerchantApi, {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get order',
		description: 'See where an order is, who delivers it, and what its stops are',
	},
	fields: [...eitherId(orderIdField, bringgIdField), simplifyField],
	parameters: identified.and(z.object({ simplify: yesOrNo.default(true) })),
	send: async (api, values) => await api.call('getOrder', { query: sentId(values), response: orderFromResponse }),
	output: (order, { simplify }) => (simplify ? summaryOf(order) : withoutAccounts(order)),
});
