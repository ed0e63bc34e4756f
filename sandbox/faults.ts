import type { Request, Response } from 'express';

import type { Fault } from './switches';

interface SpoiledAnswer {
	status: number;
	headers: Record<string, string>;
	body: unknown;
}

const HTML =
	'<!doctype html><html><head><title>Maintenance</title></head><body><h1>We will be back soon</h1></body></html>';

/** The message a bad token gets in a 200. The vendor documents none; Laravel's own word is likely. */
export const BAD_TOKEN_MESSAGE = 'Unauthenticated. The access token is invalid or has expired.';

/** What each kind of fault answers; null closes the connection instead. */
const ANSWERS: Record<Fault['kind'], (fault: Fault) => SpoiledAnswer | null> = {
	drop: () => null,
	status: ({ status = 500, retryAfter, message, body }) => ({
		status,
		headers: { ...(retryAfter !== undefined && { 'Retry-After': String(retryAfter) }) },
		body: body ?? { success: false, msg: message ?? `Sandbox: the answer is ${status} on purpose` },
	}),
	refusal: ({ message, body }) => ({
		status: 200,
		headers: {},
		body: body ?? { success: false, msg: message ?? 'The request could not be processed' },
	}),
	badToken: ({ message }) => ({
		status: 200,
		headers: {},
		body: { success: false, msg: message ?? BAD_TOKEN_MESSAGE },
	}),
	html: ({ status = 200, body }) => ({
		status,
		headers: { 'Content-Type': 'text/html; charset=utf-8' },
		body: typeof body === 'string' ? body : HTML,
	}),
};

/** Gives the fault's answer at once. */
export function spoil(request: Request, response: Response, fault: Fault): void {
	const answer = ANSWERS[fault.kind](fault);
	if (!answer) {
		request.socket.destroy();
		return;
	}
	response.status(answer.status).set(answer.headers);
	response.end(typeof answer.body === 'string' ? answer.body : jsonText(response, answer.body));
}

/** Lets the call do its work and gives the fault's answer in place of the real one. */
export function spoilLater(request: Request, response: Response, fault: Fault): void {
	response.json = () => {
		spoil(request, response, fault);
		return response;
	};
}

function jsonText(response: Response, body: unknown): string {
	response.type('json');
	return JSON.stringify(body);
}
