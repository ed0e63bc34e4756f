import { circuitBreaker } from './circuitBreaker';
import { rateLimiter } from './rateLimiter';
import { accountKey, dropToken, isDropped, ownedToken, tokenOf } from './token';

/** After so many items in a row with the same fault the others are not sent. Messages spell the number. */
export const maxInARow = 5;
/** A token that was valid for a while may be renewed again in the same run. */
const goodForMilliseconds = 60_000;

export type Session = ReturnType<typeof openSession>;
export type AccountState = ReturnType<typeof openAccount>;

/** What the calls of a new run share. */
export function openSession() {
	const accounts = new Map<string, AccountState>();
	return {
		rateLimiter: rateLimiter(),
		circuitBreaker: circuitBreaker(),
		account(account: string[]): AccountState {
			const key = accountKey(account);
			const state = accounts.get(key) ?? openAccount(account);
			accounts.set(key, state);
			return state;
		},
	};
}

/** What a run knows of one account: the token in use, and how its calls went. */
function openAccount(account: string[]) {
	/** The token of this run, once one was used. */
	let current: string | undefined;
	/** Whether `current` came from a login of this run and no call has succeeded with it yet: a newer one would not help. */
	let isUntried = false;
	/** The last token that a new login replaced. */
	let renewed: { token: string; at: number } | undefined;
	let hasResponded = false;
	let first: Promise<void> | undefined;
	let unreached = 0;
	const rejected = new Map<string, number>();

	return {
		/** The token to send, if one is known to be this account's. `stored` is the credential's. */
		token(stored: unknown): string | undefined {
			const token = tokenOf(account, stored);
			return (current ??= token !== undefined && isDropped(ownedToken(account, token)) ? undefined : token);
		},
		/** A login gave this token, in the form in which the credential stores it. */
		loggedIn(stored: unknown): void {
			const token = tokenOf(account, stored);
			if (token === undefined || token === current) return;
			current = token;
			isUntried = true;
		},
		/** The token may no longer be valid: the next call logs in. */
		drop(token: string): void {
			dropToken(ownedToken(account, token));
			if (current === token) current = undefined;
		},
		/** Whether a new login may help where this token was rejected. It costs one for each account and run. */
		mayLogInAgain(token: string): boolean {
			// Another call has logged in meanwhile.
			if (current !== undefined && token !== current) return true;
			if (isUntried) return false;
			// Calls that were under way with the same token share the login.
			if (renewed?.token === token) return true;
			if (renewed !== undefined && Date.now() - renewed.at < goodForMilliseconds) return false;
			renewed = { token, at: Date.now() };
			return true;
		},
		/** The vendor responded to a call of an endpoint, and rejected the account or did not. */
		responded(endpoint: string, isRejected: boolean): void {
			hasResponded = true;
			unreached = 0;
			rejected.set(endpoint, isRejected ? (rejected.get(endpoint) ?? 0) + 1 : 0);
			if (!isRejected) isUntried = false;
		},
		/** A call ended without a response. */
		failed(): void {
			unreached += 1;
		},
		/** Whether so many calls in a row met the same fault that the next one would too, and which. */
		standing(endpoint: string): 'rejected' | 'unreached' | 'good' {
			if ((rejected.get(endpoint) ?? 0) >= maxInARow) return 'rejected';
			return unreached >= maxInARow ? 'unreached' : 'good';
		},
		/** Runs `work`. Until the account has its first response in this run, one is under way at a time. */
		async inTurn<T>(work: () => Promise<T>): Promise<T> {
			while (!hasResponded && first !== undefined) await first;
			if (hasResponded) return await work();
			const mine = work();
			first = mine.then(
				() => undefined,
				() => undefined,
			);
			return await mine.finally(() => {
				first = undefined;
			});
		},
	};
}
