import { NodeOperationError, type IDataObject, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';

import { pLimit } from '../bundled/pLimit';
import { doneText } from './doneText';
import { failedItem, onItem, type ItemError } from './itemError';
import { cannotBeReached, mostUnreached } from './unreachable';

/** What became of one item. One that was never sent has no entry. */
type Outcome = { outputs: IDataObject[] } | { error: ItemError };

/** How to run an operation over its input items. */
export interface ItemRun<Given> {
	/** As messages call the vendor. */
	vendor: string;
	/** How many items are under way at the same time. */
	inFlight: number;
	/** What was filled in for an item, checked; throws when it is bad. */
	read(itemIndex: number): Given;
	/** The record that an item changes, if items of the same record are to keep their order. */
	sameRecord?(given: Given): string | undefined;
	/** Sends one item and gives what becomes of it. */
	run(itemIndex: number, given: Given): Promise<IDataObject[]>;
}

/**
 * Runs all input items side by side and gives what came of them in their order, linked to them. All of them are checked
 * before the first is sent. Items of the same record go one after the other. Without Continue On Fail the first error
 * ends the run: nothing new is sent, what is under way is waited for, and the error says how far the run got.
 */
export async function runItems<Given>(
	context: IExecuteFunctions,
	{ vendor, inFlight, read, sameRecord, run }: ItemRun<Given>,
): Promise<INodeExecutionData[]> {
	const goesOn = context.continueOnFail();
	const cancelled = context.getExecutionCancelSignal();
	const outcomes: Array<Outcome | undefined> = context.getInputData().map(() => undefined);
	const records = new Map<unknown, Array<{ itemIndex: number; given: Given }>>();
	let unreached = 0;
	let hasFailed = false;

	const fail = (error: unknown, itemIndex: number) => {
		outcomes[itemIndex] = { error: onItem(context, error, itemIndex) };
		hasFailed = true;
	};

	const notSent = (itemIndex: number) =>
		new NodeOperationError(context.getNode(), `Not sent: ${vendor} could not be reached for five items in a row`, {
			itemIndex,
			description: `Run this item again when ${vendor} can be reached.`,
		});

	outcomes.forEach((_, itemIndex) => {
		if (hasFailed && !goesOn) return;
		try {
			const given = read(itemIndex);
			const record = sameRecord?.(given) ?? itemIndex;
			const items = records.get(record) ?? [];
			items.push({ itemIndex, given });
			records.set(record, items);
		} catch (error) {
			fail(error, itemIndex);
		}
	});

	async function send(itemIndex: number, given: Given): Promise<void> {
		if (cancelled?.aborted || (hasFailed && !goesOn)) return;
		if (unreached >= mostUnreached) {
			fail(notSent(itemIndex), itemIndex);
			return;
		}
		try {
			outcomes[itemIndex] = { outputs: await run(itemIndex, given) };
			unreached = 0;
		} catch (error) {
			unreached = cannotBeReached(error) ? unreached + 1 : 0;
			fail(error, itemIndex);
		}
	}

	const atATime = pLimit(inFlight);
	await Promise.all(
		[...records.values()].map((items) =>
			atATime(async () => {
				for (const { itemIndex, given } of items) await send(itemIndex, given);
			}),
		),
	);

	if (cancelled?.aborted) throw new NodeOperationError(context.getNode(), 'The run was stopped');
	if (hasFailed && !goesOn) throw firstError(outcomes);
	return outcomes.flatMap((outcome, item) => {
		if (outcome === undefined) return [];
		if ('error' in outcome) return [failedItem(outcome.error, item)];
		return outcome.outputs.map((json) => ({ json, pairedItem: { item } }));
	});
}

/** The error of the first item that failed, which then says how far the run got. */
function firstError(outcomes: Array<Outcome | undefined>): ItemError | undefined {
	const error = outcomes.find((outcome) => outcome !== undefined && 'error' in outcome)?.error;
	if (error === undefined || outcomes.length === 1) return error;
	const done = outcomes.flatMap((outcome, item) => (outcome !== undefined && 'outputs' in outcome ? [item] : []));
	error.description = `${error.description ?? ''} ${doneText(done, outcomes.length)}`.trim();
	return error;
}
