import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import { newMemory, type Memory } from './memory';
import { load, serialize } from './persistence';

/*
 * Persists a trigger's memory in the workflow's static data without a database write for every call.
 *
 * n8n (read in 2.41) loads the static data for every call and saves all of it before its answer is sent, if it changed since
 * the execution began. Each call writes its own version of the whole: a polling trigger in the same workflow overwrites this
 * data, and this overwrites the polling trigger's.
 */

/** The memory of one trigger, opened for one call. */
export interface TriggerMemory {
	memory: Memory;
	/** Saves it to the static data of a call whose execution has begun; under load once a second, with all since then. */
	persist(): void;
}

/** The field of the node's static data. */
const field = 'deduplication';
/** How many saves may follow one another at once; after that one a second. */
const burst = 60;
const refillMs = 1000;

interface OpenTrigger {
	memory: Memory;
	/** The text that was last read from or written to the static data. */
	text?: unknown;
	/** How many saves are left, and when that was computed, in epoch milliseconds. */
	left: number;
	grantedAt: number;
}

const triggers = new Map<string, OpenTrigger>();

/** The memory of the called trigger. In the editor each call has an empty one, so that an event can be sent repeatedly. */
export function openMemory(context: IWebhookFunctions): TriggerMemory {
	if (context.getMode() === 'manual') return { memory: newMemory(), persist: () => undefined };
	return openTrigger(`${context.getWorkflow().id}/${context.getNode().id}`, context.getWorkflowStaticData('node'));
}

/** @param trigger identifies workflow and node. @param staticData the node's. */
export function openTrigger(trigger: string, staticData: IDataObject): TriggerMemory {
	const open = triggers.get(trigger) ?? { memory: newMemory(), left: burst, grantedAt: Date.now() };
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
	open.left = Math.min(burst, open.left + (now - open.grantedAt) / refillMs);
	open.grantedAt = now;
	if (open.left < 1) return false;
	open.left--;
	return true;
}
