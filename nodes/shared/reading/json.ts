/**
 * What a text is as JSON, or undefined if it is not JSON. A byte order mark is not part of JSON, and some senders write one.
 * An integer beyond 2^53 is the text of its digits: as a number it would be rounded, and an id would be another one's.
 */
export function parsedJson(text: string): unknown {
	const json = text.replace(/^\uFEFF/, '');
	try {
		const parsed = JSON.parse(json) as unknown;
		return sixteenDigits.test(json) ? (JSON.parse(withLongIntegersQuoted(json)) as unknown) : parsed;
	} catch {
		return undefined;
	}
}

/** Shorter integers are exact: 2^53 has sixteen digits. */
const sixteenDigits = /\d{16}/;

/**
 * Puts the integers of a JSON text that a number cannot hold into quotes. It takes time in proportion to the text.
 * @param json what `JSON.parse` accepts
 */
function withLongIntegersQuoted(json: string): string {
	const parts: string[] = [];
	const next = /"|-?\d[\d.eE+-]*/g;
	let copied = 0;
	for (let match = next.exec(json); match !== null; match = next.exec(json)) {
		const [token] = match;
		if (token === '"') {
			next.lastIndex = endOfString(json, match.index);
		} else if (isLongInteger(token)) {
			parts.push(json.slice(copied, match.index), '"', token, '"');
			copied = next.lastIndex;
		}
	}
	return parts.join('') + json.slice(copied);
}

function isLongInteger(token: string): boolean {
	return token.length >= 16 && /^-?\d+$/.test(token) && !Number.isSafeInteger(Number(token));
}

/** Where a string that starts at a quote ends: behind the first quote that no backslash escapes. */
function endOfString(json: string, start: number): number {
	for (let quote = json.indexOf('"', start + 1); ; quote = json.indexOf('"', quote + 1)) {
		let backslashes = 0;
		while (json[quote - 1 - backslashes] === '\\') backslashes++;
		if (backslashes % 2 === 0) return quote + 1;
	}
}

/** A value that may have come as JSON text: the value that the text says, or the text itself when it says none. */
export function fromJson(value: unknown): unknown {
	if (typeof value !== 'string') return value;
	const parsed = parsedJson(value);
	return parsed === undefined ? value : parsed;
}
