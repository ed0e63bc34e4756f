import { parsedJson } from '../../parsing/json';

/*
 * Fields with secrets of a customer's or a driver's account, which senders embed in their payloads: names that end in one of
 * these, in snake_case or camelCase (`accessToken`, `user_access_token`, `passwordHash`).
 */
const endings = String.raw`(?:token|password(?:[_-]?(?:hash|salt))?|confirmation[_-]?code|authentication[_-]?key)`;
const secretName = new RegExp(`${endings}$`, 'i');

/** Deeper than any real payload. What is deeper is cut, since reading it would exhaust the stack. */
const maxDepth = 100;
export const tooDeep = '[nested too deeply]';
const startsLikeJson = /^\s*[[{"]/;

/** How much of a text that is not JSON is searched for secrets, and how much of the result is kept. */
const maxSearchedCharacters = 1_000_000;
export const maxKeptBytes = 50_000;

/** A body without its secrets. */
export interface Cleaned {
	body: unknown;
	/** The paths (`user.extras`) of JSON texts from which secrets were removed. */
	cutTexts: string[];
	/** The size in bytes of a body that is not JSON and was shortened. */
	shortenedFrom?: number;
}

/**
 * A body without secrets at any depth, also in JSON inside a text. What a person wrote is never cut: a text that is not JSON
 * stays as it is, unless it is the whole body, of which the first 50,000 bytes are kept. What is nested more than 100 levels
 * deep is replaced by a note. `__proto__` is not a key of any sender and is removed.
 */
export function withoutSecrets(body: unknown): Cleaned {
	const cutTexts: string[] = [];
	if (typeof body !== 'string') return { body: cleaned(body, { cutTexts, path: [] }), cutTexts };
	const asJson = cleanedText(body, { cutTexts: [], path: [] });
	if (asJson !== body || isJson(body)) return { body: asJson, cutTexts };
	const searched = cutSecrets(body.slice(0, maxSearchedCharacters));
	const kept = firstBytes(searched, maxKeptBytes);
	const isShortened = kept.length < searched.length || body.length > maxSearchedCharacters;
	return { body: kept, cutTexts, ...(isShortened && { shortenedFrom: Buffer.byteLength(body) }) };
}

/** The position in the body, and what was cut so far. */
interface Position {
	cutTexts: string[];
	path: Array<string | number>;
	/** Called when anything is removed. */
	onCut?(): void;
}

/** Returns the value itself if nothing is cut: copying a body with a million fields takes seconds. */
function cleaned(value: unknown, position: Position): unknown {
	if (typeof value === 'string') return cleanedText(value, position);
	if (typeof value !== 'object' || value === null) return value;
	if (position.path.length >= maxDepth) {
		position.onCut?.();
		return tooDeep;
	}
	if (Array.isArray(value)) {
		const entries = value.map((entry, index) => within(position, index, entry));
		return entries.some((entry, index) => entry !== value[index]) ? entries : value;
	}
	return cleanedRecord(value as Record<string, unknown>, position);
}

function cleanedRecord(record: Record<string, unknown>, position: Position): Record<string, unknown> {
	const keys = Object.keys(record);
	const hasSecret = keys.some(isSecretName);
	const isLeftOut = (key: string) =>
		key === '__proto__' || (hasSecret && (isSecretName(key) || key.toLowerCase() === 'salt'));
	const changed = new Map<string, unknown>();
	for (const key of keys) {
		if (isLeftOut(key)) {
			position.onCut?.();
			changed.set(key, undefined);
		} else {
			const inner = within(position, key, record[key]);
			if (inner !== record[key]) changed.set(key, inner);
		}
	}
	if (changed.size === 0) return record;
	const kept = keys.filter((key) => !isLeftOut(key));
	return Object.fromEntries(kept.map((key) => [key, changed.has(key) ? changed.get(key) : record[key]]));
}

/** Whether a field's name alone shows a secret. Salt, which restaurants sell, is one only beside another secret. */
function isSecretName(field: string): boolean {
	return secretName.test(field);
}

function within(position: Position, key: string | number, value: unknown): unknown {
	position.path.push(key);
	const inner = cleaned(value, position);
	position.path.pop();
	return inner;
}

/** A JSON text without its secrets; any other text as it is. */
function cleanedText(text: string, { cutTexts, path, onCut }: Position): string {
	if (!startsLikeJson.test(text)) return text;
	const parsed = parsedJson(text);
	if (typeof parsed !== 'string' && (typeof parsed !== 'object' || parsed === null)) return text;
	let isCut = false;
	const kept = cleaned(parsed, { cutTexts: [], path: [...path, ''], onCut: () => (isCut = true) });
	if (!isCut) return text;
	onCut?.();
	cutTexts.push(path.join('.'));
	return JSON.stringify(kept);
}

const removed = '[removed]';
const quote = String.raw`(?:\\*["']|&quot;|&apos;|&#3[49];|%2[27])`;

/**
 * What follows a name: a quoted value, one quoted inside a quoted text, the beginning of a list or object, or a bare value,
 * which extends to the next name; complete or cut off.
 */
const value = [
	String.raw`"[^"\\]*(?:\\[^][^"\\]*)*"?`,
	String.raw`'[^']*'?`,
	String.raw`\\+["'][^"']*["']?`,
	String.raw`(?:&quot;|&#34;)[^&]*(?:&(?!quot;|#34;)[^&]*)*`,
	String.raw`(?<opening>[[{])`,
	String.raw`[^\s,;&}\]<]*(?:[ \t,;]+(?!["']?[\w.[\]-]+["']?\s*(?:[:=]|%3[ad]))[^\s,;&}\]<]+)*`,
].join('|');
/** Between a name and its value; `;s:11:` is PHP, with the value's type and length. */
const assignment = String.raw`(?:=>|[:=]|%3[ad]|&gt;|;[a-z]:(?:\d+:)?)`;
const assigned = (name: string) => new RegExp(String.raw`${name}${quote}?\]?\s*${assignment}\s*(?:${value})`, 'gi');
const namedValue = assigned(endings);
const salt = assigned(String.raw`(?<!\w)salt`);

/** An XML element with this beginning, up to its end tag or the end of the text. */
const element = (begin: string) => new RegExp(String.raw`${begin}[^<>]*(?:(?<=/)>|>[^]*?(?=</\k<tag>\s*>|$))`, 'gi');
const secretElements = [
	element(String.raw`<(?<tag>(?:[\w.-]+:)?[\w.-]*?${endings})(?=[\s>])`),
	// <field name="password">
	element(String.raw`<(?<tag>[\w:.-]+)(?=\s[^<>]*>)[^<>]*?(?:name|key|id)\s*=\s*["'][^"'<>]*?${endings}["']`),
	// <name>password</name><value>
	element(String.raw`(?<=>)\s*[\w.-]*?${endings}\s*</[\w:.-]+>\s*<(?<tag>[\w:.-]+)(?=[\s/>])`),
];
/** A part of a multipart body: its name, other headers, an empty line, and its value up to the next boundary. */
const bodyPart = new RegExp(
	String.raw`\bname="?[\w.[-]*?${endings}\]?"?(?:;[^\r\n]*)?(?:\r?\n[^\r\n:]+:[^\r\n]*)*\r?\n\r?\n[^]*?(?=\r?\n--|$)`,
	'gi',
);
/** Escaped characters in JSON, JavaScript and forms. */
const escapedCharacter = /(?:\\{1,4}u00|\\{1,4}x|%)([2-7][\da-f])/gi;

/**
 * Removes named secrets, with their values, from a body that is not JSON (cut off, bare keys, XML, multipart), where it is not
 * known what a person wrote and what a program did. Salt is removed only beside another secret. Takes linear time.
 */
function cutSecrets(text: string): string {
	const plain = text.replace(escapedCharacter, (escaped, code: string) => {
		const character = String.fromCharCode(parseInt(code, 16));
		return /[\w-]/.test(character) ? character : escaped;
	});
	const rest = [...secretElements, bodyPart].reduce((left, secret) => left.replace(secret, removed), plain);
	const cut = cutNamed(rest, namedValue);
	return cut === plain ? text : cutNamed(cut, salt);
}

/** Finds the end of each name first, then its beginning backwards: searching from every letter takes far longer. */
function cutNamed(text: string, named: RegExp): string {
	const kept: string[] = [];
	let end = 0;
	named.lastIndex = 0;
	for (let match = named.exec(text); match !== null; match = named.exec(text)) {
		let start = match.index;
		while (start > end && /[\w-]/.test(text[start - 1] ?? '')) start--;
		kept.push(text.slice(end, start), removed);
		if (match.groups?.opening) named.lastIndex = closingBracket(text, named.lastIndex);
		end = named.lastIndex;
	}
	return kept.join('') + text.slice(end);
}

/** The end of the list or object that opens before `start`: its closing bracket, or the end of the text. */
function closingBracket(text: string, start: number): number {
	const next = /"[^"\\]*(?:\\[^][^"\\]*)*"?|[[\]{}]/g;
	next.lastIndex = start;
	let levels = 1;
	for (let match = next.exec(text); match !== null; match = next.exec(text)) {
		if (match[0] === '[' || match[0] === '{') levels++;
		else if (match[0] === ']' || match[0] === '}') levels--;
		if (levels === 0) return match.index;
	}
	return text.length;
}

function isJson(text: string): boolean {
	return startsLikeJson.test(text) && parsedJson(text) !== undefined;
}

/** The beginning of a text within a number of UTF-8 bytes, without a character that was cut in two. */
function firstBytes(text: string, maxBytes: number): string {
	const bytes = Buffer.from(text);
	return bytes.length <= maxBytes
		? text
		: bytes
				.subarray(0, maxBytes)
				.toString('utf8')
				.replace(/\uFFFD+$/, '');
}
