import { sleep } from 'n8n-workflow';

/** Holds all calls of a run back while the vendor asks for a delay. */
export function rateLimiter() {
	let until = 0;
	return {
		/** The vendor asked to wait that many seconds. */
		delay(seconds: number): void {
			until = Math.max(until, Date.now() + seconds * 1000);
		},
		/** Resolves when no delay is left, or when the run is stopped. */
		async passed(signal: AbortSignal | undefined): Promise<void> {
			// The delay may grow while it is waited for.
			while (until > Date.now() && !signal?.aborted) await wait((until - Date.now()) / 1000, signal);
		},
	};
}

/** Waits that many seconds, or until the user stops the execution. */
export async function wait(seconds: number, signal: AbortSignal | undefined): Promise<void> {
	await sleep(seconds * 1000, signal).catch(() => undefined);
}
