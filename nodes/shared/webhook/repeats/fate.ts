import { sleep } from 'n8n-workflow';

/**
 * How long a copy waits to learn what became of the first one, in milliseconds: a busy n8n takes its time to save one. Then it
 * is taken, better twice than not at all.
 */
const longestWait = 60_000;

/** What became of one event that is no repeat. */
export interface Fate {
	/** Whether it is n8n's now, once that is known. Only then may a copy be dropped. */
	isAccepted?: boolean;
	/** Whether what is remembered of it may outlive this process. */
	isKept: boolean;
	/** When `isAccepted` is known, the same. */
	outcome: Promise<boolean>;
	settle(isAccepted: boolean): void;
}

/** The fate of an event on its way. */
export function openFate(): Fate {
	let resolve: (isAccepted: boolean) => void;
	return {
		isKept: false,
		outcome: new Promise((settled) => {
			resolve = settled;
		}),
		settle(isAccepted) {
			this.isAccepted = isAccepted;
			this.isKept ||= isAccepted;
			resolve(isAccepted);
		},
	};
}

/** The fate of an event of which another process, or this one before it was started, kept what it remembers. */
export const keptFate: Fate = {
	isAccepted: true,
	isKept: true,
	outcome: Promise.resolve(true),
	settle: () => undefined,
};

/** Waits until it is known whether the event was accepted, for a minute at most. */
export async function acceptanceOf(fate: Fate): Promise<boolean | 'unknown'> {
	if (fate.isAccepted !== undefined) return fate.isAccepted;
	const known = new AbortController();
	const patience = sleep(longestWait, known.signal).catch(() => undefined);
	const outcome = await Promise.race([fate.outcome, patience.then(() => 'unknown' as const)]);
	known.abort();
	return outcome;
}
