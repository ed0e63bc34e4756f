import { parsedJson } from '../parsing/json';
import { isRecord } from '../parsing/values';

/** The longest response that is read: a list's page is a few hundred kilobytes, the largest menu a few megabytes. */
const maxBytes = 50 * 1024 * 1024;

/**
 * Reads a response that n8n gives as a stream: its JSON, or its text if it is not JSON. An incomplete one is `brokenOff`; one
 * that is longer than 50 MB (unpacked) is `tooLong`, and no more of it is read.
 */
export async function bodyOf(stream: unknown): Promise<{ value: unknown } | 'brokenOff' | 'tooLong'> {
	const chunks: Buffer[] = [];
	let bytes = 0;
	try {
		for await (const chunk of stream as AsyncIterable<Buffer>) {
			bytes += chunk.length;
			if (bytes > maxBytes) return 'tooLong';
			chunks.push(chunk);
		}
	} catch {
		return 'brokenOff';
	}
	const text = Buffer.concat(chunks).toString('utf8');
	const value = parsedJson(text);
	if (value === undefined) return { value: text };
	return { value: text.includes('__proto__') ? withoutProto(value) : value };
}

/** A copy without fields named `__proto__`, which would become the prototype of a copy. */
function withoutProto(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(withoutProto);
	if (!isRecord(value)) return value;
	return Object.fromEntries(
		Object.entries(value).flatMap(([key, inner]) => (key === '__proto__' ? [] : [[key, withoutProto(inner)]])),
	);
}
