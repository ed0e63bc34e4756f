import type { IncomingMessage, ServerResponse } from 'node:http';

/** One call the sandbox received. Secrets are masked; `status` is null while unanswered and when the connection was dropped. */
export interface Call {
	at: string;
	method: string;
	path: string;
	query: Record<string, string>;
	headers: Record<string, string>;
	rawBody: string;
	body: unknown;
	status: number | null;
	/** From arrival to the end of the answer; null as long as there is none. */
	milliseconds: number | null;
}

/** Older calls are forgotten, so that a sandbox left running does not fill the memory. */
const REMEMBERED = 10_000;

/** The raw text of each request, kept by the body parser for the call log. */
export const rawBodies = new WeakMap<IncomingMessage, string>();

/** Starts the record of a call; body and answer are filled in as they come. */
export function recordCall(calls: Call[], request: IncomingMessage, response: ServerResponse): Call {
	const url = new URL(request.url ?? '/', 'http://sandbox');
	const started = performance.now();
	const call: Call = {
		at: new Date().toISOString(),
		method: request.method ?? '',
		path: url.pathname,
		query: Object.fromEntries(url.searchParams),
		headers: maskedHeaders(request.headers),
		rawBody: '',
		body: undefined,
		status: null,
		milliseconds: null,
	};
	calls.push(call);
	if (calls.length > REMEMBERED) calls.shift();
	response.on('finish', () => {
		call.status = response.statusCode;
		call.milliseconds = Math.round(performance.now() - started);
	});
	return call;
}

/** Adds the body to a call's record, once it has arrived. */
export function recordBody(call: Call, request: IncomingMessage): void {
	call.rawBody = maskPassword(rawBodies.get(request) ?? '');
	try {
		call.body = JSON.parse(call.rawBody);
	} catch {
		call.body = call.rawBody || undefined;
	}
}

function maskedHeaders(headers: IncomingMessage['headers']): Record<string, string> {
	return Object.fromEntries(
		Object.entries(headers).map(([name, value]) => {
			const text = String(value);
			return [name, /authorization|cookie|token|secret|key/.test(name) ? maskSecret(text) : text];
		}),
	);
}

/** Keeps the scheme and, of longer secrets, the last four characters, so that two tokens can be told apart. */
function maskSecret(text: string): string {
	const [, scheme = '', secret = ''] = /^(\S+ )?(.*)$/.exec(text) ?? [];
	return `${scheme}****${secret.length > 12 ? secret.slice(-4) : ''}`;
}

function maskPassword(text: string): string {
	return text.replace(/("(?:password|client_secret)"\s*:\s*)"(?:[^"\\]|\\.)*"/g, '$1"****"');
}
