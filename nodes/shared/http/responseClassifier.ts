import type { IN8nHttpFullResponse } from 'n8n-workflow';

import { isRecord } from '../parsing/values';
import type { Api, Endpoint } from './api';
import { lacksContent, retryAfterSeconds, type Failure } from './retry';
import { containsOnly, vendorMessageOf } from './vendorMessage';

/** Reads from a parsed answer what a call exists to fetch. */
export interface ResponseParser<T> {
	/** As messages call it: "an order" in "Blink's response does not contain an order". */
	is: string;
	/** Undefined when the response lacks it, which is never a success. It must not throw. */
	read(body: unknown): T | undefined;
}

/** For a call that fetches nothing: an object in which the vendor confirms what was sent. */
export const confirmation: ResponseParser<unknown> = {
	is: 'a confirmation',
	read: (body) => (isRecord(body) ? body : undefined),
};

/** The result of one attempt. The body is parsed if it is JSON, else a text. */
export type Outcome = { response: IN8nHttpFullResponse } | { failure: Failure };

/** Messages are the vendor's own, as it sent them: they may hold secrets. */
type Kind<T> =
	| { kind: 'answer'; response: T }
	/**
	 * The content is refused, in a 200 or by a status that the vendor uses for it. `speaksOfToken`: it may be the token all
	 * the same, so that the next call logs in.
	 */
	| { kind: 'refused'; vendorMessage: string; speaksOfToken?: boolean }
	/** The token was rejected: the call did nothing, and a new login may help. */
	| { kind: 'badToken'; status: number; vendorMessage?: string }
	/** Anything else. */
	| { kind: 'failed'; failure: Failure; vendorMessage?: string; speaksOfToken?: boolean };

/** What one attempt means. */
export type Classification<T> = Kind<T> & {
	/** Whether the vendor responded at all, and is not too busy. */
	isReachable: boolean;
	/** Whether the account was rejected: the next call will be too, whatever it sends. */
	isRejected: boolean;
};

export function classify<T>(
	api: Api,
	endpoint: Endpoint,
	outcome: Outcome,
	parser: ResponseParser<T>,
): Classification<T> {
	const meaning = classificationOf(api, endpoint, outcome, parser);
	return { ...meaning, isReachable: isReachable(meaning), isRejected: isRejected(meaning) };
}

function classificationOf<T>(api: Api, endpoint: Endpoint, outcome: Outcome, parser: ResponseParser<T>): Kind<T> {
	if ('failure' in outcome) return { kind: 'failed', failure: outcome.failure };
	const { statusCode: status, headers, body } = outcome.response;
	const vendorMessage = isPage(body) ? undefined : vendorMessageOf(body);
	const isGood = status >= 200 && status < 300;
	const places = endpoint.repeat === 'ifNotArrived';

	const means = isGood ? undefined : api.statusMeans?.(status, vendorMessage);
	if (means === 'content')
		return { kind: 'refused', vendorMessage: vendorMessage ?? api.refusal(body) ?? `status ${status}` };
	// A middleware for tokens that is in wide use reports it under `status` (observed).
	const message = vendorMessage ?? (isRecord(body) && typeof body.status === 'string' ? body.status : undefined);
	const token = means === 'token' ? 'certainly' : tokenIsRefused(api, places, status, headers?.location, body, message);
	if (token === 'certainly') return { kind: 'badToken', status, vendorMessage };
	if (!isGood) {
		// RateLimit-Reset (IETF draft 02) is on responses of every status, and is a delay only here.
		const delay = headers?.['retry-after'] ?? (status === 429 ? headers?.['ratelimit-reset'] : undefined);
		const failure: Failure = { kind: 'status', status, retryAfterSeconds: retryAfterSeconds(delay) };
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
		// Both at once: what was asked for, and an error beside it.
		const mayBePlaced = places && response !== undefined && api.confirms(body);
		return mayBePlaced ? lacking : { kind: 'refused', vendorMessage: refusal, speaksOfToken };
	}
	// A message alone confirms nothing: not what was sent, and not what was placed.
	const isDoubtful = parser === confirmation || (places && vendorMessage !== undefined);
	if (response !== undefined && (!isDoubtful || api.confirms(body))) return { kind: 'answer', response };
	// It is a refusal, but not of what may have been placed.
	if (parser === confirmation && vendorMessage !== undefined && !places) return { kind: 'refused', vendorMessage };
	return lacking;
}

function isReachable(meaning: Kind<unknown>): boolean {
	if (meaning.kind !== 'failed') return true;
	const { failure } = meaning;
	if (failure.kind === 'status') return failure.status < 500 && failure.status !== 429;
	return lacksContent(failure) || (failure.kind === 'login' && failure.isRefused);
}

function isRejected(meaning: Kind<unknown>): boolean {
	if (meaning.kind !== 'failed') return meaning.kind === 'badToken';
	const { failure } = meaning;
	return failure.kind === 'status'
		? statusesOfToken.has(failure.status)
		: failure.kind === 'login' && failure.isRefused;
}

/** Statuses that are about the token by themselves: 419 is Laravel's "Page Expired". A 403 may also be a missing permission. */
const statusesOfToken = new Set([401, 403, 419]);
/** Statuses that are about it only with a message. */
const statusesWithMessage = new Set([200, 400, 500]);

/**
 * Whether a response rejects the token. Where something may have been placed, only the status is certain, or a 200 or 400
 * that contains nothing but one of the known phrases: some token may be a payment's.
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
