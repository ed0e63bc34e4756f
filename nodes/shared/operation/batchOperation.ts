import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';

import { pLimit } from '../bundled/pLimit';
import { z } from '../bundled/zod';
import { accountKey, tokenOf } from '../credential/ownedToken';
import type { Api, EndpointName } from '../http/api';
import { credentialsOf, type CallSite } from '../http/attempt';
import type { ApiClient } from '../http/client';
import { redactedMessage } from '../http/vendorMessage';
import { isRecord } from '../parsing/values';
import { clientsOf } from './clients';
import { batchOptionsField, defaultBatchConcurrency } from './fields';
import { hints } from './hints';
import { failedItem, onItem, type ItemError } from './itemError';
import type { Operation, OperationOption } from './operation';
import { issuesOf, parametersReader } from './parameters';
import { notSent, resultsText, type RowResult } from './rowResult';
import { sendInBatches, type BatchOutcome, type Refusals } from './sendInBatches';
import { defaultSettings, maxConcurrency, settingsOf, withDefault } from './settings';

/**
 * An operation that gathers rows from all input items into few calls. Rows with the same key become one entry, entries
 * of the same account become batches, and every row comes back with its fate, linked to its input item. The calls must be
 * repeatable: a refused batch is sent again in parts to find the entry that is to blame. Like an item operation it is data
 * and small functions.
 */
export interface BatchOperation<
	Name extends string,
	Parameters extends z.ZodTypeAny,
	Row extends z.ZodTypeAny,
	Entry,
	Response,
> {
	option: OperationOption;
	/** The fields a person fills in. The options of a batch operation are added. */
	fields: INodeProperties[];
	/** How many entries a call carries unless the person says otherwise. */
	batchSize: number;
	/** Checks what was filled in for one item, keyed by the fields' names. */
	parameters: Parameters;
	/** The rows that one item brings along, not checked yet: one may be no object at all. `hint` says a line about the run. */
	rows(parameters: z.output<Parameters>, json: IDataObject, hint: (message: string) => void): unknown[];
	/** Checks one row. Issues name the column by its display name in `columns`. */
	row: Row;
	columns: ReadonlyArray<{ name: string; displayName: string }>;
	/** Rows with the same key go together, as one entry of a call. */
	key(row: z.output<Row>): string;
	/** The part of its entry that a row is, by the ID that the vendor knows it by. */
	part(row: z.output<Row>): string;
	/** The entry that rows of the same key make, or why they contradict each other. */
	entry(rows: Array<z.output<Row>>): { entry: Entry } | { conflict: string };
	send(api: ApiClient<Name>, entries: Entry[]): Promise<Response>;
	/** What an answer refuses although it takes the call. `shown` takes the secrets out of the vendor's words. */
	refused(response: Response, entries: Entry[], shown: (vendorMessage: string) => string): Refusals;
	/** How a message calls a row, which may be a bad one; undefined for one without a name. */
	nameOf(row: IDataObject): string | undefined;
	/** What a row and its fate become in the workflow. The row is as `rows` gave it: it may be a bad one. */
	output(row: IDataObject, result: RowResult): object;
}

/** A row as it came and, once checked, what is wrong with it or what it is. */
interface BatchRow<Row> {
	itemIndex: number;
	/** As messages call it. */
	name: string;
	raw: IDataObject;
	checked: { bad: string } | { row: Row; account: string; key: string };
}

/** What one input item brought: its rows, or the error in what was filled in for it. */
type ItemRows<Row> = { rows: Array<BatchRow<Row>> } | { error: ItemError; itemIndex: number };

/** Makes a batch operation of an API. */
export function batchOperation<
	Of extends Api,
	Parameters extends z.ZodTypeAny,
	Row extends z.ZodTypeAny,
	Entry,
	Response,
