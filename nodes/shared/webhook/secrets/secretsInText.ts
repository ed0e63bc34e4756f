import { secretNames } from './secretNames';

const removed = '[removed]';

/** What follows a name: a quoted value, one quoted inside a quoted text, or a bare one; cut off or not. */
const value = `(?:"(?:[^"\\\\]|\\\\.)*"?|'[^']*'?|\\\\+["'][^"']*["']?|[^\\s,;&}\\]<]*)`;
/** `"access_token": "..."`, also with the quotes escaped. */
const quoted = new RegExp(`(?<=["'])(?:${secretNames})\\\\*["']\\s*[:=]\\s*${value}`, 'gi');
/** `access_token: ...` as in a body whose keys lack their quotes. */
const bare = new RegExp(`(?<!\\w)(?:${secretNames})\\\\*["']?\\s*[:=]\\s*${value}`, 'gi');
const inForm = new RegExp(`(?<=^|&)[^=&]{0,200}(?:${secretNames})\\]?=[^&]*`, 'gi');
const inXml = new RegExp(`<(${secretNames})\\b[^<>]*>[^<]*`, 'gi');
const looksLikeForm = /^[\w.[\]%+-]{1,200}=/;

/** A name may be hidden from the eye by escapes (`\u0061ccess_token`). */
const maybe = new RegExp(`${secretNames}|\\\\u00`, 'i');

/** One of these parts a name from its value; a Base64 text of many megabytes has none before its end. */
const separator = /["':=<]/;

/** Whether a text can hold a secret at all: a quick look before a thorough one. */
export function mayNameSecret(text: string): boolean {
	const first = text.search(separator);
	return first !== -1 && first < text.length - 2 && maybe.test(text);
}

/**
 * A text that is no JSON (cut off, bare keys, a form, XML) without the secrets it names. Running text may speak of salt.
 * @param isBrokenJson whether names count without their quotes.
 */
export function cutSecrets(text: string, isBrokenJson: boolean): string {
	const withoutNamed = text.replace(isBrokenJson ? bare : quoted, removed).replace(inXml, removed);
	return looksLikeForm.test(text) ? withoutNamed.replace(inForm, removed) : withoutNamed;
}
