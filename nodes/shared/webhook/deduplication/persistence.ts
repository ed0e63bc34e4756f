import { z } from '../../bundled/zod';
import { parsedJson } from '../../parsing/json';
import type { Entity, Memory } from './memory';

/*
 * The memory as one text in the node's static data: n8n wraps each object there in a new proxy on every call. The text is
 * short, because n8n reads it on every call and writes it as a whole.
 */

const maxEntities = 200;
const maxCharacters = 32_000;

const history = z.tuple([z.string(), z.string(), z.number(), z.boolean(), z.string()]);
const knownOrder = z.tuple([z.string(), z.string(), z.number()]);
const row = z.tuple([z.string(), z.number(), knownOrder.nullable(), z.array(history)]);
const stored = z.array(row);

/** The most recent entities as a text, as many as fit, without pending calls. */
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
 * Merges a serialized memory of another process, or of this one before a restart, where it is more recent.
 * @param text anything: other versions, and people, write there too.
 * @param now in epoch milliseconds. A later time in the text is from a clock that ran ahead and counts as now.
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
			const current = entity.classes.get(name);
			if (current === undefined || at > current.at)
				entity.classes.set(name, { hash, at, arrival: 0, isEmitted, earlier });
		}
	}
}
