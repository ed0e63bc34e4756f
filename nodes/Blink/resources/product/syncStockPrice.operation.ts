import type { INodeProperties } from 'n8n-workflow';

import { optionsField } from '../../../shared/operation/fields';
import type { Operation } from '../../../shared/operation/operation';
import { stockColumns } from './stockColumns';
import { defaultConcurrency, productsPerCall, syncRows } from './syncStockPrice.run';

const namesOf = (isRequired: boolean) =>
	stockColumns
		.filter(({ required }) => required === isRequired)
		.map(({ id, aliases: [alias] }) => (alias === undefined ? id : `${id} (or ${alias})`))
		.join(', ');

const columnsNotice = `An item needs ${namesOf(true)}, and may have ${namesOf(false)}. "Branch ID", "branch_id" and "branchId" are the same. Map the columns by hand if your items have other names.`;

const fields: INodeProperties[] = [
	{
		displayName:
			'One row is one product in one branch. Rows of the same product are sent together. Each row is returned with its result: synced, refused, failed (its call got no response; it may have been synced) or not sent.',
		name: 'rowsNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Rows From',
		name: 'rowsFrom',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Input Items', value: 'items', description: 'One row for each item' },
			{ name: 'JSON', value: 'json', description: "One list of rows, or the body that Blink's documentation shows" },
		],
		default: 'items',
		description: 'Where the rows come from',
	},
	{
		displayName: columnsNotice,
		name: 'columnsNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { rowsFrom: ['items'] } },
	},
	{
		displayName: 'Columns',
		name: 'columns',
		type: 'resourceMapper',
		noDataExpression: true,
		required: true,
		displayOptions: { show: { rowsFrom: ['items'] } },
		default: { mappingMode: 'autoMapInputData', value: null },
		typeOptions: {
			resourceMapper: {
				resourceMapperMethod: 'mapStockColumns',
				mode: 'add',
				fieldWords: { singular: 'column', plural: 'columns' },
				addAllFields: true,
				multiKeyMatch: false,
			},
		},
		description:
			'Discount Price is 0 for none. Branch ID is your own branch code, as mapped in Blink. An empty branch price means the same as the product.',
	},
	{
		displayName: 'Rows (JSON)',
		name: 'rowsJson',
		type: 'json',
		displayOptions: { show: { rowsFrom: ['json'] } },
		default: '[]',
		placeholder:
			'e.g. [{"productId": "97358ecc", "price": 94.72, "discountPrice": 0, "branchId": "12345", "stockQuantity": 1}]',
		description: 'A list of rows with the names of the columns, or products with their branches as Blink shows them',
	},
	optionsField(
		[
			{
				displayName: 'Batch Size',
				name: 'batchSize',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: productsPerCall,
				description: 'How many products to send in one call',
			},
		],
		defaultConcurrency,
	),
];

export const syncStockPrice: Operation = {
	option: {
		name: 'Sync Stock and Price',
		value: 'syncStockPrice',
		action: 'Sync stock and prices of products',
		description: 'Set stock and prices of many products in few calls, branch by branch',
	},
	fields,
	run: async (context) => await syncRows(context, fields),
};
