import type { ILoadOptionsFunctions, ResourceMapperField, ResourceMapperFields } from 'n8n-workflow';

/**
 * The columns of a row of stock and prices, and the names an input item may use for each besides the one here: those of
 * Blink's page "Stock and Price Syncing" among them, and those that can mean nothing else. Case, spaces, dashes and
 * underscores do not count.
 */
export const stockColumns = [
	{ id: 'productId', label: 'Product ID', type: 'string', required: true, aliases: ['id'] },
	{ id: 'price', label: 'Price', type: 'number', required: true, aliases: [] },
	{ id: 'discountPrice', label: 'Discount Price', type: 'number', required: true, aliases: ['discountedPrice'] },
	{ id: 'branchId', label: 'Branch ID', type: 'string', required: true, aliases: ['branchCode'] },
	{ id: 'branchPrice', label: 'Branch Price', type: 'number', required: false, aliases: [] },
	{
		id: 'branchDiscountPrice',
		label: 'Branch Discount Price',
		type: 'number',
		required: false,
		aliases: ['branchDiscountedPrice'],
	},
	{
		id: 'stockQuantity',
		label: 'Stock Quantity',
		type: 'number',
		required: false,
		aliases: ['stock', 'stockQty', 'quantity', 'qty', 'stockLevel', 'stockOnHand', 'availableQuantity'],
	},
	// No boolean: n8n fills such a column with "false" by itself, and a product would be switched off with its price.
	{
		id: 'isActive',
		label: 'Is Active',
		type: 'options',
		required: false,
		aliases: ['active', 'isAvailable', 'enabled', 'isEnabled'],
	},
] as const satisfies ReadonlyArray<{
	id: string;
	label: string;
	type: ResourceMapperField['type'];
	required: boolean;
	aliases: readonly string[];
}>;

export type StockColumn = (typeof stockColumns)[number]['id'];

const yesOrNo = [
	{ name: 'Yes', value: true },
	{ name: 'No', value: false },
];

/** The columns for n8n's resource mapper. */
export async function mapStockColumns(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	return {
		fields: stockColumns.map(({ id, label, type, required }) => ({
			id,
			displayName: label,
			type,
			options: type === 'options' ? yesOrNo : undefined,
			required,
			display: true,
			defaultMatch: false,
			canBeUsedToMatch: false,
		})),
	};
}
