import type { Recognised } from '../recognise';
import type { WebhookEvent, WebhookSource } from '../source';
import { acceptanceOf, openFate, type Fate } from './fate';
import { eventIdOf } from './fingerprint';
import { isLate, noProgress, progressAfter } from './late';
import { forget, recall, remember, type Memory, type Remembered } from './memory';

/*
 * Where an event stands among those that the trigger has accepted before: whether it repeats the last one of the same
 * order or task, changes an order that is known, comes late, or returns as news.
 */

/** An event, with its place among the others. */
export interface Placed {
	isRepeat: false;
	event: WebhookEvent;
	/** Equal for equal events; another one for an event that returns as news. */
	eventId: string;
	isLate: boolean;
}

/** An event that is remembered. */
export interface News extends Placed {
	/** What becomes of it: to be settled when that is known. Until then its copies wait. */
	fate: Fate;
	/** To be called with what became of it: what was not accepted is forgotten, so that its copy is taken. */
	settle(isAccepted: boolean): void;
}

export interface PlaceSettings {
	memory: Memory;
	/** How long an equal event counts as a repeat, in milliseconds; undefined if repeats are taken like all others. */
	repeatWindow?: number;
	now?: number;
}

/** How many events of one subject can return as news and be told apart. */
const mostSeen = 24;
const markLength = 4;

/** The place of an event of which nobody remembers anything. */
export function unplaced(source: WebhookSource, event: WebhookEvent, fingerprint: string): Placed {
	return { isRepeat: false, event, eventId: eventIdOf(source.name, event.event, fingerprint, 1), isLate: false };
}

/**
 * Finds the place of an event and remembers it as the last of its subjects, unless it is a repeat.
 * @param fingerprint of the body as it was sent.
 */
export async function place(
	source: WebhookSource,
	{ event }: Recognised,
	fingerprint: string,
	{ memory, repeatWindow, now = Date.now() }: PlaceSettings,
): Promise<{ isRepeat: true } | News> {
	const subjects = subjectsOf(event);
	// Anew after each refused one: another copy may have been accepted meanwhile, or be on its way.
	while (repeatWindow !== undefined) {
		const lasts = subjects.map((subject) => recall(memory, subject));
		if (!lasts.every((last) => isEqual(last?.remembered, fingerprint, now - repeatWindow))) break;
		const outcomes = await Promise.all(lasts.map(async (last) => await acceptanceOf(last!.fate)));
		if (outcomes.includes('unknown')) break;
		if (!outcomes.includes(false)) return { isRepeat: true };
	}

	const known = subjects.map((subject) => recall(memory, subject)?.remembered);
	const isCopy = known.every((last) => last?.fingerprint === fingerprint);
	const before = Math.max(...known.map((last) => occurrencesOf(fingerprint, last?.seen ?? '')));
	const eventId = eventIdOf(source.name, event.event, fingerprint, isCopy ? before : before + 1);

	const changed = source.comesAgainAs?.[event.event];
	const isChange = changed !== undefined && known.some((last) => last?.content && last.content !== fingerprint);
	const late = !isChange && known.some((last) => isLate(last?.progress ?? noProgress, event));

	const fate = openFate();
	subjects.forEach((subject, index) => {
		const last = known[index];
		const progress = last?.progress ?? noProgress;
		const remembered: Remembered = {
			fingerprint,
			at: now,
			seen: isCopy ? last!.seen : withMark(fingerprint, last?.seen ?? ''),
			content: changed === undefined ? (last?.content ?? '') : fingerprint,
			progress: late ? progress : progressAfter(progress, event),
		};
		remember(memory, subject, remembered, fate);
	});
	return {
		isRepeat: false,
		event: isChange ? { ...event, event: changed } : event,
		eventId,
		isLate: late,
		fate,
		settle: (isAccepted) => {
			if (!isAccepted) for (const subject of subjects) forget(memory, subject, fate);
			fate.settle(isAccepted);
		},
	};
}

function isEqual(last: Remembered | undefined, fingerprint: string, since: number): boolean {
	return last?.fingerprint === fingerprint && last.at > since;
}

/** How often the event has been news, by the marks of those seen. */
function occurrencesOf(fingerprint: string, seen: string): number {
	const mark = fingerprint.slice(0, markLength);
	let count = 0;
	for (let at = 0; at < seen.length; at += markLength) if (seen.startsWith(mark, at)) count++;
	return count;
}

function withMark(fingerprint: string, seen: string): string {
	return (seen + fingerprint.slice(0, markLength)).slice(-mostSeen * markLength);
}

/** What the event is about: its order and its task; else its kind at its branch. */
function subjectsOf({ event, orderId, taskId, branchId }: WebhookEvent): string[] {
	const subjects = [orderId !== null && `order:${orderId}`, taskId !== null && `task:${taskId}`];
	const known = subjects.filter((subject): subject is string => subject !== false);
	return known.length > 0 ? known : [`${event}:${branchId ?? ''}`];
}
