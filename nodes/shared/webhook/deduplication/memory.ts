import type { WebhookResponse } from '../source';
import { state, type Identity } from './identity';

/*
 * What a trigger remembers in this process. What outlives it is in the workflow's static data: see persistence.ts.
 */

/** The events of one class of an entity that were given out or not wanted. */
export interface History {
	/** Of the one that arrived last. */
	hash: string;
	/** When that one arrived, in epoch milliseconds. */
	at: number;
	/** The number of its arrival in this process; 0 if another process saw it, or this one before it was started. */
	arrival: number;
	/** Whether it was given out. Nothing is a duplicate of what was not wanted. */
	isEmitted: boolean;
	/** The first characters of the hashes before it, oldest first: see `occurrenceOf`. */
	earlier: string;
}

/** An order as it was given out last. */
export interface KnownOrder {
	/** Of all that it said. */
	hash: string;
	/** Of what it said besides its state. */
	contentHash: string;
	dueAt: number;
	arrival: number;
}

/** A call that is on its way: it waits for its turn, or n8n is saving the run that it started. */
export interface Call {
	identity: Identity;
	arrival: number;
	/** Epoch milliseconds. */
	at: number;
	/** Whether it was given out, and waits for n8n. */
	isEmitted: boolean;
	/** How it ended: with the answer it was refused with, or with nothing if it was not. */
	outcome: Promise<WebhookResponse | undefined>;
	end(outcome: WebhookResponse | undefined | Promise<WebhookResponse | undefined>): void;
}

/** What is remembered of one order or task. */
export interface Entity {
	/** When it was last heard of, in epoch milliseconds. */
	receivedAt: number;
	order?: KnownOrder;
	/** By class, the one that was heard of last at the end. */
	classes: Map<string, History>;
	/** In the order of their arrival. */
	calls: Call[];
}

/** What one trigger remembers. */
export interface Memory {
	/** The one that was heard of last at the end. */
	entities: Map<string, Entity>;
	/** How many calls have arrived. */
	arrivals: number;
}

/** How many orders and tasks a trigger remembers: those of several evenings. */
const maxEntities = 2000;
/** How many classes of events an entity has. Real ones have fewer than ten. */
const maxClasses = 24;
/** How many events of a class that come back can be told apart. */
const maxEarlier = 24;
export const hashPrefixLength = 4;
/** How long an order is known after it was last heard of, or was due, in milliseconds. */
const knownFor = 12 * 60 * 60 * 1000;

export function newMemory(): Memory {
	return { entities: new Map(), arrivals: 0 };
}

/** The entity with this key. Makes it the youngest, so that it is the last to be forgotten. */
export function entityIn(memory: Memory, key: string): Entity {
	const entity = memory.entities.get(key) ?? { receivedAt: 0, classes: new Map(), calls: [] };
	memory.entities.delete(key);
	memory.entities.set(key, entity);
	for (const [oldest, { calls }] of memory.entities) {
		if (memory.entities.size <= maxEntities) break;
		// What is on its way is never forgotten: a copy of it would start a second run.
		if (calls.length === 0 && oldest !== key) memory.entities.delete(oldest);
	}
	return entity;
}

/** The order of the entity, as long as it is known. @param now epoch milliseconds. */
export function knownOrder({ order, receivedAt }: Entity, now: number): KnownOrder | undefined {
	return order !== undefined && now < Math.max(receivedAt, order.dueAt) + knownFor ? order : undefined;
}

/** Puts a call at the end of those on their way. */
export function addCall(memory: Memory, entity: Entity, identity: Identity, at: number): Call {
	let resolve: Call['end'];
	const outcome = new Promise<WebhookResponse | undefined>((ended) => (resolve = ended));
	const call: Call = {
		identity,
		at,
		arrival: ++memory.arrivals,
		isEmitted: false,
		outcome,
		end: (how) => {
			entity.calls = entity.calls.filter((other) => other !== call);
			const isEmpty = entity.calls.length === 0 && entity.classes.size === 0 && entity.order === undefined;
			// What was refused leaves no trace.
			if (isEmpty && memory.entities.get(identity.entity) === entity) memory.entities.delete(identity.entity);
			resolve(how);
		},
	};
	entity.calls.push(call);
	return call;
}

/** Writes down a call that is saved, or that was not wanted. */
export function remember(entity: Entity, { identity, at, arrival }: Call, isEmitted: boolean): void {
	const { class: name, hash, order } = identity;
	if (knownOrder(entity, at) === undefined) entity.order = undefined;
	entity.receivedAt = Math.max(entity.receivedAt, at);

	const last = entity.classes.get(name);
	if (last !== undefined && !isAfter({ at, arrival }, last)) {
		if (last.hash !== hash) last.earlier = withHash(last.earlier, hash);
	} else {
		const earlier = last === undefined ? '' : last.hash === hash ? last.earlier : withHash(last.earlier, last.hash);
		entity.classes.delete(name);
		entity.classes.set(name, { hash, at, arrival, isEmitted, earlier });
		for (const [oldest] of entity.classes) {
			if (entity.classes.size <= maxClasses) break;
			entity.classes.delete(oldest);
		}
	}
	// An order that is over or on its way is new to nobody, wanted or not.
	const isKnown = isEmitted || name === state;
	if (order !== undefined && isKnown && (entity.order === undefined || arrival > entity.order.arrival)) {
		entity.order = { hash, contentHash: order.hash, dueAt: order.dueAt, arrival };
	}
}

/** Of what another process saw only the time is known. */
function isAfter(call: { at: number; arrival: number }, last: { at: number; arrival: number }): boolean {
	return last.arrival === 0 ? call.at >= last.at : call.arrival > last.arrival;
}

function withHash(earlier: string, hash: string): string {
	return (earlier + hash.slice(0, hashPrefixLength)).slice(-maxEarlier * hashPrefixLength);
}
