import type { EventName } from '../../model/eventName';
import type { WebhookResponse } from '../source';
import { made, state, type Identity } from './identity';
import {
	addCall,
	entityIn,
	hashPrefixLength,
	knownOrder,
	remember,
	type Call,
	type Entity,
	type History,
	type Memory,
} from './memory';

/*
 * Tells the same event, sent again, from a new one. The events of one entity go one after the other; only what n8n has saved
 * is remembered. In doubt the event is given out.
 */

/** An event that starts nothing. */
export interface Duplicate {
	isDuplicate: true;
	/** How the first one ends: with the answer it is refused with, or with nothing once it is saved. */
	outcome: Promise<WebhookResponse | undefined>;
}

/** An event that is to be given out. One of its three ends is to be called, at once or when it is known; the first one counts. */
export interface NewEvent {
	isDuplicate: false;
	/** What it is, as far as the memory reaches: an order that is known is changed, or got another status. */
	event: EventName;
	eventId: string;
	/** n8n has saved it: it is remembered. */
	commit(): void;
	/** It could not be saved, and this was the answer: it leaves no trace. */
	refuse(answer: WebhookResponse): void;
	/** It is not wanted: it starts nothing, and nothing is a duplicate of it. */
	dismiss(): void;
}

export interface DeduplicationSettings {
	/** How long an equal event is a duplicate, in milliseconds; undefined if none is: then none waits for another either. */
	window: number | undefined;
	/** When the call arrived, in epoch milliseconds. */
	now: number;
	/** Waits for this for a limited time. @returns whether it happened in time. */
	inTime(ended: Promise<unknown>): Promise<boolean>;
}

/** Finds out whether an event is new. What is on its way is waited for, as long as `inTime` allows. */
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
	const isInTurn = before === undefined || (await inTime(before.outcome));

	// One that came between may have been refused meanwhile.
	const first = originalOf(entity, call);
	if (first !== undefined) return follow(call, first.outcome);
	// What an earlier state came to is not known: this one may have come back after it.
	const mayBeBack = identity.class === state && !isInTurn;
	if (!mayBeBack && isDuplicate(entity, call, window)) {
		entity.receivedAt = Math.max(entity.receivedAt, now);
		return follow(call, undefined);
	}
	return emit(entity, call);
}

function follow(call: Call, outcome: Promise<WebhookResponse | undefined> | undefined): Duplicate {
	call.end(outcome);
	return { isDuplicate: true, outcome: call.outcome };
}

/** The call on its way that this one is a copy of. */
function originalOf(entity: Entity, call: Call): Call | undefined {
	const { class: name, hash } = call.identity;
	const earlier = earlierOf(entity, call);
	if (name !== state) return earlier.filter(({ identity }) => identity.hash === hash).at(-1);
	const last = earlier.at(-1);
	const saved = entity.classes.get(state);
	const isLast = last !== undefined && (saved === undefined || saved.arrival < last.arrival || saved.hash === hash);
	return isLast && last.identity.hash === hash ? last : undefined;
}

/** The calls on their way that are of the same class and arrived before. */
function earlierOf({ calls }: Entity, { arrival, identity }: Call): Call[] {
	return calls.filter((other) => other.arrival < arrival && other.identity.class === identity.class);
}

/** Whether a saved event is the last of the class, and equal. */
function isDuplicate(entity: Entity, call: Call, window: number): boolean {
	const { class: name, hash } = call.identity;
	const last = entity.classes.get(name);
	if (last === undefined || !last.isEmitted || last.hash !== hash || !(Math.abs(call.at - last.at) < window))
		return false;
	// What is made is a duplicate of the last one that is known, whatever becomes of those on their way.
	return name === made || earlierOf(entity, call).every(({ arrival }) => arrival < last.arrival);
}

function emit(entity: Entity, call: Call): NewEvent {
	const { identity, at } = call;
	const event = eventOf(identity, entity, at);
	const eventId = identity.eventId(occurrenceOf(entity, call));
	call.isEmitted = true;
	const ends = (isEmitted: boolean) => () => {
		if (entity.calls.includes(call)) remember(entity, call, isEmitted);
		call.end(undefined);
	};
	return { isDuplicate: false, event, eventId, commit: ends(true), refuse: call.end, dismiss: ends(false) };
}

/** An order that is known and comes again with other content is changed; with nothing new but its state it is a status. */
function eventOf({ event, class: name, hash, order }: Identity, entity: Entity, now: number): EventName {
	const known = knownOrder(entity, now);
	if (name !== made || order === undefined || known === undefined) return event;
	// Back to what it was, after a state that was not wanted: no new order.
	if (known.hash === hash) return (entity.classes.get(made)?.hash ?? hash) === hash ? event : 'order.status';
	return known.contentHash === order.hash ? 'order.status' : 'order.changed';
}

/** How often the event came back after another one of its class, and 1. */
function occurrenceOf(entity: Entity, call: Call): number {
	const prefix = call.identity.hash.slice(0, hashPrefixLength);
	const onTheirWay = earlierOf(entity, call).filter(({ isEmitted }) => isEmitted);
	const prefixes = [
		...hashPrefixesOf(entity.classes.get(call.identity.class)),
		...onTheirWay.map(({ identity }) => identity.hash.slice(0, hashPrefixLength)),
	];
	const count = prefixes.filter((other) => other === prefix).length;
	return prefixes.at(-1) === prefix ? count : count + 1;
}

function hashPrefixesOf(history: History | undefined): string[] {
	if (history === undefined) return [];
	const all = history.earlier + history.hash.slice(0, hashPrefixLength);
	return Array.from({ length: all.length / hashPrefixLength }, (_, index) =>
		all.slice(index * hashPrefixLength, (index + 1) * hashPrefixLength),
	);
}
