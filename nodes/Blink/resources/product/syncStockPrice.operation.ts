import { z } from '../../../shared/bundled/zod';
import { oneOf } from '../../../shared/parsing/strict';
import { isEmpty } from '../../../shared/parsing/values';
import { batchOperation } from '../../api/operations';
import { stockColumns } from './stockColumns';
import { stockProduct, stockRow } from './stockEntry';
import { refusedProducts } from './stockRefusals';
import { stockRowsOf, stockRowsOfJson } from './stockRows';

/** Blink names no limit; a public author speaks of at most 50 products in a call. */
const productsPerCall = 50;

const namesOf = (isRequired: boolean) =>
	stockColumns
		.filter(({ required }) => required === isRequired)
		.map(({ id, aliases: [alias] }) => (alias === undefined ? id : `${id} (or ${alias})`))
		.join(', ');

/** The names that an item's fields may have: nobody should have to look for them elsewhere. */
const columnsNotice = `An item needs ${namesOf(true)}, and may have ${namesOf(false)}. "Branch ID", "branch_id" and "branchId" are the same. Map the columns by hand if your items have other names.`;

export const syncStockPrice = batchOperation({
	option: {
		name: 'Sync Stock and Price',
		value: 'syncStockPrice',
		action: 'Sync stock and prices of products',
		description: 'Set stock and prices of many products in few calls, branch by branch',
	},
	fields: [
		{
			displayName:
				'One row is one product in one branch. Rows of the same product are sent together. Each row comes back with its fate: synced, refused, failed (its call got no answer; it may have been synced) or not sent.',
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
	],
	batchSize: productsPerCall,
	parameters: z.object({
		rowsFrom: oneOf(['items', 'json']),
		columns: z
			.object({
				mappingMode: oneOf(['autoMapInputData', 'defineBelow']),
				value: z.record(z.unknown()).nullish(),
			})
			.optional(),
		rowsJson: z.unknown(),
	}),
	rows: ({ rowsFrom, columns, rowsJson }, json, hint) => {
		if (rowsFrom === 'json') return stockRowsOfJson(rowsJson, hint);
		return columns?.mappingMode === 'defineBelow' ? [{ ...columns.value }] : stockRowsOf(json, hint);
	},
	row: stockRow,
	columns: stockColumns.map(({ id, label }) => ({ name: id, displayName: label })),
	key: ({ productId }) => productId,
	part: ({ branchId }) => branchId,
	entry: stockProduct,
	send: async (api, products) => await api.call('syncStockPrice', { body: { products } }),
	refused: refusedProducts,
	nameOf: ({ productId, branchId }) => {
		if (isEmpty(productId)) return undefined;
		return `Product ${String(productId)}${isEmpty(branchId) ? '' : ` in branch ${String(branchId)}`}`;
	},
	output: ({ productId = null, branchId = null }, result) => ({
		productId,
		branchId,
		syncStatus: result.status,
		message: 'message' in result ? result.message : null,
	}),
});
