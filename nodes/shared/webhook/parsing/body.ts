import type { IWebhookFunctions } from 'n8n-workflow';

import { parseForm } from '../../bundled/form';
import { fromJson, parsedJson } from '../../parsing/json';
import { isRecord } from '../../parsing/values';

type WebhookRequest = ReturnType<IWebhookFunctions['getRequestObject']> & {
	contentType?: string;
	rawBody?: Buffer;
	readRawBody?: () => Promise<void>;
};

/**
 * The body as JSON, whatever its declared content type, by which alone n8n parses. A body that is not JSON becomes the
 * fields of a form, or else stays text, so that nothing is lost. Undefined if it could not be read to its end: it is larger
 * than n8n allows, or the sender closed the connection.
 */
export async function bodyOf(request: WebhookRequest): Promise<unknown> {
	const { body } = request as { body: unknown };
	const type = request.contentType ?? request.headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
	if (type === 'multipart/form-data') return formOf(body);
	const isParsed = type === 'application/json' && body !== undefined && typeof body !== 'string';
	if (isParsed && !mayHoldLongInteger(request.rawBody)) return body;
	try {
		if (request.rawBody === undefined) await request.readRawBody?.();
	} catch {
		return undefined;
	}
	if (request.rawBody === undefined && typeof body !== 'string') return body;
	const text = request.rawBody?.toString('utf8') ?? String(body);
	if (isParsed) return parsedJson(text) ?? body;
	const parsed = jsonOrText(text);
	return type === formType && typeof parsed === 'string' && isForm(text) ? parseForm(text) : parsed;
}

/**
 * The bodies in a value that some other node received: an object, its JSON, the text of a form, its fields as n8n's Webhook
 * node gives them (`products[0][name]`), or a list of such bodies. At least one.
 */
export function bodiesIn(value: unknown): unknown[] {
	const body = bodyIn(value);
	return Array.isArray(body) && body.length > 0 ? body.map(bodyIn) : [body];
}

function bodyIn(value: unknown): unknown {
	if (typeof value === 'string') {
		const parsed = jsonOrText(value);
		return typeof parsed === 'string' && beginsLikeForm.test(parsed) ? parseForm(parsed) : parsed;
	}
	return isRecord(value) && isFlatForm(value) ? parseForm(value) : (value ?? null);
}

/** Nothing says here what the sender called it: `name=`, `data[taskId]=`, with brackets written as they are or by number. */
const beginsLikeForm = /^\w+(?:(?:\[|%5b)[\w-]*(?:\]|%5d))*=/i;

/** Names with brackets over texts, or lists of texts: only forms have them. */
function isFlatForm(fields: Record<string, unknown>): boolean {
	const isText = (value: unknown) => typeof value === 'string';
	return (
		Object.keys(fields).some((name) => /^\w+\[.*\]$/.test(name)) &&
		Object.values(fields).every((value) => (Array.isArray(value) ? value.every(isText) : isText(value)))
	);
}

/** n8n has rounded integers beyond 2^53, which have sixteen digits or more. */
function mayHoldLongInteger(raw: Buffer | undefined): boolean {
	return raw !== undefined && /\d{16}/.test(raw.toString('latin1'));
}

const formType = 'application/x-www-form-urlencoded';

/** Broken JSON under a form's content type is not a form. */
function isForm(text: string): boolean {
	return text !== '' && !/^\s*[[{"]/.test(text);
}

/** n8n stores the files of a multipart body elsewhere and removes them after the call: their names are kept. */
function formOf(body: unknown): unknown {
	const { data, files } = isRecord(body) ? body : { data: body, files: undefined };
	const names = isRecord(files) ? Object.keys(files) : [];
	const fields = isRecord(data) ? parseForm(data) : data;
	return names.length === 0 ? fields : { ...(isRecord(fields) ? fields : {}), files: names };
}

/** Some senders encode JSON twice. */
function jsonOrText(text: string): unknown {
	const parsed = parsedJson(text);
	if (parsed === undefined) return text;
	return typeof parsed === 'string' ? fromJson(parsed) : parsed;
}
