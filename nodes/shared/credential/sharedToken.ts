import { UserError } from 'n8n-workflow';

import { accountKey } from './ownedToken';

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

/** The vendor said no to user or password. Thrown by an exchange, it keeps the account from being locked by trying on. */
export class LoginRefused extends UserError {}

/** How long an account is left alone after a refused login: whether trying on locks it is not documented. */
const lockoutMilliseconds = 60_000;
/** What the vendor said to the accounts that it refused, and until when, in epoch milliseconds, they are left alone. */
const refusals = new Map<string, { message: string; until: number }>();

/**
 * The token that `exchange` fetches, fetched once for all callers of the same account that need it at about the same
 * time. `account` identifies user, password and host (it is hashed); `refused` is the token that was turned down, if any.
 * After a `LoginRefused` the account is left alone for a minute: calls in that time fail at once. A changed password is
 * another account.
 */
export async function sharedToken(
	account: string[],
	refused: string | undefined,
	exchange: () => Promise<string>,
): Promise<string> {
	const key = accountKey(account);
	const known = exchanges.get(key);
	if (known !== undefined && isUsable(known, refused)) {
		const token = await known.token;
		if (token !== refused) return token;
	}
	leaveAlone(refusals.get(key));
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

/** Lets the account log in again at once: its login was seen to work. */
export function forgetRefusal(account: string[]): void {
	refusals.delete(accountKey(account));
}

function leaveAlone(refusal: { message: string; until: number } | undefined): void {
	const seconds = Math.ceil(((refusal?.until ?? 0) - Date.now()) / 1000);
	if (refusal === undefined || seconds <= 0) return;
	throw new LoginRefused(refusal.message, {
		description: `The login was refused a moment ago. So that the account is not locked, it is tried again in ${seconds} seconds at the earliest. Correct the credential and press Test there.`,
	});
}

/** One under way serves everyone; one that has arrived only those who were refused with an older token. */
function isUsable({ arrivedAt }: Exchange, refused: string | undefined): boolean {
	if (arrivedAt === undefined) return true;
	return refused !== undefined && Date.now() - arrivedAt < freshForMilliseconds;
}

/** How many dropped tokens are remembered: enough for all accounts of one n8n. */
const maxDropped = 1000;
const dropped = new Set<string>();

/** Remembers that an owned token may no longer be good, so that the next run does not take it from the credential. */
export function dropToken(token: string): void {
	if (dropped.size >= maxDropped) dropped.clear();
	dropped.add(token);
}

/** Whether an owned token was dropped. */
export function isDropped(token: string): boolean {
	return dropped.has(token);
}
