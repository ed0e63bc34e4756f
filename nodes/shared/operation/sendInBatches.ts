import { NodeApiError } from 'n8n-workflow';

import { pLimit } from '../bundled/pLimit';
import { refusalIn } from '../http/client';
import type { RowFate } from './operation';

/** Rows of one key, made into one entry of a call. */
export interface KeyedEntry<Entry> {
	key: string;
	entry: Entry;
}

export interface BatchSettings {
	/** Entries a call. */
	batchSize: number;
	/** Calls at the same time. */
	callsInFlight: number;
	/** Send nothing more once an entry is refused, and do not look for it inside its batch. */
	stopAtBadRow: boolean;
}

export interface BatchOutcome {
	/** What became of each entry, by key. */
	fates: Map<string, RowFate>;
	/** The first error that no entry is to blame for, or the first refusal when refusals are to stop the run. */
	error?: unknown;
}

/**
 * Sends entries in batches, several at a time, and finds out what became of each. `send` gives the refused entries of an
 * answer that takes the call (words by key) and throws like the API client. A refused batch is sent again in halves
 * until the entry that is to blame stands alone. A call that fails on the vendor's side (5xx) costs its batch only;
 * whatever else keeps a call from being answered would keep the others too: nothing more is sent.
 */
export async function sendInBatches<Entry>(
	entries: Array<KeyedEntry<Entry>>,
	{ batchSize, callsInFlight, stopAtBadRow }: BatchSettings,
	send: (part: Array<KeyedEntry<Entry>>) => Promise<ReadonlyMap<string, string>>,
): Promise<BatchOutcome> {
	const outcome: BatchOutcome = { fates: new Map() };
	const atATime = pLimit(callsInFlight);
	let stoppedBy: string | undefined;

	const settle = (part: Array<KeyedEntry<Entry>>, fate: RowFate) =>
		part.forEach(({ key }) => outcome.fates.set(key, fate));

	async function sendPart(part: Array<KeyedEntry<Entry>>): Promise<void> {
		const halves = await atATime(async () => await sendOnce(part));
		await Promise.all(halves.map(sendPart));
	}

	/** Sends one call; gives the parts that are to be sent again. */
	async function sendOnce(part: Array<KeyedEntry<Entry>>): Promise<Array<Array<KeyedEntry<Entry>>>> {
		if (stoppedBy !== undefined) {
			settle(part, { status: 'notSent', message: `Not sent after an earlier call: ${stoppedBy}` });
			return [];
		}
		try {
			const refused = await send(part);
			for (const { key } of part) {
				const message = refused.get(key);
				outcome.fates.set(key, message === undefined ? { status: 'synced' } : { status: 'refused', message });
			}
			const [words] = part.flatMap(({ key }) => refused.get(key) ?? []);
			if (words !== undefined && stopAtBadRow) stoppedBy ??= words;
			return [];
		} catch (error) {
			const message = refusalIn(error);
			if (message === undefined) {
				outcome.error ??= error;
				if (!isVendorsFault(error)) stoppedBy ??= (error as Error).message;
				settle(part, { status: 'failed', message: (error as Error).message });
				return [];
			}
			if (!stopAtBadRow && part.length > 1) return halvesOf(part);
			if (stopAtBadRow) {
				outcome.error ??= error;
				stoppedBy ??= message;
			}
			settle(part, { status: 'refused', message });
			return [];
		}
	}

	await Promise.all(chunks(entries, batchSize).map(sendPart));
	return outcome;
}

function isVendorsFault(error: unknown): boolean {
	return error instanceof NodeApiError && Number(error.httpCode) >= 500;
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
