import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import { newMemory, type Memory } from './memory';
import { load, serialize } from './persistence';

/*
 * How what a trigger remembers gets into the workflow's static data without a write to the database for every call.
 *
 * n8n (read in 2.41) loads the static data anew for every call and saves all of it before its answer goes out, if it was
 * changed since the run began. It writes the static data of a workflow whole, each call its own copy of it: what a polling
 * trigger in the same workflow keeps there is undone, and undoes this.
 */

/** What one trigger remembers, opened for one call. */
export interface TriggerMemory {
	memory: Memory;
	/** Puts it into the static data of a call whose run has begun; under load once a second: the next call brings the rest. */
	persist(): void;
}

/** The field of the node's static data. */
const field = 'deduplication';
/** How many events may be saved at once; then one a second. */
const mostAtOnce = 60;
const oneEvery = 1000;

interface Kept {
	memory: Memory;
	/** The text in the static data that was last read or written. */
	text?: unknown;
	/** How many saves are left, and up to when they have been granted, in epoch milliseconds. */
	left: number;
	grantedAt: number;
}

const triggers = new Map<string, Kept>();

/** The memory of the trigger that is called. A person who tries it in the editor may send the same event as often as they like. */
export function openMemory(context: IWebhookFunctions): TriggerMemory {
	if (context.getMode() === 'manual') return { memory: newMemory(), persist: () => undefined };
	return openTrigger(`${context.getWorkflow().id}/${context.getNode().id}`, context.getWorkflowStaticData('node'));
}

/** @param trigger identifies workflow and node. @param staticData the node's. */
export function openTrigger(trigger: string, staticData: IDataObject): TriggerMemory {
	const kept = triggers.get(trigger) ?? { memory: newMemory(), left: mostAtOnce, grantedAt: Date.now() };
	triggers.set(trigger, kept);
	if (staticData[field] !== kept.text) {
		kept.text = staticData[field];
		load(kept.memory, kept.text);
	}
	return {
		memory: kept.memory,
		persist: () => {
			if (hasLeft(kept, Date.now())) kept.text = staticData[field] = serialize(kept.memory);
		},
	};
}

function hasLeft(kept: Kept, now: number): boolean {
	kept.left = Math.min(mostAtOnce, kept.left + (now - kept.grantedAt) / oneEvery);
	kept.grantedAt = now;
	if (kept.left < 1) return false;
	kept.left--;
	return true;
}
