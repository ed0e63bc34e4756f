import type { IN8nHttpFullResponse } from 'n8n-workflow';

import { isRecord } from '../reading/values';
import type { Api } from './api';
import type { Endpoint } from './endpoint';
import { lacksContent, retryAfterSeconds, type Failure } from './retry';
import { saysOnly, vendorWords } from './vendorWords';

/** Reads from a parsed answer what a call exists to fetch. */
export interface AnswerReader<T> {
	/** As messages call it: "order" in "Blink's answer holds no order". */
	is: string;
	/** Undefined when the answer lacks it, which is never a success. It must not throw. */
	read(body: unknown): T | undefined;
}

/** For a call that fetches nothing: an object in which the vendor says that it has taken what was sent. */
export const confirmation: AnswerReader<unknown> = {
	is: 'confirmation',
	read: (body) => (isRecord(body) ? body : undefined),
};

/** What came of one attempt before anybody looked into it. The body is parsed if it is JSON, else a text. */
export type Outcome = { answer: IN8nHttpFullResponse } | { failure: Failure };

/** What one attempt means. Words are the vendor's own, as it sent them: they may hold secrets. */
export type Verdict<T> =
	| { kind: 'answer'; answer: T }
	/**
	 * A no to the content: in a 200, or by a status that the vendor uses for it. `speaksOfToken`: it may be the token all the
	 * same, so that the next call logs in.
	 */
	| { kind: 'refused'; words: string; speaksOfToken?: boolean }
	/** The call was turned down at the door: it did nothing, and a new login may help. */
	| { kind: 'badToken'; status: number; words?: string }
	/** Anything else. */
	| { kind: 'failed'; failure: Failure; words?: string; speaksOfToken?: boolean };

/** The verdict on one attempt. */
export function verdictOn<T>(api: Api, endpoint: Endpoint, outcome: Outcome, reader: AnswerReader<T>): Verdict<T> {
	if ('failure' in outcome) return { kind: 'failed', failure: outcome.failure };
	const { statusCode: status, headers, body } = outcome.answer;
	const words = isPage(body) ? undefined : vendorWords(body);
	const isGood = status >= 200 && status < 300;
	const places = endpoint.repeat === 'ifNotArrived';

	const means = isGood ? undefined : api.statusMeans?.(status, words);
	if (means === 'content') return { kind: 'refused', words: words ?? api.refusal(body) ?? `status ${status}` };
	// A middleware for tokens that is in wide use says it under `status` (observed).
	const said = words ?? (isRecord(body) && typeof body.status === 'string' ? body.status : undefined);
	const token = means === 'token' ? 'certainly' : tokenIsRefused(api, places, status, headers?.location, body, said);
	if (token === 'certainly') return { kind: 'badToken', status, words };
	if (!isGood) {
		// RateLimit-Reset (IETF draft 02) is on answers of every status, and says how long to wait only here.
		const wait = headers?.['retry-after'] ?? (status === 429 ? headers?.['ratelimit-reset'] : undefined);
		const failure: Failure = { kind: 'status', status, retryAfterSeconds: retryAfterSeconds(wait) };
		return { kind: 'failed', failure, words, speaksOfToken: token === 'perhaps' };
	}
	if (typeof body === 'string' && body.trim() !== '') return { kind: 'failed', failure: { kind: 'notJson' } };

	const speaksOfToken = token === 'perhaps';
	const lacking = { kind: 'failed', failure: { kind: 'lacking', is: reader.is }, words, speaksOfToken } as const;
	if (isEmpty(body)) return lacking;
	const answer = reader.read(body);
	const refusal = api.refusal(body, endpoint);
	if (refusal !== undefined) {
		// Yes and no at once: what was asked for is there, and an error beside it.
		const mayBePlaced = places && answer !== undefined && api.confirms(body);
		return mayBePlaced ? lacking : { kind: 'refused', words: refusal, speaksOfToken };
	}
	// Words without a yes confirm nothing: not what was sent, and not what was placed.
	const isDoubtful = reader === confirmation || (places && words !== undefined);
	if (answer !== undefined && (!isDoubtful || api.confirms(body))) return { kind: 'answer', answer };
	// They are a no, but not about what may have been placed.
	if (reader === confirmation && words !== undefined && !places) return { kind: 'refused', words };
	return lacking;
}

/** Whether the vendor answered at all, be it with a no: it can be reached and is not too busy. */
export function vendorIsThere(verdict: Verdict<unknown>): boolean {
	if (verdict.kind !== 'failed') return true;
	const { failure } = verdict;
	if (failure.kind === 'status') return failure.status < 500 && failure.status !== 429;
	return lacksContent(failure) || (failure.kind === 'login' && failure.isRefused);
}

/** Whether the call was turned down at the door, for who asks and not for what is asked. */
export function isTurnedDown(verdict: Verdict<unknown>): boolean {
	if (verdict.kind !== 'failed') return verdict.kind === 'badToken';
	const { failure } = verdict;
	return failure.kind === 'status'
		? statusesOfToken.has(failure.status)
		: failure.kind === 'login' && failure.isRefused;
}

/** Statuses that speak of the token by themselves: 419 is Laravel's "Page Expired". A 403 may also be a missing permission. */
const statusesOfToken = new Set([401, 403, 419]);
/** Statuses that speak of it only in words. */
const statusesWithWords = new Set([200, 400, 500]);

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
	words: string | undefined,
): 'certainly' | 'perhaps' | 'no' {
	if (token === undefined) return 'no';
	if (statusesOfToken.has(status)) return 'certainly';
	const speaksOfIt =
		status >= 300 && status < 400
			? // A web application sends those it does not know to its login page.
				/log-?in|sign-?in|auth/i.test(String(location ?? ''))
			: statusesWithWords.has(status) && words !== undefined && token.refusedBy(words);
	if (!speaksOfIt) return 'no';
	if (places) return (status === 200 || status === 400) && saysOnly(body, token.phrases) ? 'certainly' : 'perhaps';
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
