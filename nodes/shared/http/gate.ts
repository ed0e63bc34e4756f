import { sleep } from 'n8n-workflow';

/** What the calls of one run share when their vendor wants a pause or cannot be reached. */
export interface Gate {
	/** Resolves when a call may go out: at once, or when a hold is over. */
	pass(): Promise<void>;
	/** The vendor asked for a pause: no call goes out for that many seconds. */
	hold(seconds: number): void;
	/**
	 * Asks whether a call that failed may be sent again. One call at a time tries, after its `delay` in seconds; the
	 * others wait for what comes of it. False once it has given up: a vendor that is down is not asked by each item anew.
	 */
	mayRetry(call: object, delay: number): Promise<boolean>;
	/** A call was answered, whatever the answer. */
	answered(call: object): void;
	/** A call gave up: it is not sent again. */
	gaveUp(call: object): void;
}

/** A gate for the calls of one run. Waiting ends early when `signal` says that the run was stopped. */
export function newGate(signal?: AbortSignal): Gate {
	let heldUntil = 0;
	let trying: object | undefined;
	let isDown = false;
	let waiting: Array<(mayRetry: boolean) => void> = [];

	const pause = async (seconds: number) => await Promise.race([sleep(seconds * 1000), abortOf(signal)]);
	const release = (mayRetry: boolean) => {
		const released = waiting;
		waiting = [];
		released.forEach((resolve) => resolve(mayRetry));
	};

	return {
		async pass() {
			while (Date.now() < heldUntil && !signal?.aborted) await pause((heldUntil - Date.now()) / 1000);
		},
		hold(seconds) {
			heldUntil = Math.max(heldUntil, Date.now() + seconds * 1000);
		},
		async mayRetry(call, delay) {
			if (isDown) return false;
			trying ??= call;
			if (trying !== call) return await new Promise<boolean>((resolve) => waiting.push(resolve));
			await pause(delay);
			return true;
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

/** Resolves when the user stops the execution, so that nobody waits out a long Retry-After. */
async function abortOf(signal: AbortSignal | undefined): Promise<void> {
	await new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve(), { once: true }));
}
