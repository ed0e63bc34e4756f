import type { INodeProperties } from 'n8n-workflow';

import { z } from '../../../shared/bundled/zod';
import { filtersOf } from '../../../shared/operation/list';
import { codeOf, requiredId } from '../../../shared/parsing/strict';
import { blinkOrderStatuses } from '../../codes/orderStatus';
import { listOperation } from '../listOperation';
import { order, simpleListedOrder, unknownCodes } from './order';
import { orderFromResponse } from './orderFromResponse';

const fields: INodeProperties[] = [
	{
		displayName: 'After Order ID',
		name: 'afterOrderId',
		type: 'string',
		required: true,
		default: '0',
		placeholder: 'e.g. 34862444',
		description: 'Only orders whose ID is greater than this one. 0 gives all orders.',
	},
];

const filters: INodeProperties[] = [
	{
		displayName: 'Status',
		name: 'status',
		type: 'multiOptions',
		options: blinkOrderStatuses.options,
		default: [],
		description: 'Only orders that stand at one of these',
	},
];

export const getAllOrders = listOperation({
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many orders',
		description: 'List the orders that came after a certain one',
	},
	endpoint: 'orderList',
	fields,
	filters,
	parameters: {
		afterOrderId: requiredId.pipe(z.string().regex(/^\d+$/, 'must be a number, e.g. 34862444')),
		filters: filtersOf({ status: z.preprocess(asList, z.array(codeOf(blinkOrderStatuses)).optional()) }),
	},
	query: ({ afterOrderId }) => ({ order_id: afterOrderId }),
	// The vendor's list knows no filter.
	keep: ({ filters: { status: wanted } }) =>
		wanted === undefined ? undefined : ({ status }) => isOneOf(wanted, status),
	row: order,
	simple: (row) => ({ ...simpleListedOrder(row), order: orderFromResponse(row), warnings: unknownCodes(row) }),
});

function isOneOf(words: readonly string[], status: unknown): boolean {
	const word = blinkOrderStatuses.find(status)?.value;
	return word !== undefined && words.includes(word);
}

/** An expression may give one word in place of a list. */
function asList(value: unknown): unknown {
	return value === undefined || Array.isArray(value) ? value : [value];
}
