import type { ApiClient } from '../../shared/http/client';

/** A position up to which every entry that was listed at a certain time has been emitted. */
export interface Checkpoint {
	/** When, ISO 8601 UTC. */
	at: string;
	/** An order's number, or a time (ISO 8601 UTC). */
	position: string;
}

/** How far a list was read: saved by n8n between two polls. */
export interface Cursor {
	/** Those still needed, the oldest first; at least one. */
	checkpoints: Checkpoint[];
	/** The ids of emitted entries that may be listed again. */
	seen: string[];
}

/** One entry of a list. */
export interface Entry {
	id: string;
	/** As in `Checkpoint`; undefined if it has no position. */
	position: string | undefined;
	/** Whether it was over before it was listed: it then counts as seen and is never emitted. */
	isOver?: boolean;
	row: unknown;
}

/** A growing list of Blink, which a Catch-Up Trigger follows. */
export interface Stream {
	/** The current end of the list. Entries before it are not emitted. */
	currentEnd(api: ApiClient, now: Date): Promise<Cursor>;
	/** The entries from the cursor on, the oldest first; some of them may be in `seen`. */
	listSince(api: ApiClient, cursor: Cursor, now: Date): Promise<Entry[]>;
	/** The checkpoints that are needed from now on. `upTo` is the last emitted entry; undefined if all were emitted. */
	checkpointsAfter(
		checkpoints: Checkpoint[],
		entries: readonly Entry[],
		upTo: Entry | undefined,
		now: Date,
	): Checkpoint[];
	/** The newest entry, to build a workflow with. */
	latest(api: ApiClient, now: Date): Promise<Entry | undefined>;
	/** The workflow's item for an entry. */
	item(api: ApiClient, entry: Entry): Promise<object>;
}

/** The cursor with the entries that are over as seen ones. */
export function withOverAsSeen(entries: readonly Entry[], { checkpoints, seen }: Cursor): Cursor {
	return { checkpoints, seen: [...seen, ...entries.filter(({ isOver }) => isOver).map(({ id }) => id)] };
}

/** The entries that were not emitted yet, each once. */
export function unseen(entries: readonly Entry[], { seen }: Cursor): Entry[] {
	const ids = new Set(seen);
	return entries.filter(({ id }) => !ids.has(id) && ids.add(id));
}

/** The cursor after the first `count` new entries. */
export function cursorAfter(
	stream: Stream,
	entries: readonly Entry[],
	cursor: Cursor,
	count: number,
	now: Date,
): Cursor {
	const fresh = unseen(entries, cursor);
	const emitted = fresh.slice(0, count);
	const before = new Set(cursor.seen);
	const listedAgain = entries.filter(({ id }) => before.has(id));
	return {
		checkpoints: stream.checkpointsAfter(
			cursor.checkpoints,
			entries,
			count < fresh.length ? emitted.at(-1) : undefined,
			now,
		),
		seen: [...new Set([...listedAgain, ...emitted].map(({ id }) => id))],
	};
}
