import type { ApiClient } from '../../shared/http/client';

/** Up to where a list was read: what n8n keeps between two polls. */
export interface Cursor {
	/** Everything up to here was given out: an order's number, or a moment (ISO 8601 UTC). */
	after: string;
	/** What was given out and may still be listed beyond that place, by its id. */
	seen: string[];
}

/** One entry of a list: what tells it from others, where it stands, and what it becomes in the workflow. */
export interface Entry {
	id: string;
	/** Its place in the order of things, in the terms of `Cursor.after`; undefined for one that has none. */
	place: string | undefined;
	row: unknown;
}

/** A list of Blink's that grows: what a Catch-Up Trigger follows. */
export interface Stream {
	/** Where the list ends now. What stands there already is not the catch-up's to give. */
	end(api: ApiClient, now: Date): Promise<Cursor>;
	/** What is listed beyond the cursor, the oldest first; some of it may be in `seen`. */
	beyond(api: ApiClient, cursor: Cursor, now: Date): Promise<Entry[]>;
	/** The newest entry there is, to build a workflow on. */
	newest(api: ApiClient, now: Date): Promise<Entry | undefined>;
	/** What the workflow gets for an entry. */
	item(api: ApiClient, entry: Entry): Promise<object>;
}

/** Those of the entries that are new, at most `most` of them, and the cursor that stands behind them. Pure. */
export function taken(
	entries: readonly Entry[],
	{ after, seen }: Cursor,
	most: number,
): { taken: Entry[]; cursor: Cursor } {
	const known = new Set(seen);
	const fresh = entries.filter(({ id }) => !known.has(id)).slice(0, most);
	const still = entries.filter(({ id }) => known.has(id));
	return {
		taken: fresh,
		cursor: {
			after: fresh.flatMap(({ place }) => place ?? []).at(-1) ?? after,
			seen: [...still, ...fresh].map(({ id }) => id),
		},
	};
}
