import { parsedJson } from '../../reading/json';
import { isSecretName } from './secretNames';
import { cutSecrets, mayNameSecret } from './secretsInText';

/** Deeper than any real payload. What lies below is cut, since reading it would exhaust the stack. */
const deepest = 100;
export const tooDeep = '[nested too deeply]';
const startsLikeJson = /^\s*[[{"]/;

/**
 * A copy of the payload without secrets, also without those in JSON that stands inside strings and in text that is
 * broken JSON. What is nested more than 100 levels deep is replaced by a mark. `__proto__` is no key of any sender and
 * is dropped. A string without a secret stays as it is.
 */
export function withoutSecrets(payload: unknown): unknown {
	return copyOf(payload, 0, () => undefined);
}

/** `onCut` is told when something was left out. */
function copyOf(value: unknown, depth: number, onCut: () => void): unknown {
	if (typeof value === 'string') return textOf(value, depth, onCut);
	if (typeof value !== 'object' || value === null) return value;
	if (depth >= deepest) {
		onCut();
		return tooDeep;
	}
	if (Array.isArray(value)) return value.map((entry) => copyOf(entry, depth + 1, onCut));
	const copy: Record<string, unknown> = {};
	for (const [key, inner] of Object.entries(value)) {
		// Assigned, `__proto__` would be the copy's prototype.
		if (key === '__proto__' || isSecretName(key)) onCut();
		else copy[textOf(key, depth, onCut)] = copyOf(inner, depth + 1, onCut);
	}
	return copy;
}

function textOf(text: string, depth: number, onCut: () => void): string {
	if (!mayNameSecret(text)) return text;
	if (depth >= deepest) {
		onCut();
		return tooDeep;
	}
	const parsed = startsLikeJson.test(text) ? parsedJson(text) : undefined;
	if (parsed === undefined) {
		const cut = cutSecrets(text, startsLikeJson.test(text));
		if (cut !== text) onCut();
		return cut;
	}
	let isCut = false;
	const copy = copyOf(parsed, depth + 1, () => {
		isCut = true;
		onCut();
	});
	return isCut ? JSON.stringify(copy) : text;
}
