import { UserError } from 'n8n-workflow';

import { z } from '../../../shared/bundled/zod';
import { optionsField, returnAllFields, simplifyField } from '../../../shared/operation/fields';
import { itemOperation } from '../../../shared/operation/operation';
import { shaped } from '../../../shared/operation/shaped';
import { requiredTime, simplifyShape, wanted, wantedShape } from '../../../shared/reading/filledIn';
import { blinkRows } from '../../api/lists';
import { vendorMinute, vendorMinuteUp } from '../../words/time';
import { cart, cartPerItem, simpleCart, simpleCartPerItem } from './cart';

export const getAllAbandonedCarts = itemOperation({
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many abandoned carts',
		description: 'List carts that customers filled and did not order',
	},
	fields: [
		{
			displayName: 'Start Date',
			name: 'startDate',
			type: 'dateTime',
			required: true,
			default: '',
			description: 'Carts created from this moment on',
		},
		{
			displayName: 'End Date',
			name: 'endDate',
			type: 'dateTime',
			required: true,
			default: '',
			description: 'Carts created up to this moment',
		},
		...returnAllFields,
		simplifyField,
		optionsField([
			{
				displayName: 'One Item per Cart Item',
				name: 'oneItemPerCartItem',
				type: 'boolean',
				default: false,
				description: 'Whether to return one item for each product in a cart instead of one for each cart',
			},
		]),
	],
	parameters: z.object({
		startDate: requiredTime,
		endDate: requiredTime,
		...wantedShape,
		...simplifyShape,
		options: z.object({ oneItemPerCartItem: z.boolean().default(false) }).default({}),
	}),
	send: async (api, { startDate, endDate, ...amount }, { timezone }) => {
		const query = { start_date: vendorMinute(startDate, timezone), end_date: vendorMinuteUp(endDate, timezone) };
		if (query.end_date < query.start_date) throw new UserError('End Date must not be before Start Date');
		return await blinkRows(api, 'abandonedCarts', query, {
			wanted: wanted(amount),
			// The vendor gives no ID, and a notification may be sent while the pages are read.
			identity: (row) => JSON.stringify({ ...row, notification: undefined }),
		});
	},
	output: (rows, { simplify, options }) => {
		if (!options.oneItemPerCartItem) return shaped(rows, cart, simplify ? simpleCart : undefined);
		return shaped(rows.flatMap(cartPerItem), cart, simplify ? simpleCartPerItem : undefined);
	},
});
