import type { WebhookResponse } from '../source';
import { state, type Identity } from './identity';

/*
 * What a trigger remembers in this process. persistence.ts keeps a part of it in the workflow's static data.
 */

/** The events of one class of an entity that were emitted or filtered out. */
export interface History {
	/** Of the event that arrived last. */
	hash: string;
	/** When it arrived, in epoch milliseconds. */
	at: number;
	/** The number of its arrival in this process; 0 if it was loaded from the static data. */
	arrival: number;
	/** Whether it was emitted. No event is a duplicate of one that was filtered out. */
	isEmitted: boolean;
	/** The first characters of the hashes before it, oldest first: see `withHash` and `occurrenceOf`. */
	earlier: string;
}

/** An order as it was last emitted. */
export interface KnownOrder {
	/** Of its whole body. */
	hash: string;
	/** Of its body without its state. */
	contentHash: string;
	dueAt: number;
	arrival: number;
}

/** A pending call: it waits for its turn, or n8n is saving the execution that it started. */
export interface Call {
	identity: Identity;
	arrival: number;
	/** Epoch milliseconds. */
	at: number;
	/** How it ended: with the answer of its refusal, or undefined if it was not refused. */
	outcome: Promise<WebhookResponse | undefined>;
	end(outcome: WebhookResponse | undefined | Promise<WebhookResponse | undefined>): void;
}

/** What is remembered of one order or task. */
export interface Entity {
	/** When its last event was received, in epoch milliseconds. */
	receivedAt: number;
	order?: KnownOrder;
	/** By class, the most recent last. */
	classes: Map<string, History>;
	/** By arrival. */
	calls: Call[];
}

/** What one trigger remembers. */
export interface Memory {
	/** The most recent last. */
	entities: Map<string, Entity>;
	/** How many calls have arrived. */
	arrivals: number;
}

/** How many orders and tasks a trigger remembers, enough for several evenings. */
const maxEntities = 2000;
/** How many classes an entity may have. Real ones have fewer than ten. */
const maxClasses = 24;
/** How many earlier events of a class are remembered, to count how often one came back. */
const maxEarlier = 24;
export const hashPrefixLength = 4;
/** How long an order is known after its last event, or after it was due, in milliseconds. */
const knownFor = 12 * 60 * 60 * 1000;

export function newMemory(): Memory {
	return { entities: new Map(), arrivals: 0 };
}

/** The entity with this key, which becomes the most recent one: the oldest are removed first. */
export function entityIn(memory: Memory, key: string): Entity {
	const entity = memory.entities.get(key) ?? { receivedAt: 0, classes: new Map(), calls: [] };
	memory.entities.delete(key);
	memory.entities.set(key, entity);
	for (const [oldest, { calls }] of memory.entities) {
		if (memory.entities.size <= maxEntities) break;
		// An entity with pending calls is kept: a duplicate of them would start a second execution.
		if (calls.length === 0 && oldest !== key) memory.entities.delete(oldest);
	}
	return entity;
}

/** The order of the entity while it is known. @param now epoch milliseconds. */
export function knownOrder({ order, receivedAt }: Entity, now: number): KnownOrder | undefined {
	return order !== undefined && now < Math.max(receivedAt, order.dueAt) + knownFor ? order : undefined;
}

/** Adds a call to the pending ones. */
export function addCall(memory: Memory, entity: Entity, identity: Identity, at: number): Call {
	let resolve: Call['end'];
	const outcome = new Promise<WebhookResponse | undefined>((ended) => (resolve = ended));
	const call: Call = {
		identity,
		at,
		arrival: ++memory.arrivals,
		outcome,
		end: (how) => {
			entity.calls = entity.calls.filter((other) => other !== call);
			const isEmpty = entity.calls.length === 0 && entity.classes.size === 0 && entity.order === undefined;
			// A refused call is not remembered.
			if (isEmpty && memory.entities.get(identity.entity) === entity) memory.entities.delete(identity.entity);
			resolve(how);
		},
	};
	entity.calls.push(call);
	return call;
}

/** Remembers a call that is saved or was filtered out. */
export function remember(entity: Entity, { identity, at, arrival }: Call, isEmitted: boolean): void {
	const { class: name, hash, order } = identity;
	if (knownOrder(entity, at) === undefined) entity.order = undefined;
	entity.receivedAt = Math.max(entity.receivedAt, at);

	const last = entity.classes.get(name);
	if (last !== undefined && !isAfter({ at, arrival }, last)) {
		last.earlier = withHash(last.earlier, hash);
	} else {
		const earlier = last === undefined ? '' : withHash(last.earlier, last.hash);
		entity.classes.delete(name);
		entity.classes.set(name, { hash, at, arrival, isEmitted, earlier });
		for (const [oldest] of entity.classes) {
			if (entity.classes.size <= maxClasses) break;
			entity.classes.delete(oldest);
		}
	}
	// An order that is on its way or over is not new, even if its event was filtered out.
	const isKnown = isEmitted || name === state;
	if (order !== undefined && isKnown && (entity.order === undefined || arrival > entity.order.arrival)) {
		entity.order = { hash, contentHash: order.hash, dueAt: order.dueAt, arrival };
	}
}

/** Of a call from the static data only the time is known. */
function isAfter(call: { at: number; arrival: number }, last: { at: number; arrival: number }): boolean {
	return last.arrival === 0 ? call.at >= last.at : call.arrival > last.arrival;
}

export const hashPrefixOf = (hash: string) => hash.slice(0, hashPrefixLength);

/** Adds an event to those before it. One that comes several times in a row came once. */
export function withHash(earlier: string, hash: string): string {
	return earlier.endsWith(hashPrefixOf(hash))
		? earlier
		: (earlier + hashPrefixOf(hash)).slice(-maxEarlier * hashPrefixLength);
}
