const names = ['access_token', 'encrypted_password', 'salt', 'reset_password_token', 'push_token', 'confirmation_code'];

/** Fields that hold secrets of a customer's account, which senders embed in their payloads, as an alternation for a RegExp. */
export const secretNames = names.join('|');

/** Also as a form writes it: `user[access_token]`, `user.access_token`. */
const secretName = new RegExp(`(?:^|[.[])(?:${secretNames})\\]?$`, 'i');

export function isSecretName(field: string): boolean {
	return secretName.test(field);
}
