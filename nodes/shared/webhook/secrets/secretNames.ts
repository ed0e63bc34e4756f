/*
 * Fields that hold secrets of a customer's or a driver's account, which senders embed in their payloads: whatever ends in one
 * of these, in snake_case or camelCase (`accessToken`, `user_access_token`, `passwordHash`).
 */
const endings = String.raw`(?:token|password(?:_?(?:hash|salt))?|confirmation_?code|authentication_?key)`;

/** The same inside a text, as a part of a RegExp. No name is longer than the sixty characters before its ending. */
export const secretNameInText = String.raw`[\w-]{0,60}?${endings}`;

const secretName = new RegExp(`${endings}$`);

/** Whether a field holds a secret by its name alone. */
export function isSecretName(field: string): boolean {
	return secretName.test(field.replaceAll('-', '_').toLowerCase());
}

/** The fields of one object that hold secrets. A restaurant sells salt: it is a secret only beside another one. */
export function secretFields(record: object): ReadonlySet<string> {
	const secrets = Object.keys(record).filter(isSecretName);
	if (secrets.length === 0) return new Set();
	return new Set([...secrets, ...Object.keys(record).filter((field) => field.toLowerCase() === 'salt')]);
}
