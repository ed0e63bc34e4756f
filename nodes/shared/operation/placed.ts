import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { isRecord } from '../parsing/values';

/** What an item has done before: what it placed, or the message of the try that may have placed something. */
type Placed = { outputs: IDataObject[] } | { mayBe: string };

/** What the items of a run have placed so far, or may have. */
export interface Placements {
	of(itemIndex: number): Placed | undefined;
	store(itemIndex: number, placed: Placed): void;
	/** Whether n8n itself writes the error of a failed item into its JSON. */
	isSilent: boolean;
}

/**
 * n8n's Retry On Fail runs a node again with all its items, and a person's Retry does the same in a new execution. What an
 * item has placed is therefore stored in the node's context, which survives both, by execution, run and item. What may have
 * been placed is stored for the tries of one execution only: a person's Retry is a decision of its own.
 */
export function placementsOf(context: IExecuteFunctions): Placements {
	const isTool = 'isToolExecution' in context && context.isToolExecution();
	// Each try of an AI tool is a run of its own, so that a tool's run is known by what the agent asked for.
	const run = isTool
		? JSON.stringify(context.getInputData().map(({ json }) => json))
		: String(context.getWorkflowDataProxy(0).$runIndex);
	const execution = context.getExecutionId();
	const memory = context.getContext('node') as { placed?: unknown };
	const items = itemsIn(memory.placed, run, execution);
	memory.placed = { execution, run, items };
	return {
		of: (itemIndex) => items[itemIndex],
		store: (itemIndex, placed) => {
			// n8n never repeats a tool that succeeded: an agent that asks for the same once more wants it once more.
			if (isTool && 'outputs' in placed) return;
			items[itemIndex] = placed;
		},
		isSilent: !isTool,
	};
}

/** For an operation that places nothing. */
export const noPlacements: Placements = { of: () => undefined, store: () => undefined, isSilent: false };

/** What was stored of the same run: of another execution only what was placed. */
function itemsIn(stored: unknown, run: string, execution: string): Record<string, Placed> {
	if (!isRecord(stored) || stored.run !== run || !isRecord(stored.items)) return {};
	const items = Object.entries(stored.items as Record<string, Placed>);
	return Object.fromEntries(items.filter(([, item]) => 'outputs' in item || stored.execution === execution));
}
