import { isRecord } from '../reading/values';

const wordKeys = ['msg', 'message', 'error_message', 'error', 'error_description', 'errors', 'detail'];
const longest = 500;

/**
 * What a vendor's answer says in words, found under the names that vendors use for it, with the fields it blames.
 * Undefined when it says nothing.
 */
export function vendorWords(body: unknown): string | undefined {
	const words = [...new Set(wordsIn(body))].join('; ').trim();
	return words === '' ? undefined : words;
}

function wordsIn(value: unknown): string[] {
	if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()];
	if (Array.isArray(value)) return value.slice(0, 10).flatMap(wordsIn);
	if (!isRecord(value)) return [];
	if (typeof value.path === 'string' && typeof value.message === 'string') {
		return [`${value.path}: ${value.message}`];
	}
	const named = wordKeys.flatMap((key) => wordsIn(value[key]));
	// Laravel lists the fields it refuses as {"errors": {"field": ["why"]}}.
	return named.length > 0
		? named
		: Object.entries(value).flatMap(([key, inner]) =>
				Array.isArray(inner) ? wordsIn(inner).map((word) => `${key}: ${word}`) : [],
			);
}

/**
 * A vendor's words as a person reads them: with every secret in them replaced, for vendors that echo what they were sent, and
 * then at most 500 characters, since an answer may be a whole web page.
 */
export function shownWords(words: string, secrets: readonly string[] = []): string {
	const clean = secrets
		.filter((secret) => secret.length > 3)
		.reduce((text, secret) => text.split(secret).join('***'), words);
	// The first half of a letter that JavaScript counts as two is none.
	return clean.length > longest ? `${clean.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '')}…` : clean;
}
