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
const maxAtOnce = 60;
const oneEvery = 1000;

interface OpenTrigger {
	memory: Memory;
	/** The text in the static data that was last read or written. */
	text?: unknown;
	/** How many saves are left, and up to when they have been granted, in epoch milliseconds. */
	left: number;
	grantedAt: number;
}

const triggers = new Map<string, OpenTrigger>();

/** The memory of the trigger that is called. A person who tries it in the editor may send the same event as often as they like. */
export function openMemory(context: IWebhookFunctions): TriggerMemory {
	if (context.getMode() === 'manual') return { memory: newMemory(), persist: () => undefined };
	return openTrigger(`${context.getWorkflow().id}/${context.getNode().id}`, context.getWorkflowStaticData('node'));
}

/** @param trigger identifies workflow and node. @param staticData the node's. */
export function openTrigger(trigger: string, staticData: IDataObject): TriggerMemory {
	const open = triggers.get(trigger) ?? { memory: newMemory(), left: maxAtOnce, grantedAt: Date.now() };
	triggers.set(trigger, open);
	if (staticData[field] !== open.text) {
		open.text = staticData[field];
		load(open.memory, open.text);
	}
	return {
		memory: open.memory,
		persist: () => {
			if (hasLeft(open, Date.now())) open.text = staticData[field] = serialize(open.memory);
		},
	};
}

function hasLeft(open: OpenTrigger, now: number): boolean {
	open.left = Math.min(maxAtOnce, open.left + (now - open.grantedAt) / oneEvery);
	open.grantedAt = now;
	if (open.left < 1) return false;
	open.left--;
	return true;
}
