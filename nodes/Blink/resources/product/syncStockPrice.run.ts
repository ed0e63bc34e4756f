import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';

import { pLimit } from '../../../shared/bundled/pLimit';
import { z } from '../../../shared/bundled/zod';
import { credentialsOf } from '../../../shared/http/attempt';
import { accountKey, tokenOf } from '../../../shared/http/token';
import { redactedMessage } from '../../../shared/http/vendorMessage';
import { issuesOf, parametersReader } from '../../../shared/operation/parameters';
import { failedItem, onItem, type ItemError } from '../../../shared/operation/runItems';
import { notSent, resultsText, sendInBatches, type RowResult } from '../../../shared/operation/sendInBatches';
import {
	clientsOf,
	defaultSettings,
	hints,
	maxConcurrency,
	settingsOf,
	withDefault,
} from '../../../shared/operation/settings';
import { oneOf } from '../../../shared/parsing/strict';
import { isEmpty, isRecord } from '../../../shared/parsing/values';
import { blinkApi } from '../../api/api';
import { stockColumns } from './stockColumns';
import { stockProduct, stockRow, type StockProduct, type StockRow } from './stockEntry';
import { refusedProducts } from './stockRefusals';
import { stockRowsOf, stockRowsOfJson } from './stockRows';

/** Blink names no limit; a public author writes of at most 50 products in a call. */
export const productsPerCall = 50;
/** Such calls are heavy. */
export const defaultConcurrency = 4;

const parameters = z.object({
	rowsFrom: oneOf(['items', 'json']),
	columns: z
		.object({ mappingMode: oneOf(['autoMapInputData', 'defineBelow']), value: z.record(z.unknown()).nullish() })
		.optional(),
	rowsJson: z.unknown(),
});

const settingsShape = {
	batchSize: withDefault(productsPerCall, 1),
	timeout: defaultSettings.timeout,
	concurrentRequests: withDefault(defaultConcurrency, 1, maxConcurrency),
};

const columns = stockColumns.map(({ id, label }) => ({ name: id, displayName: label }));

/** A row as it came and, once checked, what is wrong with it or what it is, and for which account. */
interface Row {
	itemIndex: number;
	raw: IDataObject;
	checked: { bad: string } | { row: StockRow; account: string };
}

type GoodRow = Row & { checked: { row: StockRow; account: string } };

/** The rows that one input item brought, or the error in what was filled in for it. */
type Item = { rows: Row[] } | { error: ItemError; itemIndex: number };

/**
 * Gathers the rows of all input items into few calls. Rows of the same product and account become one entry, and each row is
 * given back with its result, linked to its input item.
 */
export async function syncRows(context: IExecuteFunctions, fields: INodeProperties[]): Promise<INodeExecutionData[]> {
	const settings = settingsOf(context, fields, settingsShape);
	const items = await itemsOf(context, fields);
	const rows = items.flatMap((item) => ('rows' in item ? item.rows : []));
	const clientFor = clientsOf(context, blinkApi, settings);
	const results = new Map<Row, RowResult>();
	for (const row of rows) if ('bad' in row.checked) results.set(row, notSent(row.checked.bad));

	let failure: unknown;
	const accounts = grouped(rows.filter(isGood), ({ checked }) => checked.account);
	await Promise.all(
		accounts.map(async ([, accountRows]) => {
			const products = grouped(accountRows, ({ checked }) => checked.row.productId);
			const entries: Array<{ key: string; entry: StockProduct; itemIndex: number }> = [];
			for (const [key, group] of products) {
				const made = stockProduct(group.map(({ checked }) => checked.row));
				if ('entry' in made) entries.push({ key, entry: made.entry, itemIndex: group[0]!.itemIndex });
				else group.forEach((row) => results.set(row, notSent(made.conflict)));
			}
			const itemOf = new Map(entries.map(({ key, itemIndex }) => [key, itemIndex]));
			const outcome = await sendInBatches(entries, settings, async (part) => {
				const sent = part.map(({ entry }) => entry);
				const itemIndex = itemOf.get(part[0]!.key)!;
				const response = await clientFor(itemIndex).call('syncStockPrice', { body: { products: sent } });
				const secrets = await secretsOf(context, itemIndex);
				return refusedProducts(response, sent, (vendorMessage) => redactedMessage(vendorMessage, secrets));
			});
			failure ??= outcome.error;
			for (const [key, group] of products) {
				const entryResult = outcome.results.get(key);
				if (entryResult === undefined) continue;
				const { refusedParts = [], ...result } = entryResult;
				for (const row of group) {
					// Blink may refuse only some branches of a product.
					const refusal = refusedParts.find(({ part }) => part === row.checked.row.branchId);
					results.set(row, refusal === undefined ? result : { status: 'refused', message: refusal.message });
				}
			}
		}),
	);

	const all = rows.map((row) => results.get(row)!);
	const error = failure === undefined ? nothingSynced(context, rows, all) : onItem(context, failure, 0);
	if (error !== undefined && !context.continueOnFail()) throw withCount(error, all);
	return items.flatMap((item) =>
		'rows' in item
			? item.rows.map((row, index) => outputOf(context, row, index, results.get(row)!))
			: [failedItem(item.error, item.itemIndex)],
	);
}

