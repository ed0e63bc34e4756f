/** What a text is as JSON, or undefined if it is none. A byte order mark is no part of JSON, and some senders write one. */
export function parsedJson(text: string): unknown {
	try {
		return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
	} catch {
		return undefined;
	}
}

/** A value that may have come as JSON text: the value that the text says, or the text itself when it says none. */
export function fromJson(value: unknown): unknown {
	if (typeof value !== 'string') return value;
	const parsed = parsedJson(value);
	return parsed === undefined ? value : parsed;
}
