import {
	NodeApiError,
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';

import { pLimit } from '../bundled/pLimit';
import { CallFailed, NotSent } from '../http/errors';
import { noPlacements, type Placements } from './placed';

/** An error as n8n shows it on an item. */
export type ItemError = NodeApiError | NodeOperationError;

/** Any error as one that n8n shows on the item it belongs to. */
export function onItem(context: IExecuteFunctions, error: unknown, itemIndex: number): ItemError {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	return new NodeOperationError(context.getNode(), error as Error, { itemIndex });
}

/**
 * An item that goes on with its error, on the error output when the node has one. n8n writes `error` into its JSON by itself:
 * where `isSilent` that is left to it, since Retry On Fail runs a node again whose first item has such a field.
 */
export function failedItem(error: ItemError, itemIndex: number, isSilent = false): INodeExecutionData {
	return { json: isSilent ? {} : { error: error.message }, error, pairedItem: { item: itemIndex } };
}

/** The result of one item. One that was never sent has no entry. */
type Outcome = { outputs: IDataObject[] } | { error: ItemError };

/** How to run an operation over its input items. */
interface ItemRun<Input> {
	/** How many items are under way at the same time. */
	concurrency: number;
	/** What was filled in for an item, checked; throws when it is bad. */
	read(itemIndex: number): Input;
	/** The record that an item changes, if items of the same record are to keep their order. */
	orderingKey?(input: Input): string | undefined;
	/** Sends one item and gives its outputs. Once the run `isOver` it sends nothing more. */
	run(itemIndex: number, input: Input, isOver: () => boolean): Promise<IDataObject[]>;
	/** For an operation that places something. */
	placements?: Placements;
}

/**
 * Runs all input items side by side and gives their outputs in their order, linked to them. All of them are checked before
 * the first is sent. Items of the same record are sent one after the other. Without Continue On Fail the first error ends the
 * run: nothing new is sent, running calls are awaited, and the error reports how far the run got. An item that has placed
 * something in an earlier try gives the same output; one that may have placed something is not sent again.
 */
export async function runItems<Input>(
	context: IExecuteFunctions,
	{ concurrency, read, orderingKey, run, placements = noPlacements }: ItemRun<Input>,
): Promise<INodeExecutionData[]> {
	const continues = context.continueOnFail();
	const canceled = context.getExecutionCancelSignal();
	const outcomes: Array<Outcome | undefined> = context.getInputData().map(() => undefined);
	const records = new Map<unknown, Array<{ itemIndex: number; input: Input }>>();
	let hasFailed = false;

	const isOver = () => canceled?.aborted === true || (hasFailed && !continues);

	const fail = (error: unknown, itemIndex: number) => {
		// It was not sent since the run is over: that is not an error of the item.
		if (error instanceof NotSent && isOver()) return;
		if (error instanceof CallFailed && error.mayBePlaced) placements.store(itemIndex, { mayBe: error.message });
		outcomes[itemIndex] = { error: onItem(context, error, itemIndex) };
		hasFailed = true;
	};

	outcomes.forEach((_, itemIndex) => {
		if (isOver()) return;
		const before = placements.of(itemIndex);
		if (before !== undefined) {
			if ('outputs' in before) outcomes[itemIndex] = before;
			else fail(notAgain(context, before.mayBe, itemIndex), itemIndex);
			return;
		}
		try {
			const input = read(itemIndex);
			const record = orderingKey?.(input) ?? itemIndex;
			const items = records.get(record) ?? [];
			items.push({ itemIndex, input });
			records.set(record, items);
		} catch (error) {
			fail(error, itemIndex);
		}
	});

	async function send(itemIndex: number, input: Input): Promise<void> {
		if (isOver()) return;
		try {
			const outputs = await run(itemIndex, input, isOver);
			placements.store(itemIndex, { outputs });
			outcomes[itemIndex] = { outputs };
		} catch (error) {
			fail(error, itemIndex);
		}
	}

	const limit = pLimit(concurrency);
	await Promise.all(
		[...records.values()].map((items) =>
			limit(async () => {
				for (const { itemIndex, input } of items) await send(itemIndex, input);
			}),
		),
	);

	if (canceled?.aborted) throw new NodeOperationError(context.getNode(), 'The run was stopped');
	if (hasFailed && !continues) throw firstError(outcomes);
	return outcomes.flatMap((outcome, item) => {
		if (outcome === undefined) return [];
		if ('error' in outcome) return [failedItem(outcome.error, item, placements.isSilent)];
		return outcome.outputs.map((json) => ({ json, pairedItem: { item } }));
	});
}

/** An item that an earlier try of this execution may have placed is not tried again. */
function notAgain(context: IExecuteFunctions, message: string, itemIndex: number): NodeOperationError {
	return new NodeOperationError(context.getNode(), message, {
		itemIndex,
		description:
			'This is the error of an earlier try: the item was not sent again. To send it all the same, press Retry of this execution.',
	});
}

/** The error of the first item that failed, with how far the run got. */
function firstError(outcomes: Array<Outcome | undefined>): ItemError | undefined {
	const error = outcomes.find((outcome) => outcome !== undefined && 'error' in outcome)?.error;
	if (error === undefined || outcomes.length === 1) return error;
	const done = outcomes.flatMap((outcome, item) => (outcome !== undefined && 'outputs' in outcome ? [item] : []));
	error.description = `${error.description ?? ''} ${progressMessage(done, outcomes.length)}`.trim();
	return error;
}

/** "3 of 20 items were done (0-1, 5)": how far a run got, with the items counted from 0 as n8n counts them. */
function progressMessage(done: number[], total: number): string {
	const which = done.length === 0 ? '' : ` (${rangesOf(done).join(', ')}, counted from 0)`;
	return `${done.length} of ${total} items were done${which}; the others were not sent or failed.`;
}

/** Numbers in rising order as ranges: 0, 1, 2, 5 are "0-2" and "5". */
function rangesOf(numbers: number[]): string[] {
	const starts = numbers.filter((number, index) => number !== numbers[index - 1]! + 1);
	const ends = numbers.filter((number, index) => number !== numbers[index + 1]! - 1);
	return starts.map((start, index) => (start === ends[index] ? String(start) : `${start}-${ends[index]}`));
}
