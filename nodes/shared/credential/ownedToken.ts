import { createHash } from 'crypto';

/*
 * n8n keeps a token that was fetched with the credential, also when a person puts another user into it, and for whatever
 * an expression in it gives. So the token is kept together with the account that it was fetched for.
 */

/** A name for an account, by which nobody can tell what it is made of. */
export function accountKey(account: readonly string[]): string {
	return createHash('sha256').update(JSON.stringify(account)).digest('hex');
}

/** A token as the credential keeps it: with whose it is. */
export function ownedToken(account: readonly string[], token: string): string {
	return `${accountKey(account)} ${token}`;
}

/** The token that a credential keeps if it was fetched for this account. Of a token without an owner nobody knows that. */
export function tokenOf(account: readonly string[], kept: unknown): string | undefined {
	const owner = `${accountKey(account)} `;
	return typeof kept === 'string' && kept.startsWith(owner) ? kept.slice(owner.length) : undefined;
}

/** A token as people paste it and as some servers answer it: without the blanks around it and the word Bearer. */
export function bareToken(text: string): string {
	return text.trim().replace(/^bearer\s+/i, '');
}
