import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type NodeApiError,
} from 'n8n-workflow';

import { z } from '../bundled/zod';
import type { Api } from '../http/api';
import { apiClient } from '../http/client';
import { wholeNumber } from '../reading/filledIn';
import { failedItem, onItem } from './itemError';
import type { BatchOperation, RowFate } from './operation';
import { checked, issuesText } from './parameters';
import { sendInBatches, type KeyedEntry } from './sendInBatches';

type ItemError = NodeApiError | NodeOperationError;

/** A row on its way: as it came, as checked (only when it is good), and what became of it. */
interface BatchRow {
	itemIndex: number;
	raw: IDataObject;
	row?: unknown;
	fate: RowFate;
}

/** What one input item brought: its rows, or the error in what was filled in for it. */
type ItemRows = { rows: BatchRow[] } | { error: ItemError; itemIndex: number };

/** Runs a batch operation: gathers the rows of all items, sends them in batches, gives every row back with its fate. */
export async function runBatches(
	context: IExecuteFunctions,
	api: Api,
	operation: BatchOperation,
): Promise<INodeExecutionData[]> {
	const settings = settingsOf(context, operation);
	const items = context.getInputData().map(({ json }, index) => itemRows(context, operation, json, index));
	const rows = items.flatMap((item) => ('rows' in item ? item.rows : []));
	const groups = groupsOf(operation, rows);
	const entries = entriesOf(operation, groups);
	const isStopped = settings.stopAtBadRow && rows.some(isBad);
	if (isStopped) refuseBadRow(context, rows);

	const { fates, error } = await sendInBatches(isStopped ? [] : entries, settings, async (part) => {
		const { itemIndex } = groups.get(part[0]!.key)![0]!;
		const client = apiClient(context, api, { itemIndex, timeoutSeconds: settings.timeout });
		return operation.refused(
			await operation.send(
				client,
				part.map(({ entry }) => entry),
			),
		);
	});
	for (const [key, fate] of fates) groups.get(key)!.forEach((row) => (row.fate = fate));
	if (error !== undefined && !context.continueOnFail()) throw withCount(onItem(context, error, 0), rows);
	if (settings.stopAtBadRow) refuseBadRow(context, rows);

	return items.flatMap((item) =>
		'rows' in item
			? item.rows.map((row) => outputOf(context, operation, row))
			: [failedItem(item.error, item.itemIndex)],
	);
}

/** The options of the run: those of the first item, since a call carries rows of many. */
function settingsOf(context: IExecuteFunctions, operation: BatchOperation) {
	const field = operation.fields.find(({ name }) => name === 'options');
	const settings = z.object({
		batchSize: wholeNumber(1).default(defaultOf(field?.options, 'batchSize')),
		callsInFlight: wholeNumber(1, 10).default(4),
		stopAtBadRow: z.boolean().default(false),
		timeout: wholeNumber(1).optional(),
	});
	const result = settings.safeParse(context.getNodeParameter('options', 0, {}));
	if (result.success) return result.data;
	const names = (field?.options ?? []) as Array<{ name: string; displayName: string }>;
	throw new NodeOperationError(context.getNode(), issuesText(result.error, names), { itemIndex: 0 });
}

function defaultOf(options: unknown, name: string): number {
	const list = (options ?? []) as Array<{ name: string; default: number }>;
	return list.find((option) => option.name === name)?.default ?? 50;
}

function itemRows(
	context: IExecuteFunctions,
	operation: BatchOperation,
	json: IDataObject,
	itemIndex: number,
): ItemRows {
	try {
		const raws = operation.rows(checked(context, operation, itemIndex), json);
		return { rows: raws.map((raw) => checkedRow(operation, raw, itemIndex)) };
	} catch (error) {
		const reported = onItem(context, error, itemIndex);
		if (!context.continueOnFail()) throw reported;
		return { error: reported, itemIndex };
	}
}

function checkedRow(operation: BatchOperation, raw: IDataObject, itemIndex: number): BatchRow {
	const result = operation.row.safeParse(raw);
	if (result.success) return { itemIndex, raw, row: result.data, fate: notSent('Not sent, since another row is bad') };
	return { itemIndex, raw, fate: notSent(issuesText(result.error, [...operation.columns])) };
}

const notSent = (message: string): RowFate => ({ status: 'notSent', message });

/** The good rows by key, in the order in which the keys first come up. */
function groupsOf(operation: BatchOperation, rows: BatchRow[]): Map<string, BatchRow[]> {
	const groups = new Map<string, BatchRow[]>();
	for (const row of rows) {
		if (!('row' in row)) continue;
		const key = operation.key(row.row);
		const group = groups.get(key);
		if (group === undefined) groups.set(key, [row]);
		else group.push(row);
	}
	return groups;
}

/** One entry per group; rows that contradict each other make none and are told why. */
function entriesOf(operation: BatchOperation, groups: Map<string, BatchRow[]>): Array<KeyedEntry<unknown>> {
	return [...groups].flatMap(([key, group]) => {
		const made = operation.entry(group.map(({ row }) => row));
		if ('entry' in made) return [{ key, entry: made.entry }];
		for (const row of group) {
			row.fate = notSent(made.conflict);
			delete row.row;
		}
		return [];
	});
}

function isBad(row: BatchRow): boolean {
	return !('row' in row);
}

/** When one bad row is to stop the run: throws for the first one, unless the rows are to go on with their fates. */
function refuseBadRow(context: IExecuteFunctions, rows: BatchRow[]): void {
	const bad = rows.find((row) => isBad(row) || row.fate.status === 'refused');
	if (bad === undefined || bad.fate.status === 'synced' || context.continueOnFail()) return;
	throw withCount(
		new NodeOperationError(context.getNode(), bad.fate.message, {
			itemIndex: bad.itemIndex,
			description: 'Correct this row, or turn off Stop at First Bad Row to let the others go on.',
		}),
		rows,
	);
}

/** Says how far the run got: what was synced stays so, and running all of it again does no harm. */
function withCount<E extends ItemError>(error: E, rows: BatchRow[]): E {
	const synced = rows.filter(({ fate }) => fate.status === 'synced').length;
	error.description =
		`${error.description ?? ''} ${synced} of ${rows.length} rows were synced. Running all of them again does no harm.`.trim();
	return error;
}

function outputOf(
	context: IExecuteFunctions,
	operation: BatchOperation,
	{ itemIndex, raw, fate }: BatchRow,
): INodeExecutionData {
	const json = operation.output(raw, fate) as IDataObject;
	const pairedItem = { item: itemIndex };
	const hasErrorOutput = context.getNode().onError === 'continueErrorOutput';
	if (fate.status === 'synced' || !hasErrorOutput) return { json, pairedItem };
	// An item of just these two keys is what n8n moves to the error output without cutting off what else it says.
	return { json: { error: fate.message, details: json }, pairedItem };
}
