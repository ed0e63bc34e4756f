import { UserError, type INodeProperties } from 'n8n-workflow';

import { z } from '../../../shared/bundled/zod';
import { requiredTime, yesOrNo } from '../../../shared/parsing/strict';
import { vendorMinute, vendorMinuteUp } from '../../codes/time';
import { listOperation } from '../listOperation';
import { cart, cartPerItem, simpleCart } from './cart';

const fields: INodeProperties[] = [
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
];

const options: INodeProperties[] = [
	{
		displayName: 'One Item per Cart Item',
		name: 'oneItemPerCartItem',
		type: 'boolean',
		default: false,
		description: 'Whether to return one item for each product in a cart instead of one for each cart',
	},
];

export const getAllAbandonedCarts = listOperation({
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many abandoned carts',
		description: 'List carts that customers filled and did not order',
	},
	endpoint: 'abandonedCarts',
	fields,
	options,
	parameters: {
		startDate: requiredTime,
		endDate: requiredTime,
		options: z.object({ oneItemPerCartItem: yesOrNo.default(false) }).default({}),
	},
	query: ({ startDate, endDate }, { timezone }) => {
		const query = { start_date: vendorMinute(startDate, timezone), end_date: vendorMinuteUp(endDate, timezone) };
		if (query.end_date < query.start_date) throw new UserError('End Date must not be before Start Date');
		return query;
	},
	// The vendor gives no ID, and a notification may be sent while the pages are read.
	identity: () => undefined,
	fingerprint: (row) => JSON.stringify({ ...row, notification: undefined }),
	// A cart without items must not count for Limit.
	keep: ({ options: { oneItemPerCartItem } }) =>
		oneItemPerCartItem ? (row) => cartPerItem(row).length > 0 : undefined,
	rows: (carts, { options: { oneItemPerCartItem } }) => (oneItemPerCartItem ? carts.flatMap(cartPerItem) : carts),
	row: cart,
	simple: simpleCart,
});
