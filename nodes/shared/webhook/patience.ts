import type { Acknowledge, Patience } from './source';

/*
 * How long an answer may wait for n8n to save the execution. A burst waits in n8n's own queue before a trigger hears of
 * it, so a call has waited longer than anything tells: while n8n is busy with an older call, the newer one is taken to
 * have come with it. An n8n that only waits for its database takes every call in at once.
 */

/** How long before a sender hangs up it gets its answer, in milliseconds. */
const reserve = 1000;
/** How many executions may be on their way to the database before an answer waits, *At Once* or not. */
const mostUnsaved = 50;
/** How much of the time since the oldest call a busy n8n has worked. */
const busy = 0.7;
/** A call that n8n has not answered by then never will be, in milliseconds. */
const longestCall = 60_000;

/** Calls that n8n has not answered, in the order of their coming. */
const unsaved = new Set<{ since: number; load: ReturnType<typeof loadNow> }>();

const loadNow = () => performance.eventLoopUtilization();

/** One call that waits for n8n. */
export interface Waiting {
	/** For how long its answer may wait, in milliseconds; undefined for as long as it takes. */
	patience: number | undefined;
	/** To be called when n8n answers. */
	end(): void;
}

/** Begins the wait of a call. @param now epoch milliseconds. */
export function wait(moment: Acknowledge, { hangsUpAfterSeconds, sendsAgain }: Patience, now = Date.now()): Waiting {
	for (const old of unsaved) if (now - old.since > longestCall) unsaved.delete(old);
	const [oldest] = unsaved;
	const isCrowded = unsaved.size >= mostUnsaved;
	const call = { since: now, load: loadNow() };
	unsaved.add(call);
	const end = () => {
		unsaved.delete(call);
	};
	if (moment === 'atOnce' && !isCrowded) return { patience: 0, end };
	if (hangsUpAfterSeconds === undefined || sendsAgain) return { patience: undefined, end };
	const isBusy = oldest !== undefined && performance.eventLoopUtilization(call.load, oldest.load).utilization > busy;
	const cameAt = isBusy ? oldest.since : now;
	return { patience: Math.max(0, cameAt + hangsUpAfterSeconds * 1000 - reserve - now), end };
}