async function itemsOf(context: IExecuteFunctions, fields: INodeProperties[]): Promise<Item[]> {
	const read = parametersReader(context, fields, parameters);
	const hint = hints(context);
	const limit = pLimit(maxConcurrency);
	return await Promise.all(
		context.getInputData().map(({ json }, itemIndex) =>
			limit(async () => {
				try {
					const input = rawRows(read(itemIndex), json, hint);
					const account = accountKey(blinkApi.account(await credentialsOf({ context, api: blinkApi, itemIndex })));
					return { rows: input.map((row) => rowOf(row, itemIndex, account)) };
				} catch (error) {
					const reported = onItem(context, error, itemIndex);
					if (!context.continueOnFail()) throw reported;
					return { error: reported, itemIndex };
				}
			}),
		),
	);
}

function rawRows(
	{ rowsFrom, columns: mapped, rowsJson }: z.output<typeof parameters>,
	json: IDataObject,
	hint: (message: string) => void,
): unknown[] {
	if (rowsFrom === 'json') return stockRowsOfJson(rowsJson, hint);
	return mapped?.mappingMode === 'defineBelow' ? [{ ...mapped.value }] : stockRowsOf(json, hint);
}

function rowOf(input: unknown, itemIndex: number, account: string): Row {
	const { data, error } = stockRow.safeParse(input);
	const checked = error ? { bad: issuesOf(error, columns).join('; ') } : { row: data, account };
	return { itemIndex, raw: isRecord(input) ? input : {}, checked };
}

const isGood = (row: Row): row is GoodRow => 'row' in row.checked;

/** In the order in which the keys first occur. */
function grouped<T>(list: T[], keyOf: (each: T) => string): Array<[string, T[]]> {
	const groups = new Map<string, T[]>();
	for (const each of list) {
		const group = groups.get(keyOf(each));
		if (group === undefined) groups.set(keyOf(each), [each]);
		else group.push(each);
	}
	return [...groups];
}

/** The secrets of an account and its token as n8n stores it after a call: no message may show them. */
async function secretsOf(context: IExecuteFunctions, itemIndex: number): Promise<string[]> {
	const credentials = await credentialsOf({ context, api: blinkApi, itemIndex });
	const token = tokenOf(blinkApi.account(credentials), credentials[blinkApi.token!.field]);
	return [...blinkApi.secrets.map((field) => credentials[field]), token]
		.filter((secret) => typeof secret === 'string')
		.map((secret) => secret.trim());
}

function nothingSynced(context: IExecuteFunctions, rows: Row[], results: RowResult[]): ItemError | undefined {
	if (results.length === 0 || results.some(({ status }) => status === 'synced')) return undefined;
	const { itemIndex } = rows[0]!;
	return new NodeOperationError(context.getNode(), `No rows were synced: ${resultsText(results)}`, { itemIndex });
}

/** Adds how far the run got: what was synced stays so. */
function withCount<E extends ItemError>(error: E, results: RowResult[]): E {
	const synced = results.filter(({ status }) => status === 'synced').length;
	error.description =
		`${error.description ?? ''} ${synced} of ${results.length} rows were synced. Running all of them again does no harm.`.trim();
	return error;
}

function outputOf(context: IExecuteFunctions, row: Row, index: number, result: RowResult): INodeExecutionData {
	const { itemIndex, raw } = row;
	const { productId = null, branchId = null } = raw;
	const message = 'message' in result ? result.message : null;
	if (result.status === 'synced' || context.getNode().onError !== 'continueErrorOutput') {
		return { json: { productId, branchId, syncStatus: result.status, message }, pairedItem: { item: itemIndex } };
	}
	// Of an item of the error output n8n keeps the error's message, and adds the input item's fields: the message names
	// the row. Without `error` n8n up to 2.35 would give it out as a success.
	const name = isEmpty(productId)
		? `Row ${itemIndex + index + 1}`
		: `Product ${String(productId)}${isEmpty(branchId) ? '' : ` in branch ${String(branchId)}`}`;
	return failedItem(new NodeOperationError(context.getNode(), `${name}: ${message}`, { itemIndex }), itemIndex);
}
