/**
 * What a text is as JSON, or undefined if it is not JSON. A byte order mark is not part of JSON, and some senders write one.
 * A number beyond 2^53 is the text that was sent, however it is written: as a number it would be rounded, and an id would be
 * another one's.
 */
export function parsedJson(text: string): unknown {
	const json = text.replace(/^\uFEFF/, '');
	if (isTooDeep(json)) return undefined;
	try {
		const parsed = JSON.parse(json) as unknown;
		return mayBeLong.test(json) ? withLongNumbers(json, parsed) : parsed;
	} catch {
		return undefined;
	}
}

/** Deeper than any program writes. `JSON.parse` takes seconds for millions of levels, to find that the last one is not closed. */
const maxLevels = 300_000;

function isTooDeep(json: string): boolean {
	if (json.length < maxLevels) return false;
	let levels = 0;
	for (let index = 0; index < json.length; index++) {
		const character = json[index];
		if (character === '"') index = endOfString(json, index) - 1;
		else if (character === '[' || character === '{') levels++;
		else if (character === ']' || character === '}') levels--;
		if (levels > maxLevels) return true;
	}
	return false;
}

/** Shorter numbers are exact: 2^53 has sixteen digits, unless it has an exponent. */
const mayBeLong = /\d{16}|\de\+?\d/i;

/**
 * The value of a JSON text, with the numbers that are too long to be exact as their text. It takes time in proportion to the text.
 * @param json what `JSON.parse` accepts
 * @param parsed its result
 */
function withLongNumbers(json: string, parsed: unknown): unknown {
	const parts: string[] = [];
	const next = /"|-?\d[\d.eE+-]*/g;
	let copied = 0;
	for (let match = next.exec(json); match !== null; match = next.exec(json)) {
		const [token] = match;
		if (token === '"') {
			next.lastIndex = endOfString(json, match.index);
		} else if (Math.abs(Number(token)) > Number.MAX_SAFE_INTEGER) {
			parts.push(json.slice(copied, match.index), '"', token, '"');
			copied = next.lastIndex;
		}
	}
	return parts.length === 0 ? parsed : (JSON.parse(parts.join('') + json.slice(copied)) as unknown);
}

/** Where a string that starts at a quote ends: behind the first quote that no backslash escapes, or with the text. */
function endOfString(json: string, start: number): number {
	for (let quote = json.indexOf('"', start + 1); ; quote = json.indexOf('"', quote + 1)) {
		if (quote === -1) return json.length;
		let backslashes = 0;
		while (json[quote - 1 - backslashes] === '\\') backslashes++;
		if (backslashes % 2 === 0) return quote + 1;
	}
}

/** A value that may have come as JSON text: the parsed value, or the text itself when it is not JSON. */
export function fromJson(value: unknown): unknown {
	if (typeof value !== 'string') return value;
	const parsed = parsedJson(value);
	return parsed === undefined ? value : parsed;
}

/** Where numbers stand that were rounded when something else parsed the JSON: beyond 2^53 not all digits are kept. */
export function roundedNumbers(value: unknown, path = ''): string[] {
	if (typeof value === 'number') return Math.abs(value) > Number.MAX_SAFE_INTEGER ? [path] : [];
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, inner]) => roundedNumbers(inner, path === '' ? key : `${path}.${key}`));
}
