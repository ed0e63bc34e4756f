import { isRecord } from '../model/repair';

/** Secrets of a customer's account that senders embed in their payloads, wherever they stand. */
const secretKeys = new Set([
	'access_token',
	'encrypted_password',
	'salt',
	'reset_password_token',
	'push_token',
	'confirmation_code',
]);
const anySecretKey = new RegExp([...secretKeys].join('|'), 'i');

/** Deeper than any real payload. What lies below is cut, since reading it would exhaust the stack. */
const deepest = 100;
export const tooDeep = '[nested too deeply]';

/**
 * A copy of the payload without secrets, also without those in JSON that stands inside strings. What is nested more
 * than 100 levels deep is replaced by a mark. `__proto__` is no key of any sender and is dropped.
 */
export function withoutSecrets(value: unknown, depth = 0): unknown {
	if (typeof value === 'string') return withoutSecretsInText(value, depth);
	if (typeof value !== 'object' || value === null) return value;
	if (depth >= deepest) return tooDeep;
	if (Array.isArray(value)) return value.map((entry) => withoutSecrets(entry, depth + 1));
	return Object.fromEntries(
		Object.entries(value)
			.filter(([key]) => !secretKeys.has(key.toLowerCase()) && key !== '__proto__')
			.map(([key, inner]) => [key, withoutSecrets(inner, depth + 1)]),
	);
}

function withoutSecretsInText(text: string, depth: number): string {
	if (!anySecretKey.test(text)) return text;
	try {
		const parsed: unknown = JSON.parse(text);
		return isRecord(parsed) || Array.isArray(parsed)
			? JSON.stringify(withoutSecrets(parsed, depth + 1))
			: text;
	} catch {
		return text;
	}
}
