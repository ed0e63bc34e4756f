import type { IDataObject, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { z } from '../bundled/zod';
import type { ApiClient } from '../http/client';

/** The entry of an operation in the node's Operation list. */
export interface OperationOption extends INodePropertyOptions {
	/** Sentence case, as the editor's list of actions shows it: "Get many branches". */
	action: string;
	description: string;
}

/** What an operation may know of the run besides its own parameters. */
export interface RunFacts {
	/** The workflow's time zone, as an IANA name. */
	timezone: string;
}

/**
 * An operation that turns each input item into one request. It is data and small functions: no loop, no try/catch
 * and no URL. Errors thrown inside are reported on the item.
 */
export interface ItemOperation<Parameters extends z.ZodTypeAny = z.ZodTypeAny, Answer = unknown> {
	kind: 'item';
	option: OperationOption;
	/** The fields a person fills in. `displayOptions` for resource and operation are added. */
	fields: INodeProperties[];
	/** Checks what was filled in, keyed by the fields' names. Issues name the field by its display name. */
	parameters: Parameters;
	send(api: ApiClient, parameters: z.output<Parameters>, facts: RunFacts): Promise<Answer>;
	/** What the answer becomes in the workflow: one item or many. */
	output(answer: Answer, parameters: z.output<Parameters>): object | object[];
}

/** Defines an operation per item, with its types inferred. */
export function itemOperation<Parameters extends z.ZodTypeAny, Answer>(
	operation: Omit<ItemOperation<Parameters, Answer>, 'kind'>,
): ItemOperation {
	return { kind: 'item', ...operation } as unknown as ItemOperation;
}

/** What became of one row of a batch. */
export type RowFate =
	/** The vendor took it. */
	| { status: 'synced' }
	/** The vendor said no to this row: its words. */
	| { status: 'refused'; message: string }
	/** Its call got no answer that says yes or no: why. It may or may not have been carried out. */
	| { status: 'failed'; message: string }
	/** It was never sent: why. */
	| { status: 'notSent'; message: string };

/**
 * An operation that gathers rows from all input items into few calls. Rows with the same key become one entry, entries
 * become batches, and every row comes back with its fate, linked to its input item. The calls must be repeatable: a
 * refused batch is sent again in parts to find the entry that is to blame. Like an item operation it is data and small
 * functions. Its `options` are those of `batchOptionsField`.
 */
export interface BatchOperation<
	Parameters extends z.ZodTypeAny = z.ZodTypeAny,
	Row extends z.ZodTypeAny = z.ZodTypeAny,
	Entry = unknown,
	Answer = unknown,
> {
	kind: 'batch';
	option: OperationOption;
	fields: INodeProperties[];
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
	send(api: ApiClient, entries: Entry[]): Promise<Answer>;
	/** The entries that an answer refuses although it takes the call: the vendor's words by key. */
	refused(answer: Answer): ReadonlyMap<string, string>;
	/** What a row and its fate become in the workflow. The row is as `rows` gave it: it may be a bad one. */
	output(row: IDataObject, fate: RowFate): object;
}

/** Defines an operation over batches, with its types inferred. */
export function batchOperation<Parameters extends z.ZodTypeAny, Row extends z.ZodTypeAny, Entry, Answer>(
	operation: Omit<BatchOperation<Parameters, Row, Entry, Answer>, 'kind'>,
): BatchOperation {
	return { kind: 'batch', ...operation } as unknown as BatchOperation;
}

export type Operation = ItemOperation | BatchOperation;

/** One entry of the node's Resource list with its operations. */
export interface Resource {
	name: string;
	value: string;
	operations: Operation[];
}
