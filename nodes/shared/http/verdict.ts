import type { IN8nHttpFullResponse } from 'n8n-workflow';

import { isRecord } from '../reading/values';
import type { Api } from './api';
import { lacksContent, retryAfterSeconds, type Failure } from './retry';
import { vendorWords } from './vendorWords';

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

/** What came of one attempt before anybody looked into it. */
export type Outcome = { answer: IN8nHttpFullResponse } | { failure: Failure };

/** What one attempt means. Words are the vendor's own, as it sent them: they may hold secrets. */
export type Verdict<T> =
	| { kind: 'answer'; answer: T }
	/** A no to the content: in a 200, or by a status that the vendor uses for it. */
	| { kind: 'refused'; words: string }
	/** The call was turned down at the door: it did nothing, and a new login may help. */
	| { kind: 'badToken'; status: number; words?: string }
	| { kind: 'failed'; failure: Failure; words?: string };

/** The verdict on one attempt. */
export function verdictOn<T>(api: Api, outcome: Outcome, reader: AnswerReader<T>): Verdict<T> {
	if ('failure' in outcome) return { kind: 'failed', failure: outcome.failure };
	const { statusCode: status, headers, body } = outcome.answer;
	const words = isPage(body) ? undefined : vendorWords(body);
	const isGood = status >= 200 && status < 300;
	const refusal = isGood && isRecord(body) && !isEmpty(body) ? api.refusal(body) : undefined;
	const means = isGood ? undefined : api.statusMeans?.(status, words);
	if (means === 'content') return { kind: 'refused', words: words ?? `status ${status}` };
	if (means === 'token') return { kind: 'badToken', status, words };
	if (tokenIsRefused(api, status, headers?.location, isGood ? refusal && (words ?? refusal) : words)) {
		return { kind: 'badToken', status, words };
	}
	if (!isGood) {
		// RateLimit-Reset (IETF draft 02) is on answers of every status, and an order to wait only here.
		const wait = headers?.['retry-after'] ?? (status === 429 ? headers?.['ratelimit-reset'] : undefined);
		const failure: Failure = { kind: 'status', status, retryAfterSeconds: retryAfterSeconds(wait) };
		return { kind: 'failed', failure, words };
	}
	if (typeof body === 'string' && body.trim() !== '') return { kind: 'failed', failure: { kind: 'notJson' } };
	if (refusal !== undefined) return { kind: 'refused', words: words ?? refusal };
	const answer = isEmpty(body) ? undefined : reader.read(body);
	if (answer === undefined) return { kind: 'failed', failure: { kind: 'lacking', is: reader.is } };
	return { kind: 'answer', answer };
}

/** Whether the vendor answered at all, be it with a no: it can be reached and is not too busy. */
export function vendorIsThere(verdict: Verdict<unknown>): boolean {
	if (verdict.kind !== 'failed') return true;
	const { failure } = verdict;
	if (failure.kind === 'status') return failure.status < 500 && failure.status !== 429;
	return lacksContent(failure);
}

/** Statuses that speak of the token by themselves: 419 is Laravel's "Page Expired". A 403 may also be a missing permission. */
const statusesOfToken = new Set([401, 403, 419]);
/** Statuses that speak of it only in words. */
const statusesWithWords = new Set([200, 400, 500]);

function tokenIsRefused({ token }: Api, status: number, location: unknown, words: string | undefined): boolean {
	if (token === undefined) return false;
	if (statusesOfToken.has(status)) return true;
	// A web application sends those it does not know to its login page.
	if (status >= 300 && status < 400) return /log-?in|sign-?in|auth/i.test(String(location ?? ''));
	return statusesWithWords.has(status) && words !== undefined && token.refusedBy(words);
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
