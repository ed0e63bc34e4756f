import { NodeOperationError, type IDataObject, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';

import { pLimit } from '../bundled/pLimit';
import { CallFailed, NotSent } from '../http/errors';
import { failedItem, onItem, type ItemError } from './itemError';
import { noPlacements, type Placements } from './placed';
import { progressMessage } from './progressMessage';

/** What became of one item. One that was never sent has no entry. */
type Outcome = { outputs: IDataObject[] } | { error: ItemError };

/** How to run an operation over its input items. */
export interface ItemRun<Input> {
	/** How many items are under way at the same time. */
	concurrency: number;
	/** What was filled in for an item, checked; throws when it is bad. */
	read(itemIndex: number): Input;
	/** The record that an item changes, if items of the same record are to keep their order. */
	orderingKey?(input: Input): string | undefined;
	/** Sends one item and gives what becomes of it. Once the run `isOver` it sends nothing more. */
	run(itemIndex: number, input: Input, isOver: () => boolean): Promise<IDataObject[]>;
	/** What items have placed before, for an operation that places something. */
	placements?: Placements;
}

/**
 * Runs all input items side by side and gives what came of them in their order, linked to them. All of them are checked
 * before the first is sent. Items of the same record go one after the other. Without Continue On Fail the first error
 * ends the run: nothing new is sent, what is under way is waited for, and the error says how far the run got. An item that
 * has placed something in an earlier try gives what it gave then; one that may have is not sent again.
 */
export async function runItems<Input>(
	context: IExecuteFunctions,
	{ concurrency, read, orderingKey, run, placements = noPlacements }: ItemRun<Input>,
): Promise<INodeExecutionData[]> {
	const goesOn = context.continueOnFail();
	const cancelled = context.getExecutionCancelSignal();
	const outcomes: Array<Outcome | undefined> = context.getInputData().map(() => undefined);
	const records = new Map<unknown, Array<{ itemIndex: number; given: Input }>>();
	let hasFailed = false;

	const isOver = () => cancelled?.aborted === true || (hasFailed && !goesOn);

	const fail = (error: unknown, itemIndex: number) => {
		// Not sent since the run is over, it is none of its errors.
		if (error instanceof NotSent && isOver()) return;
		if (error instanceof CallFailed && error.mayBePlaced) placements.keep(itemIndex, { mayBe: error.message });
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
			items.push({ itemIndex, given: input });
			records.set(record, items);
		} catch (error) {
			fail(error, itemIndex);
		}
	});

	async function send(itemIndex: number, input: Input): Promise<void> {
		if (isOver()) return;
		try {
			const outputs = await run(itemIndex, input, isOver);
			placements.keep(itemIndex, { outputs });
			outcomes[itemIndex] = { outputs };
		} catch (error) {
			fail(error, itemIndex);
		}
	}

	const atATime = pLimit(concurrency);
	await Promise.all(
		[...records.values()].map((items) =>
			atATime(async () => {
				for (const { itemIndex, given: input } of items) await send(itemIndex, input);
			}),
		),
	);

	if (cancelled?.aborted) throw new NodeOperationError(context.getNode(), 'The run was stopped');
	if (hasFailed && !goesOn) throw firstError(outcomes);
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

/** The error of the first item that failed, which then says how far the run got. */
function firstError(outcomes: Array<Outcome | undefined>): ItemError | undefined {
	const error = outcomes.find((outcome) => outcome !== undefined && 'error' in outcome)?.error;
	if (error === undefined || outcomes.length === 1) return error;
	const done = outcomes.flatMap((outcome, item) => (outcome !== undefined && 'outputs' in outcome ? [item] : []));
	error.description = `${error.description ?? ''} ${progressMessage(done, outcomes.length)}`.trim();
	return error;
}
