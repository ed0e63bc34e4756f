import { z } from '../../../shared/bundled/zod';
import { returnAllFields, simplifyField } from '../../../shared/operation/fields';
import { itemOperation } from '../../../shared/operation/operation';
import { shaped } from '../../../shared/operation/shaped';
import { oneOf, requiredText, simplifyShape, wanted, wantedShape } from '../../../shared/reading/filledIn';
import { blinkRows } from '../../api/lists';
import { blinkOrderStatus, blinkOrderStatusOptions, blinkOrderStatusWords } from '../../words/orderStatus';
import { order, simpleListedOrder } from './order';

export const getAllOrders = itemOperation({
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many orders',
		description: 'List the orders that came after a certain one',
	},
	fields: [
		{
			displayName: 'After Order ID',
			name: 'afterOrderId',
			type: 'string',
			required: true,
			default: '0',
			placeholder: 'e.g. 34862444',
			description: 'Only orders whose ID is greater than this one. 0 gives all orders.',
		},
		...returnAllFields,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add filter',
			default: {},
			options: [
				{
					displayName: 'Status',
					name: 'status',
					type: 'multiOptions',
					options: blinkOrderStatusOptions,
					default: [],
					description: 'Only orders that stand at one of these',
				},
			],
		},
		simplifyField,
	],
	parameters: z.object({
		afterOrderId: requiredText.pipe(z.string().regex(/^\d+$/, 'must be a number, e.g. 34862444')),
		...wantedShape,
		...simplifyShape,
		filters: z.object({ status: z.array(oneOf(blinkOrderStatusWords)).default([]) }).default({}),
	}),
	send: async (api, { afterOrderId, filters, ...amount }) =>
		await blinkRows(
			api,
			'orderList',
			{ order_id: afterOrderId },
			{
				wanted: wanted(amount),
				identity: ({ id }) => id,
				// The vendor's list knows no filter.
				keep: ({ status }) => {
					const word = blinkOrderStatus(status)?.word;
					return filters.status.length === 0 || (word !== undefined && filters.status.includes(word));
				},
			},
		),
	output: (rows, { simplify }) => shaped(rows, order, simplify ? simpleListedOrder : undefined),
});
