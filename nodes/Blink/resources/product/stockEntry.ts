import { z } from '../../../shared/bundled/zod';
import { entryMessages } from '../../../shared/operation/list';
import { flag, number } from '../../../shared/parsing/lenient';
import { withoutNoise } from '../../../shared/parsing/money';
import { requiredId } from '../../../shared/parsing/strict';
import { isEmpty } from '../../../shared/parsing/values';
import { twiceNamed } from './stockRows';

/*
 * Blink's page "Stock and Price Syncing". A discount price is required, 0 for none. A branch's price and discount price
 * may be left out, and null means "as the product's". `is_active` stands in the vendor's sample only.
 */

/** A cell: undefined when the row has no such column, null when the column is there and empty. */
function cell<T>(read: (value: unknown) => T | null | undefined, message: string) {
	return z.unknown().transform((value, context): T | null | undefined => {
		if (value === undefined) return undefined;
		if (isEmpty(value)) return null;
		const known = read(value) ?? undefined;
		if (known === undefined) context.addIssue({ code: 'custom', message });
		return known;
	});
}

const amount = cell((value) => {
	const read = number.parse(value);
	return typeof read === 'number' && read >= 0 ? withoutNoise(read) : null;
}, 'must be a number, 0 or more');

const quantity = cell((value) => {
	const read = number.parse(value);
	return Number.isInteger(read) && Number(read) >= 0 ? read : null;
}, 'must be a whole number, 0 or more');

const yesOrNo = cell((value) => flag.parse(value), 'must be true or false');

const contradiction = 'stands in two columns that differ: take one out, or map the columns by hand';

/** One row: a product in one branch. */
export const stockRow = z
	.object(
		{
			[twiceNamed]: z.array(z.string()).default([]),
			productId: requiredId,
			price: amount.transform(orMissing('is missing')),
			discountPrice: amount
				.transform((value) => (value === null ? 0 : value))
				.transform(orMissing('is missing: write 0 where there is no discount')),
			branchId: requiredId,
			branchPrice: amount,
			branchDiscountPrice: amount,
			stockQuantity: quantity,
			isActive: yesOrNo,
		},
		entryMessages,
	)
	.superRefine((row, context) => {
		const refuse = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
		if (row.discountPrice > row.price) refuse('discountPrice', 'must not be above Price');
		row[twiceNamed].forEach((column) => refuse(column, contradiction));
		// Left empty or out, the product's own discount price holds in the branch too.
		const branchPrice = row.branchPrice ?? row.price;
		if ((row.branchDiscountPrice ?? 0) > branchPrice) {
			refuse('branchDiscountPrice', 'must not be above the price in the branch');
		} else if (isEmpty(row.branchDiscountPrice) && row.discountPrice <= row.price && row.discountPrice > branchPrice) {
			refuse(
				'branchPrice',
				'must not be below Discount Price, which holds in the branch: fill in Branch Discount Price',
			);
		}
	});

export type StockRow = z.output<typeof stockRow>;

interface StockBranch {
	id: string;
	is_active?: boolean;
	price?: number | null;
	discount_price?: number | null;
	stock_quantity?: number;
}

/** In the order of the vendor's sample. */
export interface StockProduct {
	id: string;
	price: number;
	discount_price: number;
	branches: StockBranch[];
}

/**
 * One product from all of its rows. Rows that differ are refused rather than resolved by their order: a wrong price is sold
 * before it is noticed.
 */
export function stockProduct(rows: StockRow[]): { entry: StockProduct } | { conflict: string } {
	const [{ productId, price, discountPrice }] = rows as [StockRow];
	const product = `Product ${productId}`;
	if (rows.some((row) => row.price !== price))
		return { conflict: `${product} has several prices: put what differs in a branch into Branch Price` };
	if (rows.some((row) => row.discountPrice !== discountPrice)) {
		return {
			conflict: `${product} has several discount prices: put what differs in a branch into Branch Discount Price`,
		};
	}
	const branches = new Map<string, StockBranch>();
	for (const row of rows) {
		const branch = stockBranch(row);
		const other = branches.get(branch.id);
		if (other !== undefined && JSON.stringify(other) !== JSON.stringify(branch)) {
			return { conflict: `${product} has several rows for branch ${branch.id} that differ` };
		}
		branches.set(branch.id, branch);
	}
	return { entry: { id: productId, price, discount_price: discountPrice, branches: [...branches.values()] } };
}

function stockBranch(row: StockRow): StockBranch {
	return {
		id: row.branchId,
		is_active: row.isActive ?? undefined,
		price: row.branchPrice,
		discount_price: row.branchDiscountPrice,
		stock_quantity: row.stockQuantity ?? undefined,
	};
}

function orMissing(message: string) {
	return (value: number | null | undefined, context: z.RefinementCtx): number => {
		if (typeof value === 'number') return value;
		context.addIssue({ code: 'custom', message });
		return z.NEVER;
	};
}
