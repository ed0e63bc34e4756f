import { setTimeout as wait } from 'node:timers/promises';

interface PollSettings {
	timeoutMs?: number;
	everyMs?: number;
}

/** Asks again and again until there is an answer other than undefined, or fails saying what it waited for. */
export async function poll<T>(
	what: string,
	ask: () => Promise<T | undefined> | T | undefined,
	{ timeoutMs = 60_000, everyMs = 200 }: PollSettings = {},
): Promise<T> {
	const deadline = Date.now() + timeoutMs;
	for (;;) {
		const answer = await ask();
		if (answer !== undefined) return answer;
		if (Date.now() > deadline) throw new Error(`Waited ${timeoutMs / 1000} s in vain for ${what}.`);
		await wait(everyMs);
	}
}
