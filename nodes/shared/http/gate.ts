import { sleep } from 'n8n-workflow';

import { lacksContent, type Failure } from './retry';

/** What all calls of a run pass through: a vendor that asks to wait holds all of them, once; one that is down is tried by one. */
export interface Gate {
	/** Resolves when nobody is asked to wait, or when the run is stopped. */
	passed(signal: AbortSignal | undefined): Promise<void>;
	/**
	 * Asks whether a call that failed may be sent again after its `delay` in seconds. A delay that the vendor asked for
	 * holds all calls. Of those that met silence one at a time tries, and the others wait for what comes of it. False once
	 * it has given up: a vendor that is down is not asked by each item anew. False too when the run is stopped.
	 */
	mayRetry(call: object, failure: Failure, delay: number, signal: AbortSignal | undefined): Promise<boolean>;
	/** A call was answered, whatever the answer. */
	answered(call: object): void;
	/** A call is over: if it was the one that tried, and was not answered, it gave up. */
	gaveUp(call: object): void;
}

/** A gate that is open until somebody holds it. */
export function openGate(): Gate {
	let until = 0;
	let trying: object | undefined;
	let isDown = false;
	let waiting: Array<(mayRetry: boolean) => void> = [];

	const release = (mayRetry: boolean) => {
		const released = waiting;
		waiting = [];
		released.forEach((resolve) => resolve(mayRetry));
	};

	return {
		async passed(signal) {
			// Held again while waiting, it is waited for again.
			while (until > Date.now() && !signal?.aborted) await pause((until - Date.now()) / 1000, signal);
		},
		async mayRetry(call, failure, delay, signal) {
			if (asksToWait(failure)) until = Math.max(until, Date.now() + delay * 1000);
			else if (lacksContent(failure)) await pause(delay, signal);
			else if (isDown) return false;
			else if ((trying ??= call) === call) await pause(delay, signal);
			else if (!(await new Promise<boolean>((resolve) => waiting.push(resolve)))) return false;
			return !signal?.aborted;
		},
		answered(call) {
			isDown = false;
			if (trying === call) trying = undefined;
			release(true);
		},
		gaveUp(call) {
			if (trying !== call) return;
			trying = undefined;
			isDown = true;
			release(false);
		},
	};
}

/** Waits that many seconds, or until the user stops the execution: nobody waits out a long Retry-After for nothing. */
async function pause(seconds: number, signal: AbortSignal | undefined): Promise<void> {
	await sleep(seconds * 1000, signal).catch(() => undefined);
}

function asksToWait(failure: Failure): boolean {
	return failure.kind === 'status' && (failure.status === 429 || failure.retryAfterSeconds !== undefined);
}
