import { createHash } from 'crypto';

import { UserError } from 'n8n-workflow';

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

interface Refusal {
	message: string;
	/** How many logins were refused in a row. */
	times: number;
	/** Before that, in epoch milliseconds, the account is not tried again. */
	until: number;
}

const firstWaitMilliseconds = 60_000;
const longestWaitMilliseconds = 600_000;
const refusals = new Map<string, Refusal>();

/**
 * The token that `exchange` fetches, fetched once for all callers of the same account that need it at about the same
 * time. `account` identifies user, password and host (it is hashed); `refused` is the token that was turned down, if any.
 * After a `LoginRefused` the account is left alone for a minute, then for longer: calls in that time fail at once. A changed
 * password is another account.
 */
export async function sharedToken(
	account: string[],
	refused: string | undefined,
	exchange: () => Promise<string>,
): Promise<string> {
	const key = keyOf(account);
	const known = exchanges.get(key);
	if (known !== undefined && isUsable(known, refused)) {
		const token = await known.token;
		if (token !== refused) return token;
	}
	refuseWhileRefused(refusals.get(key));
	const started: Exchange = { token: exchange() };
	exchanges.set(key, started);
	started.token.then(
		() => {
			started.arrivedAt = Date.now();
			refusals.delete(key);
		},
		(error) => {
			exchanges.delete(key);
			if (error instanceof LoginRefused) refusals.set(key, refusalAfter(refusals.get(key), error));
		},
	);
	return await started.token;
}

/** Lets the account log in again at once: its login was seen to work. */
export function forgetRefusal(account: string[]): void {
	refusals.delete(keyOf(account));
}

function keyOf(account: string[]): string {
	return createHash('sha256').update(JSON.stringify(account)).digest('hex');
}

function refuseWhileRefused(refusal: Refusal | undefined): void {
	const seconds = Math.ceil(((refusal?.until ?? 0) - Date.now()) / 1000);
	if (refusal === undefined || seconds <= 0) return;
	throw new UserError(refusal.message, {
		description: `The login was refused a moment ago. So that the account is not locked, it is tried again in ${seconds} seconds at the earliest. Correct the credential and press Test there.`,
	});
}

function refusalAfter(before: Refusal | undefined, { message }: Error): Refusal {
	const times = (before?.times ?? 0) + 1;
	const wait = Math.min(longestWaitMilliseconds, firstWaitMilliseconds * 2 ** (times - 1));
	return { message, times, until: Date.now() + wait };
}

/** One under way serves everyone; one that has arrived only those who were refused with an older token. */
function isUsable({ arrivedAt }: Exchange, refused: string | undefined): boolean {
	if (arrivedAt === undefined) return true;
	return refused !== undefined && Date.now() - arrivedAt < freshForMilliseconds;
}
