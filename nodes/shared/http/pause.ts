import { sleep } from 'n8n-workflow';

/** Waits that many seconds, or until the user stops the execution: nobody waits out a long Retry-After for nothing. */
export async function pause(seconds: number, signal: AbortSignal | undefined): Promise<void> {
	await Promise.race([sleep(seconds * 1000), aborted(signal)]);
}

async function aborted(signal: AbortSignal | undefined): Promise<void> {
	await new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve(), { once: true }));
}
