import { accountKey, ownedToken, tokenOf } from '../credential/ownedToken';
import { dropToken, isDropped } from '../credential/sharedToken';
import { openGate, type Gate } from './gate';

/** What the calls of one run share. */
export interface Session {
	gate: Gate;
	/** What is known of an account in this run. */
	account(account: string[]): AccountState;
}

/** After so many items in a row that met the same fault the others are not sent. Messages say it in words. */
export const maxInARow = 5;
/** A token that was good for a while may be renewed again in the same run. */
const goodForMilliseconds = 60_000;

/** What a run knows of one account: the token in use, and how the account has been answered. */
export interface AccountState {
	/** The token to send, if one is known to be this account's. `kept` is what the credential holds. */
	token(kept: unknown): string | undefined;
	/** A login gave this token, in the form in which the credential keeps it. */
	loggedIn(kept: unknown): void;
	/** The token may no longer be good: the next call logs in. */
	drop(token: string): void;
	/** Whether a new login may help where this token was turned down. It costs one for each account and run. */
	mayLogInAgain(token: string): boolean;
	/** A call of an endpoint was answered: whether it was turned down at the door although its login is as new as can be. */
	answered(endpoint: string, isTurnedDown: boolean): void;
	/** A call was given up without an answer. */
	gaveUp(): void;
	/** Whether so many calls in a row met the same fault that the next one would too, and which. */
	standing(endpoint: string): 'turnedDown' | 'unreached' | 'good';
	/** Runs `work`. Until the account is answered for the first time in this run, one is under way at a time. */
	inTurn<T>(work: () => Promise<T>): Promise<T>;
}

/** What the calls of a new run share. */
export function openSession(): Session {
	const accounts = new Map<string, AccountState>();
	return {
		gate: openGate(),
		account: (account) => {
			const key = accountKey(account);
			const state = accounts.get(key) ?? openAccount(account);
			accounts.set(key, state);
			return state;
		},
	};
}

function openAccount(account: string[]): AccountState {
	/** The token of this run, once one was used. */
	let current: string | undefined;
	/** Whether `current` came from a login of this run and no call was taken with it yet: a newer one would not help. */
	let isUntried = false;
	/** The last token that a new login replaced. */
	let renewed: { token: string; at: number } | undefined;
	let isAnswered = false;
	let first: Promise<void> | undefined;
	let unreached = 0;
	const turnedDown = new Map<string, number>();

	return {
		token: (kept) => {
			const stored = tokenOf(account, kept);
			return (current ??= stored !== undefined && isDropped(ownedToken(account, stored)) ? undefined : stored);
		},
		loggedIn: (kept) => {
			const token = tokenOf(account, kept);
			if (token === undefined || token === current) return;
			current = token;
			isUntried = true;
		},
		drop: (token) => {
			dropToken(ownedToken(account, token));
			if (current === token) current = undefined;
		},
		mayLogInAgain: (token) => {
			// Another call has logged in meanwhile.
			if (current !== undefined && token !== current) return true;
			if (isUntried) return false;
			// Calls that were under way with the same token share the login.
			if (renewed?.token === token) return true;
			if (renewed !== undefined && Date.now() - renewed.at < goodForMilliseconds) return false;
			renewed = { token, at: Date.now() };
			return true;
		},
		answered: (endpoint, isTurnedDown) => {
			isAnswered = true;
			unreached = 0;
			turnedDown.set(endpoint, isTurnedDown ? (turnedDown.get(endpoint) ?? 0) + 1 : 0);
			if (!isTurnedDown) isUntried = false;
		},
		gaveUp: () => {
			unreached += 1;
		},
		standing: (endpoint) => {
			if ((turnedDown.get(endpoint) ?? 0) >= maxInARow) return 'turnedDown';
			return unreached >= maxInARow ? 'unreached' : 'good';
		},
		inTurn: async (work) => {
			while (!isAnswered && first !== undefined) await first;
			if (isAnswered) return await work();
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
