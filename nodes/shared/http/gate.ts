import { pause } from './pause';

/** What all calls of a run pass through: a vendor that asks to wait holds all of them, once; one that is down is tried by one. */
export interface Gate {
	/** Resolves when nobody is asked to wait, or when the run is stopped. */
	passed(signal: AbortSignal | undefined): Promise<void>;
	/** Keeps the next calls waiting for that many seconds. */
	hold(seconds: number): void;
	/**
	 * Asks whether a call that failed may be sent again. One call at a time tries, after its `delay` in seconds; the
	 * others wait for what comes of it. False once it has given up: a vendor that is down is not asked by each item anew.
	 */
	mayRetry(call: object, delay: number, signal: AbortSignal | undefined): Promise<boolean>;
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
		hold(seconds) {
			until = Math.max(until, Date.now() + seconds * 1000);
		},
		async mayRetry(call, delay, signal) {
			if (isDown) return false;
			trying ??= call;
			if (trying !== call) return await new Promise<boolean>((resolve) => waiting.push(resolve));
			await pause(delay, signal);
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
