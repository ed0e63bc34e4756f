import { pLimit } from '../bundled/pLimit';
import { cannotBeReached, failsByItself, Refused } from '../http/errors';
import { maxInARow } from '../http/session';

/** The result of one row of a batch. */
export type RowResult =
	/** The vendor took it. */
	| { status: 'synced' }
	/** The vendor refused this row, with its message. */
	| { status: 'refused'; message: string }
	/** Its call failed: it may or may not have been carried out. */
	| { status: 'failed'; message: string }
	/** It was never sent. */
	| { status: 'notSent'; message: string };

export const notSent = (message: string): RowResult => ({ status: 'notSent', message });

/** The vendor's refusal of an entry or, where it names one, of a part of it, by ID. */
export interface Refusal {
	message: string;
	part?: string;
}

/** Rows of one key, made into one entry of a call. */
interface KeyedEntry<Entry> {
	key: string;
	entry: Entry;
}

interface BatchSettings {
	/** Entries a call. */
	batchSize: number;
	/** Calls at the same time. */
	concurrentRequests: number;
}

interface BatchOutcome {
	/** The result of each entry, by key. One that was synced may have parts that were refused. */
	results: Map<string, RowResult & { refusedParts?: Refusal[] }>;
	/** The first error that no entry is to blame for. */
	error?: unknown;
}

/** The entries that a response refuses, by key, or its message where it refuses the call without naming an entry. */
export type Refusals = ReadonlyMap<string, Refusal[]> | string;

/**
 * How many parts of refused batches may be refused in a row. It takes 12 to find two bad entries side by side in a batch
 * of 50; after more than that without a single part that was taken, it is not the entries that are to blame.
 */
const maxRefused = 16;

/**
 * Sends entries in batches, several at a time, and gives the result of each. `send` gives what a response refuses and throws
 * like the API client. A refused batch is sent again in halves until the entry that is to blame stands alone, one batch after
 * the other, and not when everything is refused. A call that fails on the vendor's side costs its batch only, up to five in a
 * row; any other failure would meet the next calls too: nothing more is sent.
 */
export async function sendInBatches<Entry>(
	entries: Array<KeyedEntry<Entry>>,
	{ batchSize, concurrentRequests }: BatchSettings,
	send: (part: Array<KeyedEntry<Entry>>) => Promise<Refusals>,
): Promise<BatchOutcome> {
	type Part = Array<KeyedEntry<Entry>>;
	const outcome: BatchOutcome = { results: new Map() };
	const limit = pLimit(concurrentRequests);
	const oneSearch = pLimit(1);
	let stoppedBy: string | undefined;
	let unreached = 0;
	let refusedInARow = 0;

	const set = (part: Part, result: RowResult) => part.forEach(({ key }) => outcome.results.set(key, result));

	async function sendBatch(batch: Part): Promise<void> {
		const refusal = await limit(async () => await sendOnce(batch));
		if (refusal !== undefined) await oneSearch(async () => await search(batch, refusal));
	}

	/** Sends one call. Gives the message of a refusal whose cause is still to be found; else every entry has its result. */
	async function sendOnce(part: Part): Promise<string | undefined> {
		if (stoppedBy !== undefined) return void set(part, notSent(`Not sent after an earlier call: ${stoppedBy}`));
		try {
			const refused = await send(part);
			unreached = 0;
			if (typeof refused === 'string') return refused;
			refusedInARow = 0;
			for (const { key } of part) outcome.results.set(key, resultOf(refused.get(key) ?? []));
		} catch (error) {
			if (error instanceof Refused) return error.vendorMessage;
			outcome.error ??= error;
			unreached = cannotBeReached(error) ? unreached + 1 : 0;
			const { message } = error as Error;
			if (!failsByItself(error) || unreached >= maxInARow) stoppedBy ??= message;
			set(part, { status: 'failed', message });
		}
		return undefined;
	}

	/** Looks for the entries of a refused part that are to blame, half by half. */
	async function search(part: Part, refusal: string): Promise<void> {
		if (part.length === 1) return set(part, { status: 'refused', message: refusal });
		if (refusedInARow >= maxRefused) {
			return set(part, { status: 'refused', message: `${refusal} (reported for every part that was tried)` });
		}
		const halves = halvesOf(part);
		const refusals = await Promise.all(halves.map((half) => limit(async () => await sendOnce(half))));
		refusedInARow += refusals.filter((vendorMessage) => vendorMessage !== undefined).length;
		for (const [index, half] of halves.entries()) {
			const vendorMessage = refusals[index];
			if (vendorMessage !== undefined) await search(half, vendorMessage);
		}
	}

	await Promise.all(chunks(entries, batchSize).map(sendBatch));
	return outcome;
}

function resultOf(refusals: Refusal[]): RowResult & { refusedParts?: Refusal[] } {
	const whole = refusals.find(({ part }) => part === undefined);
	if (whole !== undefined) return { status: 'refused', message: whole.message };
	return { status: 'synced', ...(refusals.length > 0 && { refusedParts: refusals }) };
}

function halvesOf<T>(list: T[]): [T[], T[]] {
	const middle = Math.ceil(list.length / 2);
	return [list.slice(0, middle), list.slice(middle)];
}

function chunks<T>(list: T[], size: number): T[][] {
	return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
		list.slice(index * size, (index + 1) * size),
	);
}

/** The messages of many results in one line, most frequent first: "Price is missing (12 rows); Branch is closed (1 row)". */
export function resultsText(results: RowResult[]): string {
	const counts = new Map<string, number>();
	for (const result of results) {
		if ('message' in result) counts.set(result.message, (counts.get(result.message) ?? 0) + 1);
	}
	const texts = [...counts].sort(([, a], [, b]) => b - a);
	const lines = texts
		.slice(0, maxShown)
		.map(([message, count]) => `${message} (${count} ${count === 1 ? 'row' : 'rows'})`);
	return [...lines, ...(texts.length > maxShown ? ['and others'] : [])].join('; ');
}

const maxShown = 5;
