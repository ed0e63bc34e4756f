import { createHash } from 'crypto';

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

/**
 * The token that `exchange` fetches, fetched once for all callers of the same account that need it at about the same
 * time. `account` identifies user, password and host (it is hashed); `refused` is the token that was turned down, if any.
 */
export async function sharedToken(
	account: string[],
	refused: string | undefined,
	exchange: () => Promise<string>,
): Promise<string> {
	const key = createHash('sha256').update(JSON.stringify(account)).digest('hex');
	const known = exchanges.get(key);
	if (known !== undefined && isUsable(known, refused)) {
		const token = await known.token;
		if (token !== refused) return token;
	}
	const started: Exchange = { token: exchange() };
	exchanges.set(key, started);
	started.token.then(
		() => (started.arrivedAt = Date.now()),
		() => exchanges.delete(key),
	);
	return await started.token;
}

/** One under way serves everyone; one that has arrived only those who were refused with an older token. */
function isUsable({ arrivedAt }: Exchange, refused: string | undefined): boolean {
	if (arrivedAt === undefined) return true;
	return refused !== undefined && Date.now() - arrivedAt < freshForMilliseconds;
}
