import { z } from '../../../shared/bundled/zod';
import { returnAllFields, simplifyField } from '../../../shared/operation/fields';
import { itemOperation } from '../../../shared/operation/itemOperation';
import { wanted, wantedShape, yesOrNo } from '../../../shared/parsing/strict';
import { bringgMerchantApi } from '../../api/api';
import { openOrders, summaryOf, withoutAccounts } from '../../api/orders';

export const getOpenOrders = itemOperation(bringgMerchantApi, {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many orders',
		description: 'List the orders that are open. Those that were delivered or canceled are not among them.',
	},
	fields: [...returnAllFields, simplifyField],
	parameters: z.object({ ...wantedShape, simplify: yesOrNo.default(true) }),
	send: async (api) => await api.call('getOpenOrders', { response: openOrders }),
	output: (orders, { simplify, ...limits }) =>
		orders.slice(0, wanted(limits)).map((order) => (simplify ? summaryOf(order) : withoutAccounts(order))),
});
