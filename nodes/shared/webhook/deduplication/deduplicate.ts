import type { EventName } from '../../model/eventName';
import type { WebhookResponse } from '../source';
import { made, state, type Identity } from './identity';
import {
	addCall,
	entityIn,
	hashPrefixLength,
	hashPrefixOf,
	knownOrder,
	remember,
	withHash,
	type Call,
	type Entity,
	type History,
	type Memory,
} from './memory';

/*
 * Recognizes duplicates of an event. The events of one entity are handled one after the other; only what n8n has saved is
 * remembered. In doubt the event is emitted.
 */

/** An event that starts nothing. */
export interface Duplicate {
	isDuplicate: true;
	/** How the first one ends: with the answer of its refusal, or undefined once it is saved. */
	outcome: Promise<WebhookResponse | undefined>;
}

/** An event to emit. Call one of commit, refuse and dismiss, at once or when it is known; the first call counts. */
export interface NewEvent {
	isDuplicate: false;
	/** The event as far as the memory shows: a known order was changed, or has another status. */
	event: EventName;
	eventId: string;
	/** n8n has saved it: it is remembered. */
	commit(): void;
	/** It could not be saved, and this was the answer: it is not remembered. */
	refuse(answer: WebhookResponse): void;
	/** It was filtered out: it starts nothing, and no event is a duplicate of it. */
	dismiss(): void;
}

export interface DeduplicationSettings {
	/** How long an equal event is a duplicate, in milliseconds; undefined without deduplication, where events do not wait. */
	window: number | undefined;
	/** When the call arrived, in epoch milliseconds. */
	now: number;
	/** Waits for this for a limited time. */
	inTime(ended: Promise<unknown>): Promise<unknown>;
}

/** Finds out whether an event is new. Waits for pending calls as long as `inTime` allows. */
export async function deduplicate(
	memory: Memory,
	identity: Identity,
	{ window, now, inTime }: DeduplicationSettings,
): Promise<Duplicate | NewEvent> {
	const entity = entityIn(memory, identity.entity);
	const before = entity.calls.at(-1);
	const call = addCall(memory, entity, identity, now);
	if (window === undefined) return emit(entity, call);

	const original = originalOf(entity, call);
	if (original !== undefined) return follow(call, original.outcome);
	if (before !== undefined) await inTime(before.outcome);

	// A call in between may have been refused meanwhile.
	const first = originalOf(entity, call);
	if (first !== undefined) return follow(call, first.outcome);
	if (isDuplicate(entity, call, window)) {
		entity.receivedAt = Math.max(entity.receivedAt, now);
		return follow(call, undefined);
	}
	return emit(entity, call);
}

function follow(call: Call, outcome: Promise<WebhookResponse | undefined> | undefined): Duplicate {
	call.end(outcome);
	return { isDuplicate: true, outcome: call.outcome };
}

/** The pending call of which this one is a duplicate. */
function originalOf(entity: Entity, call: Call): Call | undefined {
	const { class: name, hash } = call.identity;
	const earlier = earlierOf(entity, call);
	if (name !== state) return earlier.filter(({ identity }) => identity.hash === hash).at(-1);
	const last = earlier.at(-1);
	const saved = entity.classes.get(state);
	const isLast = last !== undefined && (saved === undefined || saved.arrival < last.arrival);
	return isLast && last.identity.hash === hash ? last : undefined;
}

/** The pending calls of the same class that arrived before. */
function earlierOf({ calls }: Entity, { arrival, identity }: Call): Call[] {
	return calls.filter((other) => other.arrival < arrival && other.identity.class === identity.class);
}

/** Whether a saved event is the last of the class that arrived, and equal. */
function isDuplicate(entity: Entity, call: Call, window: number): boolean {
	const { class: name, hash } = call.identity;
	const last = entity.classes.get(name);
	if (last === undefined || !last.isEmitted || last.hash !== hash || !(Math.abs(call.at - last.at) < window))
		return false;
	// A created order is a duplicate of the last known one, whatever the outcome of pending calls.
	return name === made || earlierOf(entity, call).every(({ arrival }) => arrival < last.arrival);
}

function emit(entity: Entity, call: Call): NewEvent {
	const { identity, at } = call;
	const event = eventOf(identity, entity, at);
	const eventId = identity.eventId(occurrenceOf(entity, call));
	const ends = (isEmitted: boolean) => () => {
		if (entity.calls.includes(call)) remember(entity, call, isEmitted);
		call.end(undefined);
	};
	return { isDuplicate: false, event, eventId, commit: ends(true), refuse: call.end, dismiss: ends(false) };
}

/** A known order that is sent again with different content is changed; if only its state differs, it is a status. */
function eventOf({ event, class: name, hash, order }: Identity, entity: Entity, now: number): EventName {
	const last = knownOrder(entity, now);
	if (name !== made || order === undefined || last === undefined) return event;
	// Back to what it was, after a state that was filtered out: not a new order.
	if (last.hash === hash) return (entity.classes.get(made)?.hash ?? hash) === hash ? event : 'order.status';
	return last.contentHash === order.hash ? 'order.status' : 'order.changed';
}

/** 1, plus one for each time the event came back after another of its class. */
function occurrenceOf(entity: Entity, call: Call): number {
	const prefix = hashPrefixOf(call.identity.hash);
	const prefixes = [
		...hashPrefixesOf(entity.classes.get(call.identity.class)),
		...earlierOf(entity, call).map(({ identity }) => hashPrefixOf(identity.hash)),
	];
	const count = prefixes.filter((other) => other === prefix).length;
	return prefixes.at(-1) === prefix ? count : count + 1;
}

function hashPrefixesOf(history: History | undefined): string[] {
	if (history === undefined) return [];
	const all = withHash(history.earlier, history.hash);
	return Array.from({ length: all.length / hashPrefixLength }, (_, index) =>
		all.slice(index * hashPrefixLength, (index + 1) * hashPrefixLength),
	);
}
