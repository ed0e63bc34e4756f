import { isEmpty, isRecord } from '../parsing/values';

const messageKeys = ['msg', 'message', 'error_message', 'error', 'error_description', 'errors', 'detail'];
const longest = 500;

/**
 * What a vendor's answer says in words, found under the names that vendors use for it, with the fields it blames.
 * Undefined when it says nothing.
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

/** Fields that repeat in a number or a word what the status says. */
const statusKeys = new Set(['status', 'code', 'status_code', 'statuscode', 'error_code']);

/** Whether an answer says nothing but one of these phrases, in any case and with or without a full stop. */
export function containsOnly(body: unknown, phrases: readonly string[]): boolean {
	const isSilent = (value: unknown, name: string): boolean => {
		if (value === true && name === 'success') return false;
		if (isEmpty(value) || typeof value === 'boolean' || statusKeys.has(name.toLowerCase())) return true;
		if (typeof value === 'string') return phrases.includes(value.trim().replace(/\.$/, '').toLowerCase());
		if (typeof value !== 'object') return false;
		return Object.entries(value as object).every(([inner, each]) => isSilent(each, inner));
	};
	return vendorMessageOf(body) !== undefined && isSilent(body, '');
}

/**
 * A vendor's words as a person reads them: with every secret in them replaced, for vendors that echo what they were sent
 * (in any case and in any of the usual spellings), and then at most 500 characters, since an answer may be a whole web page.
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
