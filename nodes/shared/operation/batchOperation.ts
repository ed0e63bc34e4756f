import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';

import { z } from '../bundled/zod';
import type { Api, EndpointName } from '../http/api';
import type { ApiClient } from '../http/client';
import { yesOrNo } from '../reading/filledIn';
import { clientsOf } from './clients';
import { batchOptionsField, usualBatchesInFlight } from './fields';
import { failedItem, onItem, type ItemError } from './itemError';
import type { Operation, OperationOption } from './operation';
import { issuesOf, parametersReader } from './parameters';
import { fatesText, notSent, type RowFate } from './rowFate';
import { sendInBatches } from './sendInBatches';
import { mostCallsInFlight, settingsOf, usually, usualSettings } from './settings';

/**
 * An operation that gathers rows from all input items into few calls. Rows with the same key become one entry, entries
 * become batches, and every row comes back with its fate, linked to its input item. The calls must be repeatable: a
 * refused batch is sent again in parts to find the entry that is to blame. Like an item operation it is data and small
 * functions.
 */
export interface BatchOperation<
	Name extends string,
	Parameters extends z.ZodTypeAny,
	Row extends z.ZodTypeAny,
	Entry,
	Answer,
> {
	option: OperationOption;
	/** The fields a person fills in. The options of a batch operation are added. */
	fields: INodeProperties[];
	/** How many entries a call carries unless the person says otherwise. */
	batchSize: number;
	/** Checks what was filled in for one item, keyed by the fields' names. */
	parameters: Parameters;
	/** The rows that one item brings along, not checked yet. */
	rows(parameters: z.output<Parameters>, json: IDataObject): IDataObject[];
	/** Checks one row. Issues name the column by its display name in `columns`. */
	row: Row;
	columns: ReadonlyArray<{ name: string; displayName: string }>;
	/** Rows with the same key go together, as one entry of a call. */
	key(row: z.output<Row>): string;
	/** The entry that rows of the same key make, or why they contradict each other. */
	entry(rows: Array<z.output<Row>>): { entry: Entry } | { conflict: string };
	send(api: ApiClient<Name>, entries: Entry[]): Promise<Answer>;
	/** The entries that an answer refuses although it takes the call: the vendor's words by key. */
	refused(answer: Answer): ReadonlyMap<string, string>;
	/** What a row and its fate become in the workflow. The row is as `rows` gave it: it may be a bad one. */
	output(row: IDataObject, fate: RowFate): object;
}

/** A row as it came and, once checked, what is wrong with it or what it is. */
interface BatchRow<Row> {
	itemIndex: number;
	raw: IDataObject;
	checked: { bad: string } | { row: Row; key: string };
}

/** What one input item brought: its rows, or the error in what was filled in for it. */
type ItemRows<Row> = { rows: Array<BatchRow<Row>> } | { error: ItemError; itemIndex: number };

/** Makes a batch operation of an API. */
export function batchOperation<
	Of extends Api,
	Parameters extends z.ZodTypeAny,
	Row extends z.ZodTypeAny,
	Entry,
	Answer,
