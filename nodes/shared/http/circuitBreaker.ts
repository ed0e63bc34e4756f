/**
 * Keeps the calls of a run from each asking a vendor that cannot be reached: one of them probes, the others wait for its
 * result. Once the probe has failed the circuit is open, and no call is repeated until the vendor responds.
 */
export function circuitBreaker() {
	let probe: object | undefined;
	let isOpen = false;
	let waiting: Array<(mayRetry: boolean) => void> = [];

	const release = (mayRetry: boolean) => {
		const released = waiting;
		waiting = [];
		released.forEach((resolve) => resolve(mayRetry));
	};

	return {
		/** Whether a call without a response may be sent again. The call that probes waits for `delay` first. */
		async mayRetry(call: object, delay: () => Promise<void>): Promise<boolean> {
			if (isOpen) return false;
			probe ??= call;
			if (probe !== call) return await new Promise((resolve) => waiting.push(resolve));
			await delay();
			return true;
		},
		/** The vendor responded to a call. */
		responded(call: object): void {
			isOpen = false;
			if (probe === call) probe = undefined;
			release(true);
		},
		/** A call is over. If it still probes, the vendor did not respond. */
		ended(call: object): void {
			if (probe !== call) return;
			probe = undefined;
			isOpen = true;
			release(false);
		},
	};
}
