import { sleep, type IDataObject } from 'n8n-workflow';

import { isRecord } from '../../reading/values';
import type { Recognised } from '../recognise';
import type { WebhookEvent } from '../source';
import { fingerprintOf } from './fingerprint';

/*
 * A repeat is a copy that equals the last event accepted for the same order or task within a window. What was
 * accepted is remembered in this process, where parallel calls cannot miss each other, and in the workflow's static
 * data, so that a restart or another n8n process knows it too. n8n saves static data with the answer: two copies that
 * reach two processes at the same moment are both taken.
 */

interface Last {
	fingerprint: string;
	/** Epoch milliseconds. */
	at: number;
}

interface Accepted extends Last {
	/** Whether the sender was told "received", once that is known. Only then may a copy be dropped. */
	isAccepted?: boolean;
	outcome: Promise<boolean>;
}

type Stored = Record<string, unknown>;

/** How many orders a trigger remembers. At one a second this is longer than the longest sensible window. */
const mostRemembered = 2000;
/** How many of them the static data holds: n8n writes it whole, to its database, with every call. */
const mostStored = 200;
/** How long a copy waits to learn what became of the first one. Then it is taken: better twice than not at all. */
const longestWait = 10_000;

const memories = new Map<string, Map<string, Accepted>>();

export interface RepeatSettings {
	/** Identifies the trigger: workflow and node. */
	trigger: string;
	windowMilliseconds: number;
	/** The node's part of the workflow's static data. */
	staticData: IDataObject;
	now?: number;
}

/** What is still to be told about an event that is no repeat. */
export interface News {
	isRepeat: false;
	/** To be called when the sender has its answer: an event that was not accepted makes no repeat of its copy. */
	settle(isAccepted: boolean): void;
	/**
	 * Puts the event, and others that are known to be accepted, into the workflow's static data. n8n saves that with the
	 * answer, and not at all if the execution could not be saved.
	 */
	store(): void;
}

/** Whether the event repeats the last one of its subjects. If not, it is remembered as the last one. */
export async function checkRepeat(
	{ event, payload }: Recognised,
	{ trigger, windowMilliseconds, staticData, now = Date.now() }: RepeatSettings,
): Promise<{ isRepeat: true } | News> {
	const memory = memoryOf(trigger);
	const subjects = subjectsOf(event);
	const fingerprint = fingerprintOf(payload);
	const isSame = (last: Last | undefined) => last?.fingerprint === fingerprint && now - last.at < windowMilliseconds;

	// Anew after each refused one: another copy may have been accepted meanwhile, or be on its way.
	for (;;) {
		const stored = storedOf(staticData);
		const lasts = subjects.map((subject) => newest(memory.get(subject), lastOf(stored[subject])));
		if (!lasts.every(isSame)) break;
		const outcomes = await Promise.all(lasts.map(outcomeOf));
		if (outcomes.includes('unknown')) break;
		if (!outcomes.includes(false)) return { isRepeat: true };
	}

	const accepted = pending({ fingerprint, at: now });
	for (const subject of subjects) {
		// Set anew, so that the map's order is by age.
		memory.delete(subject);
		memory.set(subject, accepted);
	}
	const oldest = now - windowMilliseconds;
	forgetOld(memory, oldest);
	return {
		isRepeat: false,
		settle: (isAccepted) => {
			if (!isAccepted) forget(accepted, subjects, memory, storedOf(staticData));
			accepted.settle(isAccepted);
		},
		store: () => {
			staticData.lastEvents = toStore(accepted, memory, storedOf(staticData), oldest) as unknown as IDataObject;
		},
	};
}

function pending(last: Last): Accepted & { settle(isAccepted: boolean): void } {
	let resolve: (isAccepted: boolean) => void;
	const outcome = new Promise<boolean>((settled) => {
		resolve = settled;
	});
	return {
		...last,
		outcome,
		settle(isAccepted) {
			this.isAccepted = isAccepted;
			resolve(isAccepted);
		},
	};
}

function toStore(own: Accepted, memory: Map<string, Accepted>, stored: Stored, oldest: number): Stored {
	const known = new Map<string, Last>();
	for (const [subject, value] of Object.entries(stored)) {
		const last = lastOf(value);
		if (last !== undefined) known.set(subject, last);
	}
	for (const [subject, last] of [...memory].slice(-mostStored)) {
		if (last !== own && last.isAccepted !== true) continue;
		const { fingerprint, at } = newest<Last, Last>(last, known.get(subject)) ?? last;
		known.set(subject, { fingerprint, at });
	}
	const kept = [...known].filter(([, { at }]) => at > oldest).sort(([, a], [, b]) => a.at - b.at);
	return Object.fromEntries(kept.slice(-mostStored));
}

function forget(accepted: Accepted, subjects: string[], memory: Map<string, Accepted>, stored: Stored): void {
	for (const subject of subjects) {
		if (memory.get(subject) === accepted) memory.delete(subject);
		if (lastOf(stored[subject])?.at === accepted.at) delete stored[subject];
	}
}

/** Another process may have accepted something since this one last did. */
function newest<One extends Last, Other extends Last>(
	one: One | undefined,
	other: Other | undefined,
): One | Other | undefined {
	return other !== undefined && (one === undefined || other.at > one.at) ? other : one;
}

/** What stands in the static data was accepted. */
async function outcomeOf(last: Last | Accepted | undefined): Promise<boolean | 'unknown'> {
	if (last === undefined || !('outcome' in last)) return true;
	if (last.isAccepted !== undefined) return last.isAccepted;
	const known = new AbortController();
	const patience = sleep(longestWait, known.signal).catch(() => undefined);
	const outcome = await Promise.race([last.outcome, patience.then(() => 'unknown' as const)]);
	known.abort();
	return outcome;
}

function memoryOf(trigger: string): Map<string, Accepted> {
	const memory = memories.get(trigger) ?? new Map<string, Accepted>();
	memories.set(trigger, memory);
	return memory;
}

function forgetOld(memory: Map<string, Accepted>, oldest: number): void {
	for (const [subject, { at }] of memory) {
		if (at > oldest && memory.size <= mostRemembered) return;
		memory.delete(subject);
	}
}

function storedOf(staticData: IDataObject): Stored {
	return isRecord(staticData.lastEvents) ? staticData.lastEvents : {};
}

/** An entry of the static data, which may hold anything: other versions and other hands write to it too. */
function lastOf(value: unknown): Last | undefined {
	const isLast = isRecord(value) && typeof value.fingerprint === 'string' && typeof value.at === 'number';
	return isLast ? (value as unknown as Last) : undefined;
}

/** What the event is about: its order and its task; else its kind at its branch. */
function subjectsOf({ event, orderId, taskId, branchId }: WebhookEvent): string[] {
	const subjects = [orderId !== null && `order:${orderId}`, taskId !== null && `task:${taskId}`];
	const known = subjects.filter((subject): subject is string => subject !== false);
	return known.length > 0 ? known : [`${event}:${branchId ?? ''}`];
}
