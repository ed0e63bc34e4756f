import type { Endpoint } from './endpoint';

/** What went wrong with one attempt. */
export type Failure =
	/** An answer with an error status. */
	| { kind: 'status'; status: number; retryAfterSeconds?: number }
	/** No answer at all. */
	| { kind: 'network'; code: string }
	/** An answer that ended in the middle: the call had been received. */
	| { kind: 'brokenOff' }
	/** A good status with something that is no JSON, most often a web page. */
	| { kind: 'notJson' }
	/** A good status without what the call exists to fetch. */
	| { kind: 'lacking'; is: string };

/** Codes of Node's network layer with which a request is known never to have left: nobody was there to take it. */
const neverArrived = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

export const attempts = 4;
/** Attempts for a call whose answer came, but was none: one more tells a hiccup from a wrong address. */
const attemptsWithoutContent = 2;
/** The wait before the second attempt, in seconds; each one after it is twice as long. Only a test that has no time sets it. */
export const retryPace = { firstDelaySeconds: 0.5 };
const longestRetryAfterSeconds = 60;

/** Whether the request is known not to have been carried out, so that sending it again cannot do it twice. */
export function didNotArrive(failure: Failure): boolean {
	if (failure.kind === 'network') return neverArrived.has(failure.code);
	if (failure.kind !== 'status') return false;
	return failure.status === 429 || (failure.status === 503 && failure.retryAfterSeconds !== undefined);
}

/** Whether the same call may go better a little later. */
function mayPass(failure: Failure): boolean {
	return failure.kind !== 'status' || failure.status === 429 || failure.status >= 500;
}

/** Whether the call was answered, and only the content is missing. */
export function lacksContent(failure: Failure): boolean {
	return failure.kind === 'notJson' || failure.kind === 'lacking';
}

/**
 * How many seconds to wait before attempt number `attempt + 1`, or undefined when there must be none. A request that
 * would do harm twice is repeated only when it is known not to have arrived. Retry-After is obeyed up to a minute:
 * a vendor that wants longer is busy for good, and the person should know now.
 */
export function retryDelay(endpoint: Endpoint, failure: Failure, attempt: number): number | undefined {
	if (attempt >= (lacksContent(failure) ? attemptsWithoutContent : attempts) || !mayPass(failure)) return undefined;
	if (!endpoint.repeatable && !didNotArrive(failure)) return undefined;
	const asked = failure.kind === 'status' ? failure.retryAfterSeconds : undefined;
	if (asked !== undefined) return asked <= longestRetryAfterSeconds ? asked : undefined;
	const jitter = 0.75 + Math.random() / 2;
	return retryPace.firstDelaySeconds * 2 ** (attempt - 1) * jitter;
}

/** Seconds that a Retry-After header asks for, given as seconds or as an HTTP date; undefined when it says nothing. */
export function retryAfterSeconds(header: unknown, now = Date.now()): number | undefined {
	if (typeof header !== 'string' && typeof header !== 'number') return undefined;
	const seconds = Number(header);
	if (String(header).trim() !== '' && Number.isFinite(seconds)) return Math.max(0, seconds);
	const date = Date.parse(String(header));
	return Number.isNaN(date) ? undefined : Math.max(0, (date - now) / 1000);
}
