import type { IN8nHttpFullResponse } from 'n8n-workflow';

import { isRecord } from '../parsing/values';
import type { Endpoint } from './address';
import type { Api } from './api';
import { lacksContent, retryAfterSeconds, type Failure } from './retry';
import { containsOnly, vendorMessageOf } from './vendorMessage';

/** Reads from a parsed answer what a call exists to fetch. */
export interface ResponseParser<T> {
	/** As messages call it: "order" in "Blink's answer holds no order". */
	is: string;
	/** Undefined when the answer lacks it, which is never a success. It must not throw. */
	read(body: unknown): T | undefined;
}

/** For a call that fetches nothing: an object in which the vendor says that it has taken what was sent. */
export const confirmation: ResponseParser<unknown> = {
	is: 'confirmation',
	read: (body) => (isRecord(body) ? body : undefined),
};

/** What came of one attempt before anybody looked into it. The body is parsed if it is JSON, else a text. */
export type Outcome = { response: IN8nHttpFullResponse } | { failure: Failure };

/** What one attempt means. Words are the vendor's own, as it sent them: they may hold secrets. */
export type Classification<T> =
	| { kind: 'answer'; response: T }
	/**
	 * A no to the content: in a 200, or by a status that the vendor uses for it. `speaksOfToken`: it may be the token all the
	 * same, so that the next call logs in.
	 */
	| { kind: 'refused'; vendorMessage: string; speaksOfToken?: boolean }
	/** The call was turned down at the door: it did nothing, and a new login may help. */
	| { kind: 'badToken'; status: number; vendorMessage?: string }
	/** Anything else. */
	| { kind: 'failed'; failure: Failure; vendorMessage?: string; speaksOfToken?: boolean };

/** The verdict on one attempt. */
export function classify<T>(
	api: Api,
	endpoint: Endpoint,
	outcome: Outcome,
	parser: ResponseParser<T>,
): Classification<T> {
	if ('failure' in outcome) return { kind: 'failed', failure: outcome.failure };
	const { statusCode: status, headers, body } = outcome.response;
	const vendorMessage = isPage(body) ? undefined : vendorMessageOf(body);
	const isGood = status >= 200 && status < 300;
	const places = endpoint.repeat === 'ifNotArrived';

	const means = isGood ? undefined : api.statusMeans?.(status, vendorMessage);
	if (means === 'content')
		return { kind: 'refused', vendorMessage: vendorMessage ?? api.refusal(body) ?? `status ${status}` };
	// A middleware for tokens that is in wide use says it under `status` (observed).
	const message = vendorMessage ?? (isRecord(body) && typeof body.status === 'string' ? body.status : undefined);
	const token = means === 'token' ? 'certainly' : tokenIsRefused(api, places, status, headers?.location, body, message);
	if (token === 'certainly') return { kind: 'badToken', status, vendorMessage };
	if (!isGood) {
		// RateLimit-Reset (IETF draft 02) is on answers of every status, and says how long to wait only here.
		const wait = headers?.['retry-after'] ?? (status === 429 ? headers?.['ratelimit-reset'] : undefined);
		const failure: Failure = { kind: 'status', status, retryAfterSeconds: retryAfterSeconds(wait) };
		return { kind: 'failed', failure, vendorMessage, speaksOfToken: token === 'perhaps' };
	}
	if (typeof body === 'string' && body.trim() !== '') return { kind: 'failed', failure: { kind: 'notJson' } };

	const speaksOfToken = token === 'perhaps';
	const lacking = {
		kind: 'failed',
		failure: { kind: 'lacking', is: parser.is },
		vendorMessage,
		speaksOfToken,
	} as const;
	if (isEmpty(body)) return lacking;
	const response = parser.read(body);
	const refusal = api.refusal(body, endpoint);
	if (refusal !== undefined) {
		// Yes and no at once: what was asked for is there, and an error beside it.
		const mayBePlaced = places && response !== undefined && api.confirms(body);
		return mayBePlaced ? lacking : { kind: 'refused', vendorMessage: refusal, speaksOfToken };
	}
	// Words without a yes confirm nothing: not what was sent, and not what was placed.
	const isDoubtful = parser === confirmation || (places && vendorMessage !== undefined);
	if (response !== undefined && (!isDoubtful || api.confirms(body))) return { kind: 'answer', response };
	// They are a no, but not about what may have been placed.
	if (parser === confirmation && vendorMessage !== undefined && !places) return { kind: 'refused', vendorMessage };
	return lacking;
}

/** Whether the vendor answered at all, be it with a no: it can be reached and is not too busy. */
export function isVendorReachable(classification: Classification<unknown>): boolean {
	if (classification.kind !== 'failed') return true;
	const { failure } = classification;
	if (failure.kind === 'status') return failure.status < 500 && failure.status !== 429;
	return lacksContent(failure) || (failure.kind === 'login' && failure.isRefused);
}

/** Whether the call was turned down at the door, for who asks and not for what is asked. */
export function isTurnedDown(classification: Classification<unknown>): boolean {
	if (classification.kind !== 'failed') return classification.kind === 'badToken';
	const { failure } = classification;
	return failure.kind === 'status'
		? statusesOfToken.has(failure.status)
		: failure.kind === 'login' && failure.isRefused;
}

/** Statuses that speak of the token by themselves: 419 is Laravel's "Page Expired". A 403 may also be a missing permission. */
const statusesOfToken = new Set([401, 403, 419]);
/** Statuses that speak of it only in words. */
const statusesWithMessage = new Set([200, 400, 500]);

/**
 * Whether an answer turns the token down. What may have placed something says so `certainly` only by its status, or by a
 * 200 or 400 that says nothing but one of the known phrases: some token may be a payment's.
 */
function tokenIsRefused(
	{ token, refusal }: Api,
	places: boolean,
	status: number,
	location: unknown,
	body: unknown,
	vendorMessage: string | undefined,
): 'certainly' | 'perhaps' | 'no' {
	if (token === undefined) return 'no';
	if (statusesOfToken.has(status)) return 'certainly';
	const speaksOfIt =
		status >= 300 && status < 400
			? // A web application sends those it does not know to its login page.
				/log-?in|sign-?in|auth/i.test(String(location ?? ''))
			: statusesWithMessage.has(status) && vendorMessage !== undefined && token.refusedBy(vendorMessage);
	if (!speaksOfIt) return 'no';
	if (places) return (status === 200 || status === 400) && containsOnly(body, token.phrases) ? 'certainly' : 'perhaps';
	// Laravel's own refusal is `{"message": "Unauthenticated."}` and nothing beside: a success may mention a token too.
	const isSuccess = isRecord(body) && (body.success !== undefined || body.data !== undefined);
	return status === 200 && isSuccess && refusal(body) === undefined ? 'no' : 'certainly';
}

function isPage(body: unknown): boolean {
	return typeof body === 'string' && /^\s*</.test(body);
}

function isEmpty(body: unknown): boolean {
	if (body === undefined || body === null) return true;
	if (typeof body === 'string') return body.trim() === '';
	// An empty list may be all there is to fetch.
	return isRecord(body) && Object.keys(body).length === 0;
}
