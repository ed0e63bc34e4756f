import { parsedJson } from '../../reading/json';

/*
 * Fields that hold secrets of a customer's or a driver's account, which senders embed in their payloads: whatever ends in one
 * of these, in snake_case or camelCase (`accessToken`, `user_access_token`, `passwordHash`).
 */
const endings = String.raw`(?:token|password(?:_?(?:hash|salt))?|confirmation_?code|authentication_?key)`;

/** The same inside a text, as a part of a RegExp. No name is longer than the sixty characters before its ending. */
const secretNameInText = String.raw`[\w-]{0,60}?${endings}`;

const secretName = new RegExp(`${endings}$`);

/** Whether a field holds a secret by its name alone. */
function isSecretName(field: string): boolean {
	return secretName.test(field.replaceAll('-', '_').toLowerCase());
}

/** The fields of one object that hold secrets. A restaurant sells salt: it is a secret only beside another one. */
function secretFields(record: object): ReadonlySet<string> {
	const secrets = Object.keys(record).filter(isSecretName);
	if (secrets.length === 0) return new Set();
	return new Set([...secrets, ...Object.keys(record).filter((field) => field.toLowerCase() === 'salt')]);
}

/** Deeper than any real payload. What lies below is cut, since reading it would exhaust the stack. */
const deepest = 100;
export const tooDeep = '[nested too deeply]';
const startsLikeJson = /^\s*[[{"]/;

/** A body without its secrets. */
export interface Cleaned {
	body: unknown;
	/** The paths (`user.extras`) of texts that were JSON with secrets in it, and are shorter now. */
	cutTexts: string[];
}

/**
 * A copy of a body without secrets, wherever they stand, also in JSON that stands inside a text. What a person wrote is
 * never cut: a text that is no JSON stays as it is, unless it is the whole body. What is nested more than 100 levels deep is
 * replaced by a mark. `__proto__` is no key of any sender and is dropped.
 */
export function withoutSecrets(body: unknown): Cleaned {
	const cutTexts: string[] = [];
	if (typeof body !== 'string') return { body: copyOf(body, { cutTexts, path: [] }), cutTexts };
	const asJson = textOf(body, { cutTexts: [], path: [] });
	return { body: asJson === body ? cutSecrets(body) : asJson, cutTexts };
}

/** Where the copy is being made, and what was cut so far. */
interface Place {
	cutTexts: string[];
	path: Array<string | number>;
	/** Told when anything is left out. */
	onCut?(): void;
}

function copyOf(value: unknown, place: Place): unknown {
	if (typeof value === 'string') return textOf(value, place);
	if (typeof value !== 'object' || value === null) return value;
	if (place.path.length >= deepest) {
		place.onCut?.();
		return tooDeep;
	}
	if (Array.isArray(value)) return value.map((entry, index) => within(place, index, entry));
	const secrets = secretFields(value);
	const copy: Record<string, unknown> = {};
	for (const [key, inner] of Object.entries(value)) {
		// Assigned, `__proto__` would be the copy's prototype.
		if (key === '__proto__' || secrets.has(key)) place.onCut?.();
		else copy[key] = within(place, key, inner);
	}
	return copy;
}

function within(place: Place, key: string | number, value: unknown): unknown {
	place.path.push(key);
	const copy = copyOf(value, place);
	place.path.pop();
	return copy;
}

/** A text that is JSON without its secrets; any other as it is. */
function textOf(text: string, { cutTexts, path, onCut }: Place): string {
	if (!startsLikeJson.test(text)) return text;
	const parsed = parsedJson(text);
	if (typeof parsed !== 'string' && (typeof parsed !== 'object' || parsed === null)) return text;
	let isCut = false;
	const copy = copyOf(parsed, { cutTexts: [], path: [...path, ''], onCut: () => (isCut = true) });
	if (!isCut) return text;
	onCut?.();
	cutTexts.push(path.join('.'));
	return JSON.stringify(copy);
}

const removed = '[removed]';

/** What follows a name: a quoted value, one quoted inside a quoted text, or a bare one; cut off or not. */
const value = `(?:"(?:[^"\\\\]|\\\\.)*"?|'[^']*'?|\\\\+["'][^"']*["']?|[^\\s,;&}\\]<]*)`;
const assignment = (name: string) => new RegExp(`(?<!\\w)${name}\\\\*["']?\\]?\\s*[:=]\\s*${value}`, 'gi');
const named = assignment(secretNameInText);
const salt = assignment('salt');
const inXml = new RegExp(`<(${secretNameInText})\\b[^<>]*>[^<]*`, 'gi');

/**
 * A body that is no JSON (cut off, bare keys, XML) without the secrets it names, each with its value: nobody can tell there
 * what a person wrote and what a program did. Salt goes only where another secret went.
 */
function cutSecrets(text: string): string {
	const cut = text.replace(inXml, removed).replace(named, removed);
	return cut === text ? text : cut.replace(salt, removed);
}
