import { z } from '../../../shared/bundled/zod';
import { returnAllFields, simplifyField } from '../../../shared/operation/fields';
import { wanted, wantedShape, yesOrNo } from '../../../shared/parsing/strict';
import { merchantOperation } from '../../api/operations';
import { openOrders, summaryOf, withoutAccounts } from '../../api/orders';

export const getOpenOrders = merchantOperation({
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
