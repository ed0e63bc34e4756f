import { z } from '../../bundled/zod';
import { parsedJson } from '../../parsing/json';
import type { Entity, Memory } from './memory';

/*
 * What outlives the process: one text in the node's static data, because n8n wraps every object in there anew with every
 * call, and a short one, because n8n reads it with every call and writes it whole.
 */

const maxEntities = 200;
const maxCharacters = 32_000;

const history = z.tuple([z.string(), z.string(), z.number(), z.boolean(), z.string()]);
const knownOrder = z.tuple([z.string(), z.string(), z.number()]);
const row = z.tuple([z.string(), z.number(), knownOrder.nullable(), z.array(history)]);
const stored = z.array(row);

/** What is saved, as a text: of the newest entities, as many as have room. What is on its way is not in it. */
export function serialize({ entities }: Memory): string {
	const newest = [...entities]
		.filter(([, { classes }]) => classes.size > 0)
		.sort(([, a], [, b]) => b.receivedAt - a.receivedAt);
	const rows: string[] = [];
	let left = maxCharacters;
	for (const entry of newest.slice(0, maxEntities)) {
		const text = JSON.stringify(rowOf(entry));
		left -= text.length + 1;
		if (left < 0) break;
		rows.push(text);
	}
	return `[${rows.reverse().join(',')}]`;
}

function rowOf([key, { receivedAt, order, classes }]: [string, Entity]): z.infer<typeof row> {
	return [
		key,
		receivedAt,
		order === undefined ? null : [order.hash, order.contentHash, order.dueAt],
		[...classes].map(([name, { hash, at, isEmitted, earlier }]) => [name, hash, at, isEmitted, earlier]),
	];
}

/**
 * Adds what a text says that is newer than what is known: another process wrote it, or this one before it was started.
 * @param text anything: other versions and other hands write there too.
 * @param now in epoch milliseconds. A later time in the text is of a clock that ran ahead: it counts as now.
 */
export function load({ entities }: Memory, text: unknown, now = Date.now()): void {
	const read = stored.safeParse(typeof text === 'string' ? parsedJson(text) : undefined);
	for (const [key, writtenAt, order, classes] of read.data ?? []) {
		const receivedAt = Math.min(writtenAt, now);
		const entity: Entity = entities.get(key) ?? { receivedAt: 0, classes: new Map(), calls: [] };
		entities.set(key, entity);
		if (order !== null && (entity.order === undefined || receivedAt > entity.receivedAt)) {
			const [hash, contentHash, dueAt] = order;
			entity.order = { hash, contentHash, dueAt, arrival: 0 };
		}
		entity.receivedAt = Math.max(entity.receivedAt, receivedAt);
		for (const [name, hash, storedAt, isEmitted, earlier] of classes) {
			const at = Math.min(storedAt, now);
			const known = entity.classes.get(name);
			if (known === undefined || at > known.at) entity.classes.set(name, { hash, at, arrival: 0, isEmitted, earlier });
		}
	}
}
