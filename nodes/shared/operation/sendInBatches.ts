import { pLimit } from '../bundled/pLimit';
import { Refused } from '../http/errors';
import { notSent, type Refusal, type RowResult } from './rowResult';
import { cannotBeReached, failsByItself, maxUnreached } from './unreachable';

/** Rows of one key, made into one entry of a call. */
export interface KeyedEntry<Entry> {
	key: string;
	entry: Entry;
}

export interface BatchSettings {
	/** Entries a call. */
	batchSize: number;
	/** Calls at the same time. */
	concurrentRequests: number;
}

export interface BatchOutcome {
	/** What became of each entry, by key. One that was taken may have parts that were refused. */
	results: Map<string, RowResult & { refusedParts?: Refusal[] }>;
	/** The first error that no entry is to blame for. */
	error?: unknown;
}

/** The entries that an answer refuses, by key, or its words where it refuses the call and does not say what is to blame. */
export type Refusals = ReadonlyMap<string, Refusal[]> | string;

/**
 * How many parts of refused batches may be refused in a row. It takes 12 to find two bad entries side by side in a batch
 * of 50; after more than that without a single part that was taken, it is not the entries that are to blame.
 */
const maxRefused = 16;

/**
 * Sends entries in batches, several at a time, and finds out what became of each. `send` gives what an answer refuses
 * and throws like the API client. A refused batch is sent again in halves
 * until the entry that is to blame stands alone, one batch after the other, and not when everything is refused. A call
 * that fails on the vendor's side costs its batch only, up to five in a row; whatever else keeps a call from being
 * answered would keep the others too: nothing more is sent.
 */
export async function sendInBatches<Entry>(
	entries: Array<KeyedEntry<Entry>>,
	{ batchSize, concurrentRequests }: BatchSettings,
	send: (part: Array<KeyedEntry<Entry>>) => Promise<Refusals>,
): Promise<BatchOutcome> {
	type Part = Array<KeyedEntry<Entry>>;
	const outcome: BatchOutcome = { results: new Map() };
	const atATime = pLimit(concurrentRequests);
	const oneSearch = pLimit(1);
	let stoppedBy: string | undefined;
	let unreached = 0;
	let refusedInARow = 0;

	const settle = (part: Part, result: RowResult) => part.forEach(({ key }) => outcome.results.set(key, result));

	async function sendBatch(batch: Part): Promise<void> {
		const refusal = await atATime(async () => await sendOnce(batch));
		if (refusal !== undefined) await oneSearch(async () => await search(batch, refusal));
	}

	/** Sends one call. Gives the words of a refusal of the whole that is still to be looked into; else all is settled. */
	async function sendOnce(part: Part): Promise<string | undefined> {
		if (stoppedBy !== undefined) return void settle(part, notSent(`Not sent after an earlier call: ${stoppedBy}`));
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
			if (!failsByItself(error) || unreached >= maxUnreached) stoppedBy ??= message;
			settle(part, { status: 'failed', message });
		}
		return undefined;
	}

	/** Looks for the entries of a refused part that are to blame, half by half. */
	async function search(part: Part, refusal: string): Promise<void> {
		if (part.length === 1) return settle(part, { status: 'refused', message: refusal });
		if (refusedInARow >= maxRefused) {
			return settle(part, { status: 'refused', message: `${refusal} (as said of every part that was tried)` });
		}
		const halves = halvesOf(part);
		const refusals = await Promise.all(halves.map((half) => atATime(async () => await sendOnce(half))));
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
