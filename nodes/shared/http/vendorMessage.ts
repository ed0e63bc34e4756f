import { flag } from '../parsing/lenient';
import { isEmpty, isRecord } from '../parsing/values';
import type { Endpoint } from './api';

const messageKeys = ['msg', 'message', 'error_message', 'error', 'error_description', 'errors', 'detail'];
const longest = 500;

/**
 * The message in a vendor's response, found under the names that vendors use for it, with the fields it blames. Undefined
 * when there is none.
 */
export function vendorMessageOf(body: unknown): string | undefined {
	const vendorMessage = [...new Set(messagesIn(body))].join('; ').trim();
	return vendorMessage === '' ? undefined : vendorMessage;
}

function messagesIn(value: unknown): string[] {
	if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()];
	if (Array.isArray(value)) return value.slice(0, 10).flatMap(messagesIn);
	if (!isRecord(value)) return [];
	if (typeof value.path === 'string' && typeof value.message === 'string') {
		return [`${value.path}: ${value.message}`];
	}
	const named = messageKeys.flatMap((key) => messagesIn(value[key]));
	// Laravel lists the fields it refuses as {"errors": {"field": ["why"]}}.
	return named.length > 0
		? named
		: Object.entries(value).flatMap(([key, inner]) =>
				Array.isArray(inner) ? messagesIn(inner).map((word) => `${key}: ${word}`) : [],
			);
}

/** Fields that repeat the status. */
const statusKeys = new Set(['status', 'code', 'status_code', 'statuscode', 'error_code']);

/** Whether a response contains nothing but one of these phrases, in any case and with or without a full stop. */
export function containsOnly(body: unknown, phrases: readonly string[]): boolean {
	const isPhrase = (value: unknown, name: string): boolean => {
		if (value === true && name === 'success') return false;
		if (isEmpty(value) || typeof value === 'boolean' || statusKeys.has(name.toLowerCase())) return true;
		if (typeof value === 'string') return phrases.includes(value.trim().replace(/\.$/, '').toLowerCase());
		if (typeof value !== 'object') return false;
		return Object.entries(value as object).every(([inner, each]) => isPhrase(each, inner));
	};
	return vendorMessageOf(body) !== undefined && isPhrase(body, '');
}

/**
 * A vendor's message with every secret in it replaced, for vendors that echo the request (in any case and in any of the usual
 * spellings), and then at most 500 characters, since a response may be a whole web page.
 */
export function redactedMessage(vendorMessage: string, secrets: readonly string[] = []): string {
	const clean = secrets
		.filter((secret) => secret.length > 3)
		.flatMap(spellings)
		.reduce((text, secret) => text.replace(new RegExp(secret.replace(/[^\w]/g, '\\$&'), 'gi'), '***'), vendorMessage);
	// Do not cut a surrogate pair in half.
	return clean.length > longest ? `${clean.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '')}…` : clean;
}

/** A secret as it is, and as an answer may write it: Base64, percent-encoded, as a form's value, inside JSON, inside HTML. */
function spellings(secret: string): string[] {
	const percent = encodeURIComponent(secret);
	const html = secret.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
	const named = secret
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
	const json = JSON.stringify(secret).slice(1, -1);
	const all = [
		secret,
		Buffer.from(secret).toString('base64'),
		percent,
		percent.replaceAll('%20', '+'),
		json,
		html,
		named,
	];
	return [...new Set(all)];
}

/** Values of `status` that are refusals (JSend's, and Blend's). */
const refusals = new Set(['error', 'fail', 'failed', 'failure']);

/**
 * The refusal in a response with a good status, in the vendor's words: `success` or `status` that is false, or an error, even
 * beside a `success` that is true. Undefined when there is none, which does not confirm anything. Blink's page shows
 * `{success, msg, error}`; the other forms are assumed.
 */
export function explicitNo(body: unknown, { reportsEntries }: Partial<Endpoint> = {}): string | undefined {
	if (!isRecord(body)) return undefined;
	const { success, status, error, errors } = body;
	const isNo =
		flag.parse(success) === false ||
		status === false ||
		String(status).toLowerCase() === 'false' ||
		refusals.has(String(status).toLowerCase()) ||
		isPresent(error) ||
		(isPresent(errors) && !(reportsEntries && typeof errors === 'object'));
	return isNo ? (vendorMessageOf(body) ?? 'no reason was given') : undefined;
}

/** Whether a field for errors holds one. */
function isPresent(value: unknown): boolean {
	if (isEmpty(value) || flag.parse(value) === false) return false;
	return typeof value !== 'object' || Object.keys(value as object).length > 0;
}