>(api: Of, operation: BatchOperation<EndpointName<Of>, Parameters, Row, Entry, Answer>): Operation {
	type Rows = Array<BatchRow<z.output<Row>>>;
	const { option, batchSize } = operation;
	const fields = [...operation.fields, batchOptionsField(batchSize)];
	const columns = [...operation.columns];
	const settingsShape = {
		batchSize: usually(batchSize, 1),
		stopAtBadRow: yesOrNo.nullish(),
		timeout: usualSettings.timeout,
		callsInFlight: usually(usualBatchesInFlight, 1, mostCallsInFlight),
	};

	/** Gathers the rows of all items, sends them in batches, gives every row back with its fate. */
	async function run(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
		const settings = settingsOf(context, fields, settingsShape);
		const stopAtBadRow = settings.stopAtBadRow ?? false;
		const items = itemRows(context);
		const rows = items.flatMap((item) => ('rows' in item ? item.rows : []));
		const { groups, entries, conflicts } = entriesOf(rows);
		const isBadBefore = conflicts.size > 0 || rows.some(({ checked }) => 'bad' in checked);

		const clientFor = clientsOf(context, api, settings);
		const outcome = await sendInBatches(
			stopAtBadRow && isBadBefore ? [] : entries,
			{ ...settings, stopAtBadRow },
			async (part) => {
				const client = clientFor(groups.get(part[0]!.key)![0]!.itemIndex);
				const answer = await operation.send(
					client,
					part.map(({ entry }) => entry),
				);
				return operation.refused(answer);
			},
		);

		const fateOf = ({ checked }: BatchRow<z.output<Row>>): RowFate =>
			'bad' in checked
				? notSent(checked.bad)
				: (conflicts.get(checked.key) ?? outcome.fates.get(checked.key) ?? setAside);
		const fates = rows.map(fateOf);
		const error =
			outcome.error === undefined ? failureOf(context, rows, fates, stopAtBadRow) : onItem(context, outcome.error, 0);
		if (error !== undefined && !context.continueOnFail()) throw withCount(error, fates);
		const hasErrorOutput = context.getNode().onError === 'continueErrorOutput';
		return items.flatMap((item) =>
			'rows' in item
				? item.rows.map((row) => outputOf(row, fateOf(row), hasErrorOutput))
				: [failedItem(item.error, item.itemIndex)],
		);
	}

	function itemRows(context: IExecuteFunctions): Array<ItemRows<z.output<Row>>> {
		const read = parametersReader(context, fields, operation.parameters);
		return context.getInputData().map(({ json }, itemIndex) => {
			try {
				const raws = operation.rows(read(itemIndex), json);
				return { rows: raws.map((raw) => ({ itemIndex, raw, checked: checkedRow(raw) })) };
			} catch (error) {
				const reported = onItem(context, error, itemIndex);
				if (!context.continueOnFail()) throw reported;
				return { error: reported, itemIndex };
			}
		});
	}

	function checkedRow(raw: IDataObject): BatchRow<z.output<Row>>['checked'] {
		const result = operation.row.safeParse(raw) as z.SafeParseReturnType<unknown, z.output<Row>>;
		if (!result.success) return { bad: issuesOf(result.error, columns).join('; ') };
		return { row: result.data, key: operation.key(result.data) };
	}

	/** The good rows by key, in the order in which the keys first come up, and what each group makes. */
	function entriesOf(rows: Rows) {
		const groups = new Map<string, Array<{ itemIndex: number; row: z.output<Row> }>>();
		for (const { itemIndex, checked } of rows) {
			if ('bad' in checked) continue;
			const group = groups.get(checked.key);
			if (group === undefined) groups.set(checked.key, [{ itemIndex, row: checked.row }]);
			else group.push({ itemIndex, row: checked.row });
		}
		const entries: Array<{ key: string; entry: Entry }> = [];
		const conflicts = new Map<string, RowFate>();
		for (const [key, group] of groups) {
			const made = operation.entry(group.map(({ row }) => row));
			if ('entry' in made) entries.push({ key, entry: made.entry });
			else conflicts.set(key, notSent(made.conflict));
		}
		return { groups, entries, conflicts };
	}

	function outputOf(
		{ itemIndex, raw }: BatchRow<z.output<Row>>,
		fate: RowFate,
		hasErrorOutput: boolean,
	): INodeExecutionData {
		const json = operation.output(raw, fate) as IDataObject;
		const pairedItem = { item: itemIndex };
		if (fate.status === 'synced' || !hasErrorOutput) return { json, pairedItem };
		// An item of just these two keys is what n8n moves to the error output without cutting off what else it says.
		return { json: { error: fate.message, details: json }, pairedItem };
	}

	return { option, fields, run };
}

/** The fate of a good row of a run that a bad one stops before anything is sent. */
const setAside = notSent('Not sent, since another row is bad');

/** Why a run fails although no call failed: a bad row that is to stop it, or not one row that was synced. */
function failureOf(
	context: IExecuteFunctions,
	rows: Array<{ itemIndex: number }>,
	fates: RowFate[],
	stopAtBadRow: boolean,
): ItemError | undefined {
	const index = fates.findIndex((fate) => fate.status !== 'synced' && fate !== setAside);
	const fate = fates[index];
	if (fate === undefined || !('message' in fate)) return undefined;
	const { itemIndex } = rows[index]!;
	if (stopAtBadRow) {
		return new NodeOperationError(context.getNode(), fate.message, {
			itemIndex,
			description: 'Correct this row, or turn off Stop at First Bad Row to let the others go on.',
		});
	}
	if (fates.some(({ status }) => status === 'synced')) return undefined;
	return new NodeOperationError(context.getNode(), `Not one row was synced: ${fatesText(fates)}`, { itemIndex });
}

/** Says how far the run got: what was synced stays so, and running all of it again does no harm. */
function withCount<E extends ItemError>(error: E, fates: RowFate[]): E {
	const synced = fates.filter(({ status }) => status === 'synced').length;
	error.description =
		`${error.description ?? ''} ${synced} of ${fates.length} rows were synced. Running all of them again does no harm.`.trim();
	return error;
}
