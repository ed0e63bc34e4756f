import { keptFate, type Fate } from './fate';
import type { Progress } from './late';
import { rememberedIn, textOf, type Stored } from './storedText';

/*
 * What a trigger remembers, in this process. What outlives the process is in the workflow's static data, as a text:
 * `keeping.ts` says when it gets there.
 */

/** What is remembered of one order or task, the subject of events. */
export interface Remembered {
	/** Of the last event, as it was sent. */
	fingerprint: string;
	/** When the last event came, in epoch milliseconds. */
	at: number;
	/** The marks of its events so far, oldest first: see `occurrencesOf`. */
	seen: string;
	/** The fingerprint of the whole order as it was last sent; empty if it never was. */
	content: string;
	progress: Progress;
}

interface Entry {
	remembered: Remembered;
	fate: Fate;
	/** What was remembered before, as long as this event may still come to nothing. */
	before?: Entry;
}

/** What one trigger remembers. */
export interface Memory {
	entries: Map<string, Entry>;
	/** The text in the static data that was last read or written. */
	text?: string;
}

/** How many subjects a trigger remembers: orders of several evenings. */
const mostRemembered = 2000;
/** How many of them outlive the process: n8n writes all its static data at once, and reads it with every call. */
const mostKept = 200;

const memories = new Map<string, Memory>();

/** The memory of a trigger. @param trigger identifies workflow and node. */
export function memoryOf(trigger: string): Memory {
	const memory = memories.get(trigger) ?? { entries: new Map<string, Entry>() };
	memories.set(trigger, memory);
	return memory;
}

/** What is remembered of a subject, and what became of its last event. */
export function recall(memory: Memory, subject: string): Entry | undefined {
	return memory.entries.get(subject);
}

/** Remembers the event with this fate as the last of its subject. */
export function remember(memory: Memory, subject: string, remembered: Remembered, fate: Fate): void {
	const before = memory.entries.get(subject);
	if (before?.fate.isKept) delete before.before;
	// Set anew, so that the map's order is by age.
	memory.entries.delete(subject);
	memory.entries.set(subject, { remembered, fate, before });
	for (const [oldest] of memory.entries) {
		if (memory.entries.size <= mostRemembered) break;
		memory.entries.delete(oldest);
	}
}

/** Forgets an event that came to nothing: what was before it counts again. */
export function forget(memory: Memory, subject: string, fate: Fate): void {
	const entry = memory.entries.get(subject);
	if (entry?.fate !== fate) return;
	if (entry.before === undefined) memory.entries.delete(subject);
	else memory.entries.set(subject, entry.before);
}

/**
 * Learns from the static data what another process remembers, or this one before it was started.
 * @param text anything: other versions and other hands write there too.
 */
export function learn(memory: Memory, text: unknown): void {
	if (typeof text !== 'string' || text === memory.text) return;
	memory.text = text;
	const newer = rememberedIn(text).filter(([subject, { at }]) => {
		const known = memory.entries.get(subject);
		return known === undefined || known.remembered.at < at;
	});
	for (const [subject, remembered] of newer) remember(memory, subject, remembered, keptFate);
}

/** What outlives the process, as a text for the static data: of each subject the last that is kept, of the newest subjects. */
export function textToKeep(memory: Memory): string {
	const subjects: Stored = [];
	for (const [subject, entry] of memory.entries) {
		const kept = lastKept(entry);
		if (kept) subjects.push([subject, kept]);
	}
	memory.text = textOf(subjects.sort(([, one], [, other]) => one.at - other.at).slice(-mostKept));
	return memory.text;
}

function lastKept({ fate, remembered, before }: Entry): Remembered | undefined {
	return fate.isKept ? remembered : before && lastKept(before);
}
