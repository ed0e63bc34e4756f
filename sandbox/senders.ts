import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';

import axios from 'axios';
import jwt from 'jsonwebtoken';

import { vendorOf, webhookSample, type PayloadType } from './kinds';
import type { Settings } from './samples';
import { VENDORS, type Vendor } from './vendors';

/** A signed token in a header, as Bringg's merchant webhooks can carry one (HS256). */
export interface JwtOptions {
	key: string;
	/** `iss`, `aud`, `sub` and whatever else; an `exp` here wins over expiresInSeconds. */
	claims?: Record<string, unknown>;
	/** Five minutes unless given; negative makes a token that has expired. */
	expiresInSeconds?: number;
	/** `Authorization` unless given. */
	header?: string;
	/** Whether `Bearer ` stands before the token; true unless given. */
	bearer?: boolean;
}

export interface SendOptions {
	headers?: Record<string, string>;
	/** Values to put into the sample, by dotted path; `undefined` removes the field. */
	set?: Settings;
	/** A whole body in place of the sample; a string is sent as it is. */
	body?: unknown;
	jwt?: JwtOptions;
	/** In place of the vendor's own patience. */
	timeoutMilliseconds?: number;
	/** In place of the vendor's own interval between attempts. */
	pauseMilliseconds?: number;
}

export interface SendResult {
	/** The last answer's status; null when there was none. */
	status: number | null;
	body: unknown;
	/** Whether the vendor would count this as delivered. */
	accepted: boolean;
	attempts: number;
	/** From the first attempt to the end of the last, pauses included. */
	milliseconds: number;
	/** Why the last attempt got no answer. */
	error?: string;
}

/**
 * Posts a webhook to a URL with the patience and the retries of its vendor (see vendors.ts).
 * @param beforeSending gets the body once, before the first attempt.
 * @returns the last answer; a failed connection is a result, not an exception.
 */
export async function send(
	kind: PayloadType,
	to: string,
	options: SendOptions & { beforeSending?: (body: unknown) => void } = {},
): Promise<SendResult> {
	const vendor: Vendor = VENDORS[vendorOf(kind)];
	const body = options.body ?? webhookSample(kind, options.set);
	options.beforeSending?.(body);

	const headers = {
		'Content-Type': 'application/json',
		'User-Agent': `Sandbox (${vendor.name})`,
		...jwtHeader(options.jwt),
		...options.headers,
	};
	const data = typeof body === 'string' ? body : JSON.stringify(body);
	const timeoutMilliseconds = options.timeoutMilliseconds ?? vendor.timeoutMilliseconds;
	const started = performance.now();

	for (let attempt = 1; ; attempt += 1) {
		const answer = await post(to, data, headers, timeoutMilliseconds);
		const accepted = answer.status !== null && vendor.accepts(answer.status, answer.body);
		const again = !accepted && (answer.status === null || vendor.resendsOn(answer.status));
		if (!again || attempt >= vendor.attempts) {
			return { ...answer, accepted, attempts: attempt, milliseconds: Math.round(performance.now() - started) };
		}
		await new Promise((resolve) => setTimeout(resolve, options.pauseMilliseconds ?? vendor.pauseMilliseconds));
	}
}

/** One kept open may be closed by the receiver just when the next call goes out, and who never calls again has lost that. */
const connectionForEachCall = { httpAgent: new HttpAgent(), httpsAgent: new HttpsAgent() };

async function post(
	to: string,
	data: string,
	headers: Record<string, string>,
	timeout: number,
): Promise<Pick<SendResult, 'status' | 'body' | 'error'>> {
	try {
		const answer = await axios.post<unknown>(to, data, {
			...connectionForEachCall,
			headers,
			// The signal also ends a call that trickles, which axios's own timeout does not.
			signal: AbortSignal.timeout(timeout),
			validateStatus: () => true,
			maxRedirects: 0,
			// A stand-in on this machine is never reached through a proxy.
			proxy: false,
			// The text is sent as it stands: a body broken on purpose must arrive broken.
			transformRequest: (text: string) => text,
		});
		return { status: answer.status, body: answer.data };
	} catch (error) {
		const reason = axios.isCancel(error) ? `no answer within ${timeout} ms` : reasonOf(error);
		return { status: null, body: null, error: reason };
	}
}

function reasonOf(error: unknown): string {
	// A refused connection on a host with several addresses has an empty message and a code.
	const { message, code } = error as { message?: string; code?: string };
	return message || code || 'no answer';
}

function jwtHeader(options: JwtOptions | undefined): Record<string, string> {
	if (!options) return {};
	const { key, claims = {}, expiresInSeconds = 300, header = 'Authorization', bearer = true } = options;
	const exp = Math.floor(Date.now() / 1000) + expiresInSeconds;
	const token = jwt.sign({ exp, ...claims }, key, { algorithm: 'HS256' });
	return { [header]: bearer ? `Bearer ${token}` : token };
}
