import type { Endpoint } from './api';

/** What went wrong with one attempt. */
export type Failure =
	/** A response with an error status. */
	| { kind: 'status'; status: number; retryAfterSeconds?: number }
	/** The login that the call needs failed, and whether the vendor refused it. */
	| { kind: 'login'; message: string; description: string; isRefused: boolean }
	/** No response at all. */
	| { kind: 'network'; code: string }
	/** An incomplete response: the call had been received. */
	| { kind: 'brokenOff' }
	/** A response that is too long to be read. */
	| { kind: 'tooLong' }
	/** A good status with something that is not JSON, most often a web page. */
	| { kind: 'notJson' }
	/** A good status without what the call exists to fetch. */
	| { kind: 'lacking'; is: string };

/** Codes of Node's network layer with which no connection was made. */
const notConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

/**
 * Whether a code means that the server's certificate was rejected, or (EPROTO) that no encrypted connection came about. Errors of
 * OpenSSL (ERR_SSL_...) also end a connection over which the request has gone out.
 */
export function isCertificateError(code: string): boolean {
	return /CERT|SELF_SIGNED|SIGNATURE|ISSUER|HOSTNAME_MISMATCH|^EPROTO$/.test(code);
}

/** Whether a code means that a URL or a header is not one that can be sent. */
export function cannotBeSent(code: string): boolean {
	return /^ERR_(INVALID|UNESCAPED|BAD_OPTION)/.test(code);
}

const attempts = 4;
/** Attempts for a call whose response came without content: one more tells a hiccup from a wrong address. */
const attemptsWithoutContent = 2;
/** The wait before the second attempt, in seconds; each one after it is twice as long. Only a test that has no time sets it. */
export const retryPace = { firstDelaySeconds: 0.5 };
const longestRetryAfterSeconds = 60;

/** Whether the request is known not to have been carried out, so that sending it again cannot do it twice. */
export function didNotArrive(failure: Failure): boolean {
	if (failure.kind === 'network') {
		const { code } = failure;
		return notConnected.has(code) || isCertificateError(code) || cannotBeSent(code);
	}
	return failure.kind === 'login' || (failure.kind === 'status' && failure.status === 429);
}

/** Whether the vendor may have carried out the request although it did not confirm it. */
export function mayHaveArrived(failure: Failure): boolean {
	if (failure.kind !== 'status') return !didNotArrive(failure);
	// A redirect is also the response to a form that was accepted.
	return failure.status >= 500 || (failure.status >= 300 && failure.status < 400);
}

/** Whether the same call may succeed a little later. */
function mayPass(failure: Failure): boolean {
	if (failure.kind === 'tooLong' || failure.kind === 'login') return false;
	if (failure.kind === 'network') return !cannotBeSent(failure.code);
	return failure.kind !== 'status' || failure.status === 429 || failure.status >= 500;
}

/** Whether there was a response, and only its content is missing. */
export function lacksContent(failure: Failure): boolean {
	return failure.kind === 'notJson' || failure.kind === 'lacking' || failure.kind === 'tooLong';
}

/**
 * How many seconds to wait before attempt number `attempt + 1`, or undefined when there must be none. A request that
 * places something is repeated only when it certainly did not arrive. Retry-After is obeyed up to a minute: a longer one fails
 * the item now. A vendor's message about what is missing is final.
 */
export function retryDelay(
	endpoint: Endpoint,
	{ failure, vendorMessage }: { failure: Failure; vendorMessage?: string },
	attempt: number,
): number | undefined {
	if (failure.kind === 'lacking' && vendorMessage !== undefined) return undefined;
	if (attempt >= (lacksContent(failure) ? attemptsWithoutContent : attempts) || !mayPass(failure)) return undefined;
	if (endpoint.repeat === 'ifNotArrived' && !didNotArrive(failure)) return undefined;
	const asked = failure.kind === 'status' ? failure.retryAfterSeconds : undefined;
	if (asked !== undefined) return asked <= longestRetryAfterSeconds ? asked : undefined;
	const jitter = 0.75 + Math.random() / 2;
	return retryPace.firstDelaySeconds * 2 ** (attempt - 1) * jitter;
}

/** The seconds of a Retry-After header, which holds seconds or an HTTP date; undefined when it holds neither. */
export function retryAfterSeconds(header: unknown, now = Date.now()): number | undefined {
	if (typeof header !== 'string' && typeof header !== 'number') return undefined;
	const seconds = Number(header);
	if (String(header).trim() !== '' && Number.isFinite(seconds)) return Math.max(0, seconds);
	const date = Date.parse(String(header));
	return Number.isNaN(date) ? undefined : Math.max(0, (date - now) / 1000);
}