>(api: Of, operation: BatchOperation<EndpointName<Of>, Parameters, Row, Entry, Response>): Operation {
	type Rows = Array<BatchRow<z.output<Row>>>;
	const { option, batchSize } = operation;
	const fields = [...operation.fields, batchOptionsField(batchSize)];
	const columns = [...operation.columns];
	const settingsShape = {
		batchSize: withDefault(batchSize, 1),
		timeout: defaultSettings.timeout,
		concurrentRequests: withDefault(defaultBatchConcurrency, 1, maxConcurrency),
	};

	/** Gathers the rows of all items, sends them in batches, gives every row back with its fate. */
	async function run(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
		const settings = settingsOf(context, fields, settingsShape);
		const items = await itemRows(context);
		const rows = items.flatMap((item) => ('rows' in item ? item.rows : []));
		const accounts = entriesByAccount(rows);
		const clientFor = clientsOf(context, api, settings);

		const outcomes = await Promise.all(
			accounts.map(async ({ account, entries, conflicts, itemOf }) => {
				const outcome = await sendInBatches(entries, settings, async (part) => {
					const sent = part.map(({ entry }) => entry);
					const itemIndex = itemOf(part[0]!.key);
					const response = await operation.send(clientFor(itemIndex), sent);
					const secrets = await secretsOf({ context, api, itemIndex });
					return operation.refused(response, sent, (vendorMessage) => redactedMessage(vendorMessage, secrets));
				});
				return { account, conflicts, outcome };
			}),
		);

		const resultOf = ({ checked }: BatchRow<z.output<Row>>): RowResult => {
			if ('bad' in checked) return notSent(checked.bad);
			const { conflicts, outcome } = outcomes.find(({ account }) => account === checked.account)!;
			return conflicts.get(checked.key) ?? resultIn(outcome, checked.key, operation.part(checked.row));
		};
		const results = new Map(rows.map((row) => [row, resultOf(row)]));
		const failure = outcomes.find(({ outcome }) => outcome.error !== undefined)?.outcome.error;
		const error =
			failure === undefined ? nothingSynced(context, rows, [...results.values()]) : onItem(context, failure, 0);
		if (error !== undefined && !context.continueOnFail()) throw withCount(error, [...results.values()]);
		return items.flatMap((item) =>
			'rows' in item
				? item.rows.map((row) => outputOf(context, row, results.get(row)!))
				: [failedItem(item.error, item.itemIndex)],
		);
	}

	async function itemRows(context: IExecuteFunctions): Promise<Array<ItemRows<z.output<Row>>>> {
		const read = parametersReader(context, fields, operation.parameters);
		const hint = hints(context);
		const atATime = pLimit(maxConcurrency);
		const input = context.getInputData();
		return await Promise.all(
			input.map(({ json }, itemIndex) =>
				atATime(async () => {
					try {
						const input = operation.rows(read(itemIndex), json, hint);
						const account = await accountOf(context, api, itemIndex);
						return { rows: input.map((row, index) => rowOf(row, itemIndex, index, account)) };
					} catch (error) {
						const reported = onItem(context, error, itemIndex);
						if (!context.continueOnFail()) throw reported;
						return { error: reported, itemIndex };
					}
				}),
			),
		);
	}

	function rowOf(input: unknown, itemIndex: number, index: number, account: string): BatchRow<z.output<Row>> {
		const raw = isRecord(input) ? input : {};
		const name = operation.nameOf(raw) ?? `Row ${itemIndex + index + 1}`;
		const result = operation.row.safeParse(input) as z.SafeParseReturnType<unknown, z.output<Row>>;
		const checked = result.success
			? { row: result.data, account, key: operation.key(result.data) }
			: { bad: issuesOf(result.error, columns).join('; ') };
		return { itemIndex, name, raw, checked };
	}

	/** The good rows by account and key, in the order in which these first come up, and what each group makes. */
	function entriesByAccount(rows: Rows) {
		const accounts = new Map<string, Map<string, Array<{ itemIndex: number; row: z.output<Row> }>>>();
		for (const { itemIndex, checked } of rows) {
			if ('bad' in checked) continue;
			const groups =
				accounts.get(checked.account) ?? new Map<string, Array<{ itemIndex: number; row: z.output<Row> }>>();
			accounts.set(checked.account, groups);
			const group = groups.get(checked.key);
			if (group === undefined) groups.set(checked.key, [{ itemIndex, row: checked.row }]);
			else group.push({ itemIndex, row: checked.row });
		}
		return [...accounts].map(([account, groups]) => {
			const entries: Array<{ key: string; entry: Entry }> = [];
			const conflicts = new Map<string, RowResult>();
			for (const [key, group] of groups) {
				const made = operation.entry(group.map(({ row }) => row));
				if ('entry' in made) entries.push({ key, entry: made.entry });
				else conflicts.set(key, notSent(made.conflict));
			}
			return { account, entries, conflicts, itemOf: (key: string) => groups.get(key)![0]!.itemIndex };
		});
	}

	function outputOf(
		context: IExecuteFunctions,
		{ itemIndex, name, raw }: BatchRow<z.output<Row>>,
		result: RowResult,
	): INodeExecutionData {
		const isError = result.status !== 'synced' && context.getNode().onError === 'continueErrorOutput';
		if (!isError) return { json: operation.output(raw, result) as IDataObject, pairedItem: { item: itemIndex } };
		// Of an item of the error output n8n keeps the error's message, and adds the input item's fields: the message names
		// the row. Without `error` n8n up to 2.35 would give it out as a success.
		return failedItem(
			new NodeOperationError(context.getNode(), `${name}: ${result.message}`, { itemIndex }),
			itemIndex,
		);
	}

	return { option, fields, run };
}

/** What became of one row of an entry: the entry's fate, unless the vendor refused just the part that the row is. */
function resultIn({ results }: BatchOutcome, key: string, part: string): RowResult {
	const { refusedParts = [], ...result } = results.get(key)!;
	const refusal = refusedParts.find((refused) => refused.part === part);
	return refusal === undefined ? result : { status: 'refused', message: refusal.message };
}

/** Whose rows an item brings: those of two accounts, as expressions in a credential make them, never share a call. */
async function accountOf(context: IExecuteFunctions, api: Api, itemIndex: number): Promise<string> {
	const credentials = await credentialsOf({ context, api, itemIndex });
	return accountKey(api.account(credentials));
}

/** What no message may show: the secrets of an account, and its token as n8n keeps it after a call. */
async function secretsOf(place: CallSite): Promise<string[]> {
	const { token, secrets, account } = place.api;
	const credentials = await credentialsOf(place);
	const kept = token && tokenOf(account(credentials), credentials[token.field]);
	return [...secrets.map((field) => credentials[field]), kept]
		.filter((secret) => typeof secret === 'string')
		.map((secret) => secret.trim());
}

/** Why a run fails although no call failed: not one row was synced. */
function nothingSynced(
	context: IExecuteFunctions,
	rows: Array<{ itemIndex: number }>,
	results: RowResult[],
): ItemError | undefined {
	if (results.length === 0 || results.some(({ status }) => status === 'synced')) return undefined;
	const { itemIndex } = rows[0]!;
	return new NodeOperationError(context.getNode(), `Not one row was synced: ${resultsText(results)}`, { itemIndex });
}

/** Says how far the run got: what was synced stays so, and running all of it again does no harm. */
function withCount<E extends ItemError>(error: E, results: RowResult[]): E {
	const synced = results.filter(({ status }) => status === 'synced').length;
	error.description =
		`${error.description ?? ''} ${synced} of ${results.length} rows were synced. Running all of them again does no harm.`.trim();
	return error;
}
