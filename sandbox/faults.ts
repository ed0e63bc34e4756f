import { setTimeout } from 'node:timers/promises';

import type { Request, Response } from 'express';

import type { Fault, Switches } from './switches';

/** An answer other than the right one; a text as the body is sent as it stands. */
interface SpoiledAnswer {
	status: number;
	headers: Record<string, string>;
	body: unknown;
}

/** What a fault does to its call. */
type Spoiling = (fault: Fault, request: Request, response: Response) => void;

const HTML =
	'<!doctype html><html><head><title>Maintenance</title></head><body><h1>We will be back soon</h1></body></html>';

/** The message a bad token gets in a 200. The vendor documents none; Laravel's own word is likely. */
const BAD_TOKEN_MESSAGE = 'Unauthenticated. The access token is invalid or has expired.';

const SPOILING: Record<Exclude<Fault['kind'], 'slow'>, Spoiling> = {
	drop: (_fault, { socket }) => void socket.destroy(),
	reset: (_fault, { socket }) => void socket.resetAndDestroy(),
	hang: () => {},
	brokenOff: ({ status = 200, body = { success: true, msg: 'Success' } }, { socket }, response) => {
		const text = textOf(body);
		response.status(status).set({ 'Content-Type': 'application/json', 'Content-Length': String(text.length) });
		// The first half has to be on its way before the connection goes.
		response.write(text.slice(0, text.length / 2), () => socket.destroySoon());
	},
	status: ({ status = 500, retryAfter, message, body }, _request, response) =>
		give(response, {
			status,
			headers: retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) },
			body: body === undefined ? refusal(message ?? `Sandbox: the answer is ${status} on purpose`) : body,
		}),
	redirect: ({ status = 302, location = '/' }, _request, response) =>
		give(response, { status, headers: { Location: location }, body: '' }),
	refusal: ({ message, body }, _request, response) =>
		give(response, {
			status: 200,
			headers: {},
			body: body ?? refusal(message ?? 'The request could not be processed'),
		}),
	badToken: ({ message }, _request, response) =>
		give(response, { status: 200, headers: {}, body: refusal(message ?? BAD_TOKEN_MESSAGE) }),
	html: ({ status = 200, body }, _request, response) =>
		give(response, {
			status,
			headers: { 'Content-Type': 'text/html; charset=utf-8' },
			body: typeof body === 'string' ? body : HTML,
		}),
};

/**
 * Lets a fault happen to a call: at once, or after the call did its work (`applied`, and `slow`).
 * @param proceed lets the call do its work.
 */
export async function spoil(request: Request, response: Response, fault: Fault, proceed: () => void): Promise<void> {
	if (fault.kind === 'slow') {
		await pause(fault.milliseconds ?? 1000);
		proceed();
		return;
	}
	const spoiling = SPOILING[fault.kind];
	if (!fault.applied) {
		spoiling(fault, request, response);
		return;
	}
	response.json = () => {
		spoiling(fault, request, response);
		return response;
	};
	proceed();
}

/** Answers a call whose token is not valid, as the switch says. */
export function answerUnauthenticated(
	response: Response,
	{ status, body, location }: Switches['unauthenticated'],
): void {
	give(response, { status, headers: location === undefined ? {} : { Location: location }, body: body ?? '' });
}

/** Waits without keeping the process alive: a pause must not outlive stop(). */
export async function pause(milliseconds: number): Promise<void> {
	await setTimeout(milliseconds, undefined, { ref: false });
}

function refusal(msg: string): object {
	return { success: false, msg };
}

function give(response: Response, { status, headers, body }: SpoiledAnswer): void {
	if (typeof body !== 'string') response.type('json');
	response.status(status).set(headers).end(textOf(body));
}

function textOf(body: unknown): string {
	return typeof body === 'string' ? body : JSON.stringify(body);
}
