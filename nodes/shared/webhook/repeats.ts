import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../model/repair';
import type { Recognised } from './recognise';

/*
 * A repeat is a copy that equals the last event accepted for the same order or task within a window. What was
 * accepted is remembered in this process, where parallel calls cannot miss each other, and handed to the workflow's
 * static data with the next call, so that a restart or another n8n process knows it too.
 */

interface Accepted {
	fingerprint: string;
	/** Epoch milliseconds. */
	at: number;
	/** Settles when it is known whether the sender was told "received". Only then may a copy be dropped. */
	outcome: Promise<boolean>;
	confirmed: boolean;
}

type Stored = Record<string, { fingerprint: string; at: number }>;

/** How many orders a trigger remembers. At one a second this is longer than the longest sensible window. */
const mostRemembered = 2000;
const memories = new Map<string, Map<string, Accepted>>();

export interface RepeatSettings {
	/** Identifies the trigger: workflow and node. */
	trigger: string;
	windowMilliseconds: number;
	/** The node's part of the workflow's static data. */
	staticData: IDataObject;
	now?: number;
}

/** Told how the sender was answered, once that is known. */
export type Settle = (accepted: boolean) => void;

/**
 * Whether the event repeats the last one of its subject. If not, it is remembered as the last one, and the returned
 * `settle` must be called when the sender has its answer: an event that was not accepted makes no repeat of its copy.
 */
export async function checkRepeat(
	{ event, payload }: Recognised,
	{ trigger, windowMilliseconds, staticData, now = Date.now() }: RepeatSettings,
): Promise<{ isRepeat: true } | { isRepeat: false; settle: Settle }> {
	const memory = memoryOf(trigger);
	const subject = subjectOf({ event });
	const fingerprint = fingerprintOf(payload);
	const isSame = (last: { fingerprint: string; at: number } | undefined) =>
		last !== undefined && last.fingerprint === fingerprint && now - last.at < windowMilliseconds;

	const last = memory.get(subject);
	if (last !== undefined ? isSame(last) && (await last.outcome) : isSame(storedOf(staticData)[subject])) {
		return { isRepeat: true };
	}
	let settle: Settle = () => undefined;
	const accepted: Accepted = {
		fingerprint,
		at: now,
		confirmed: false,
		outcome: new Promise<boolean>((resolve) => {
			settle = (isAccepted) => {
				accepted.confirmed = isAccepted;
				if (!isAccepted && memory.get(subject) === accepted) memory.delete(subject);
				resolve(isAccepted);
			};
		}),
	};
	// Set anew, so that the map's order is by age.
	memory.delete(subject);
	memory.set(subject, accepted);
	forgetOld(memory, now - windowMilliseconds);
	return { isRepeat: false, settle };
}

/** Puts what is confirmed into the workflow's static data, which n8n saves after the call. */
export function storeConfirmed({ trigger, staticData, windowMilliseconds, now = Date.now() }: RepeatSettings): void {
	const oldest = now - windowMilliseconds;
	const kept = Object.entries(storedOf(staticData)).filter(([, { at }]) => at > oldest);
	const confirmed = [...memoryOf(trigger)]
		.filter(([, accepted]) => accepted.confirmed)
		.map(([subject, { fingerprint, at }]) => [subject, { fingerprint, at }] as const);
	const newest = [...kept, ...confirmed].slice(-mostRemembered);
	staticData.lastEvents = Object.fromEntries(newest);
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
	return (isRecord(staticData.lastEvents) ? staticData.lastEvents : {}) as unknown as Stored;
}

/** What the event is about: its order or task; else its kind at its branch. */
function subjectOf({ event }: Pick<Recognised, 'event'>): string {
	if (event.orderId !== null) return `order:${event.orderId}`;
	if (event.taskId !== null) return `task:${event.taskId}`;
	return `${event.event}:${event.branchId ?? ''}`;
}

function fingerprintOf(payload: unknown): string {
	return createHash('sha256').update(JSON.stringify(sorted(payload))).digest('base64');
}

/** Equal values give equal text, in whatever order the sender wrote the fields. */
function sorted(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(sorted);
	if (!isRecord(value)) return value;
	return Object.fromEntries(
		Object.keys(value)
			.sort()
			.map((key) => [key, sorted(value[key])]),
	);
}
