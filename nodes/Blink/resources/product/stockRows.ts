import { UserError, type IDataObject } from 'n8n-workflow';

import { normalized } from '../../../shared/parsing/codeTable';
import { fromJson } from '../../../shared/parsing/json';
import { isBlank } from '../../../shared/parsing/strict';
import { isEmpty, isRecord } from '../../../shared/parsing/values';
import { stockColumns, type StockColumn } from './stockColumns';

type Names = ReadonlyMap<string, StockColumn>;

const columnNames: Names = new Map(
	stockColumns.flatMap(({ id, aliases }) => [id, ...aliases].map((name) => [normalized(name), id] as const)),
);

/** The names inside `branches`, where some stand without the word "branch". */
const branchNames: Names = new Map([
	...columnNames,
	['id', 'branchId'],
	['price', 'branchPrice'],
	['discountprice', 'branchDiscountPrice'],
]);

/** What n8n's Data table and Google Sheets nodes add to a row: where a product has another column, `id` is the row's own. */
const addedByN8n = new Set(['id', 'createdAt', 'updatedAt', 'row_number']);

/** Under this name a row lists its columns that contradict each other. */
export const twiceNamed = 'twiceNamed';

/**
 * The rows that one object stands for: itself with its columns under their own names or, in the vendor's nested form, one
 * row for each of its `branches`. A column that is not known is left out, and named in a hint.
 */
export function stockRowsOf(input: IDataObject, hint: (message: string) => void): unknown[] {
	const { branches: sent, ...columns } = input;
	const product = renamed(columns, columnNames, hint);
	const branches = fromJson(sent);
	const isList = Array.isArray(branches);
	if (isEmpty(branches) || (isList ? branches.length === 0 : isBlank(product.branchId))) return [product];
	return (isList ? branches : [branches]).map((branch: unknown) =>
		ofBranch(product, renamed(isRecord(branch) ? branch : { id: branch as string }, branchNames, hint)),
	);
}

/** The row of a product in a branch. Both may name the product or the branch, if it is the same one. */
function ofBranch(product: IDataObject, branch: IDataObject): IDataObject {
	const named = (['productId', 'branchId'] as const).filter((column) => !isBlank(product[column]));
	const twice = named.filter(
		(column) => !isBlank(branch[column]) && String(branch[column]) !== String(product[column]),
	);
	const all = [product, branch].flatMap((row) => (row[twiceNamed] ?? []) as string[]).concat(twice);
	const ids = Object.fromEntries(named.map((column) => [column, product[column]]));
	return { ...product, ...branch, ...ids, ...(all.length > 0 && { [twiceNamed]: [...new Set(all)] }) };
}

/** The same for a whole list: an array, its JSON text, or the vendor's body `{products: [...]}`. An entry that is not an object stays as it is. */
export function stockRowsOfJson(input: unknown, hint: (message: string) => void): unknown[] {
	const value = fromJson(input);
	const rows = isRecord(value) && Array.isArray(value.products) ? value.products : value;
	if (!Array.isArray(rows)) throw new UserError('Rows (JSON) must be a list of rows, or its JSON');
	return rows.flatMap((row: unknown) => (isRecord(row) ? stockRowsOf(row, hint) : [row]));
}

function renamed(input: IDataObject, names: Names, hint: (message: string) => void): IDataObject {
	const row: IDataObject = {};
	const twice = new Set<string>();
	const hasProduct = Object.keys(input).some(
		(name) => normalized(name) !== 'id' && names.get(normalized(name)) === 'productId',
	);
	for (const [name, value] of Object.entries(input)) {
		const column = names.get(normalized(name));
		if (addedByN8n.has(name) && (column === undefined || (hasProduct && column === 'productId'))) continue;
		if (column === undefined)
			hint(`The column "${name.slice(0, longestName)}" was not used: its name is not known here.`);
		else if (isEmpty(row[column])) row[column] = value;
		else if (!isEmpty(value) && String(row[column]) !== String(value)) twice.add(column);
	}
	return twice.size === 0 ? row : { ...row, [twiceNamed]: [...twice] };
}

const longestName = 60;
