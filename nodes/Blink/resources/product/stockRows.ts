import { UserError, type IDataObject } from 'n8n-workflow';

import { fromJson } from '../../../shared/reading/json';
import { isRecord } from '../../../shared/reading/values';
import { stockColumns, type StockColumn } from './stockColumns';

type Names = ReadonlyMap<string, StockColumn>;

const plain = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** A column's own name comes after its aliases, so that it wins when an item has both `id` and `productId`. */
const ownNames: Names = new Map(stockColumns.map(({ id }) => [plain(id), id]));
const aliases: Names = new Map(
	stockColumns.flatMap(({ id, aliases: others }) => others.map((alias) => [plain(alias), id] as const)),
);

/** The names inside `branches`, where they stand without the word "branch". */
const branchNames: Names = new Map([
	['id', 'branchId'],
	['price', 'branchPrice'],
	['discountprice', 'branchDiscountPrice'],
	['stockquantity', 'stockQuantity'],
	['isactive', 'isActive'],
]);

/**
 * The rows that one object stands for: itself with its columns under their own names or, in the vendor's nested form, one
 * row for each of its `branches`. Columns that are not known are left out.
 */
export function stockRowsOf(given: IDataObject): IDataObject[] {
	const product = { ...renamed(given, aliases), ...renamed(given, ownNames) };
	const { branches } = given;
	if (!Array.isArray(branches) || branches.length === 0) return [product];
	return branches.map((branch) => ({ ...product, ...(isRecord(branch) ? renamed(branch, branchNames) : {}) }));
}

/** The same for a whole list: an array, its JSON text, or the vendor's body `{products: [...]}`. */
export function stockRowsOfJson(given: unknown): IDataObject[] {
	const value = fromJson(given);
	const rows = isRecord(value) && Array.isArray(value.products) ? value.products : value;
	if (!Array.isArray(rows)) throw new UserError('Rows (JSON) must be a list of rows, or its JSON');
	return rows.flatMap((row) => stockRowsOf(isRecord(row) ? row : {}));
}

function renamed(given: IDataObject, names: Names): IDataObject {
	return Object.fromEntries(
		Object.entries(given).flatMap(([name, value]) => {
			const column = names.get(plain(name));
			return column === undefined ? [] : [[column, value]];
		}),
	);
}
