import type { ApiClient } from '../../shared/http/client';

/** A place in a list up to which everything that was listed at a certain time has been given out. */
export interface Checkpoint {
	/** When, ISO 8601 UTC. */
	at: string;
	/** The place: an order's number, or a moment (ISO 8601 UTC). */
	position: string;
}

/** Up to where a list was read: what n8n keeps between two polls. */
export interface Cursor {
	/** The marks that are still needed, the oldest first; at least one. */
	checkpoints: Checkpoint[];
	/** What was given out and may be listed once more, by its id. */
	seen: string[];
}

/** One entry of a list: what tells it from others, where it stands, and what it becomes in the workflow. */
export interface Entry {
	id: string;
	/** Its place in the order of things, in the terms of `Mark.place`; undefined for one that has none. */
	position: string | undefined;
	/** Whether it is over by the time it is listed: it is known from then on, and never given out. */
	isOver?: boolean;
	row: unknown;
}

/** A list of Blink's that grows: what a Catch-Up Trigger follows. */
export interface Stream {
	/** Where the list ends now. What stands there already is not the catch-up's to give. */
	currentEnd(api: ApiClient, now: Date): Promise<Cursor>;
	/** What is listed from the cursor on, the oldest first; some of it may be in `seen`. */
	listSince(api: ApiClient, cursor: Cursor, now: Date): Promise<Entry[]>;
	/** The marks that are needed from now on. `upTo` is the last entry given out; undefined if all of them were. */
	checkpointsAfter(
		checkpoints: Checkpoint[],
		entries: readonly Entry[],
		upTo: Entry | undefined,
		now: Date,
	): Checkpoint[];
	/** The newest entry there is, to build a workflow on. */
	latest(api: ApiClient, now: Date): Promise<Entry | undefined>;
	/** What the workflow gets for an entry. */
	item(api: ApiClient, entry: Entry): Promise<object>;
}

/** The cursor, for which the entries that are over are known ones. */
export function withoutOver(entries: readonly Entry[], { checkpoints, seen }: Cursor): Cursor {
	return { checkpoints, seen: [...seen, ...entries.filter(({ isOver }) => isOver).map(({ id }) => id)] };
}

/** Those of the entries that were not given out yet, each once. */
export function unseen(entries: readonly Entry[], { seen }: Cursor): Entry[] {
	const known = new Set(seen);
	return entries.filter(({ id }) => !known.has(id) && known.add(id));
}

/** The cursor behind the first `count` of the entries that are new. */
export function cursorBehind(
	stream: Stream,
	entries: readonly Entry[],
	cursor: Cursor,
	count: number,
	now: Date,
): Cursor {
	const fresh = unseen(entries, cursor);
	const emitted = fresh.slice(0, count);
	const before = new Set(cursor.seen);
	const still = entries.filter(({ id }) => before.has(id));
	return {
		checkpoints: stream.checkpointsAfter(
			cursor.checkpoints,
			entries,
			count < fresh.length ? emitted.at(-1) : undefined,
			now,
		),
		seen: [...new Set([...still, ...emitted].map(({ id }) => id))],
	};
}
