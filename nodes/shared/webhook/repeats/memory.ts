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
	/**
	 * Whether n8n runs the workflow in this process, so that an event is kept when its run ends; else another process does
	 * (queue mode), and it is kept when it is handed over. Undefined until something shows it.
	 */
	runsHere?: boolean;
}

/** How many subjects a trigger remembers: orders of several evenings. */
const mostRemembered = 2000;
/** How many of them outlive the process: n8n writes all its static data at once, and reads it with every call. */
const mostKept = 200;
/** A run of which nothing was heard is taken to have ended by then, in milliseconds. */
const mostRunsLast = 10_000;

/** When this process was started, in epoch milliseconds. */
const startedAt = Date.now();

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
	if (before && isKept(before, remembered.at)) delete before.before;
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
 * Learns from the static data what another process remembers, or this one before it was started. What was kept before it was
 * known where runs end may be of a run that went down with the process before this one: its copy is taken.
 * @param text anything: other versions and other hands write there too.
 */
export function learn(memory: Memory, text: unknown): void {
	if (typeof text !== 'string' || text === memory.text) return;
	memory.text = text;
	const stored = rememberedIn(text);
	memory.runsHere ??= stored.runsHere;
	const newer = stored.subjects.filter(([subject, { at }]) => {
		if (stored.runsHere === undefined && at < startedAt) return false;
		const known = memory.entries.get(subject);
		return known === undefined || known.remembered.at < at;
	});
	for (const [subject, remembered] of newer) remember(memory, subject, remembered, keptFate);
}

/** What outlives the process, as a text for the static data: of each subject the last that is kept, of the newest subjects. */
export function textToKeep(memory: Memory, now: number): string {
	const subjects: Stored['subjects'] = [];
	for (const [subject, entry] of memory.entries) {
		const kept = lastKept(entry, now);
		if (kept) subjects.push([subject, kept]);
	}
	const newest = subjects.sort(([, one], [, other]) => one.at - other.at).slice(-mostKept);
	memory.text = textOf({ runsHere: memory.runsHere, subjects: newest });
	return memory.text;
}

function lastKept(entry: Entry, now: number): Remembered | undefined {
	if (isKept(entry, now)) return entry.remembered;
	return entry.before && lastKept(entry.before, now);
}

function isKept({ fate, remembered }: Entry, now: number): boolean {
	return fate.isKept || (fate.isAccepted === true && now - remembered.at > mostRunsLast);
}
