import { createHash } from 'crypto';

import { UserError } from 'n8n-workflow';

/*
 * n8n stores a token in the credential, also when a person puts another user into it, and for whatever an expression in it
 * gives. So the token is stored together with the account that it was fetched for.
 */

/** The name of an account, which shows nothing of its secrets. */
export function accountKey(account: readonly string[]): string {
	return createHash('sha256').update(JSON.stringify(account)).digest('hex');
}

/** A token as the credential stores it: behind the name of its account. */
export function ownedToken(account: readonly string[], token: string): string {
	return `${accountKey(account)} ${token}`;
}

/** The token that a credential stores if it was fetched for this account. */
export function tokenOf(account: readonly string[], stored: unknown): string | undefined {
	const owner = `${accountKey(account)} `;
	return typeof stored === 'string' && stored.startsWith(owner) ? stored.slice(owner.length) : undefined;
}

/** A token as people paste it and as some servers send it: without the blanks around it and the word Bearer. */
export function bareToken(text: string): string {
	return text.trim().replace(/^bearer\s+/i, '');
}

/*
 * n8n has no lock around a token exchange: ten calls that meet an expired token would log in ten times. Calls for
 * the same account share one exchange, and a call that was refused with an older token takes the one just fetched.
 */

interface Exchange {
	token: Promise<string>;
	/** When the token arrived, in epoch milliseconds; undefined while the exchange is under way. */
	arrivedAt?: number;
}

const freshForMilliseconds = 10_000;
const exchanges = new Map<string, Exchange>();

/** The vendor refused user or password. */
export class LoginRefused extends UserError {}

/** How long an account is left alone after a refused login: no page says whether further tries lock it. */
const lockoutMilliseconds = 60_000;
/** The vendor's message to each account that it refused, and until when, in epoch milliseconds, it is left alone. */
const refusals = new Map<string, { message: string; until: number }>();

/**
 * The token that `exchange` fetches, fetched once for all callers of the same account that need it at about the same
 * time. `refused` is the token that was rejected, if any. For a minute after a `LoginRefused`, calls fail at once; a changed
 * password is another account.
 */
export async function sharedToken(
	account: string[],
	refused: string | undefined,
	exchange: () => Promise<string>,
): Promise<string> {
	const key = accountKey(account);
	const running = exchanges.get(key);
	if (running !== undefined && isUsable(running, refused)) {
		const token = await running.token;
		if (token !== refused) return token;
	}
	refuseLockedOut(refusals.get(key));
	const started: Exchange = { token: exchange() };
	exchanges.set(key, started);
	started.token.then(
		() => {
			started.arrivedAt = Date.now();
			refusals.delete(key);
		},
		(error) => {
			exchanges.delete(key);
			if (!(error instanceof LoginRefused)) return;
			refusals.set(key, { message: error.message, until: Date.now() + lockoutMilliseconds });
		},
	);
	return await started.token;
}

/** Lets the account log in again at once, after its login has worked. */
export function forgetRefusal(account: string[]): void {
	refusals.delete(accountKey(account));
}

function refuseLockedOut(refusal: { message: string; until: number } | undefined): void {
	const seconds = Math.ceil(((refusal?.until ?? 0) - Date.now()) / 1000);
	if (refusal === undefined || seconds <= 0) return;
	throw new LoginRefused(refusal.message, {
		description: `The login was refused a moment ago. So that the account is not locked, it is tried again in ${seconds} seconds at the earliest. Correct the credential and press Test there.`,
	});
}

/** One under way serves every caller; one that has arrived only those whose older token was refused. */
function isUsable({ arrivedAt }: Exchange, refused: string | undefined): boolean {
	if (arrivedAt === undefined) return true;
	return refused !== undefined && Date.now() - arrivedAt < freshForMilliseconds;
}

/** How many dropped tokens are remembered: enough for all accounts of one n8n. */
const maxDropped = 1000;
const dropped = new Set<string>();

/** Remembers that an owned token may no longer be valid, so that the next run does not take it from the credential. */
export function dropToken(token: string): void {
	if (dropped.size >= maxDropped) dropped.clear();
	dropped.add(token);
}

/** Whether an owned token was dropped. */
export function isDropped(token: string): boolean {
	return dropped.has(token);
}
