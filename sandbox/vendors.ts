/** How a vendor behaves as a sender of webhooks. */
export interface Vendor {
	name: string;
	/** Milliseconds until it hangs up. */
	timeoutMilliseconds: number;
	/** How often it calls at most, the first time included. */
	attempts: number;
	/** Milliseconds between two attempts. */
	pauseMilliseconds: number;
	/** Whether it takes the answer for success. */
	accepts: (status: number, body: unknown) => boolean;
	/** Whether it calls again after an answer it did not accept. No answer at all counts as a reason wherever there are attempts left. */
	resendsOn: (status: number) => boolean;
}

const SECOND = 1000;
const is2xx = (status: number) => status >= 200 && status < 300;
const is200 = (status: number) => status === 200;
const always = () => true;
const never = () => false;

/** Patience nobody documents. */
const ASSUMED_TIMEOUT = 30 * SECOND;
const ASSUMED_PAUSE = 1 * SECOND;

export const VENDORS = {
	/** Documented: ends the call after 5 seconds. No retry is documented. */
	blink: {
		name: 'Blink',
		timeoutMilliseconds: 5 * SECOND,
		attempts: 1,
		pauseMilliseconds: 0,
		accepts: is2xx,
		resendsOn: never,
	},
	/** Nothing is documented about timeout or retries. */
	logistics: {
		name: 'Blink Logistics',
		timeoutMilliseconds: ASSUMED_TIMEOUT,
		attempts: 1,
		pauseMilliseconds: 0,
		accepts: is2xx,
		resendsOn: never,
	},
	/** A delivery app calling Blend. Documented: it retries on anything but 200; how often is up to the app. */
	blendApp: {
		name: 'Delivery app to Blend',
		timeoutMilliseconds: ASSUMED_TIMEOUT,
		attempts: 3,
		pauseMilliseconds: ASSUMED_PAUSE,
		accepts: is200,
		resendsOn: (status) => !is200(status),
	},
	/** Blend calling a delivery app. Documented: it wants 200 and "may" retry; taken as not retrying. */
	blend: {
		name: 'Blend to delivery app',
		timeoutMilliseconds: ASSUMED_TIMEOUT,
		attempts: 1,
		pauseMilliseconds: 0,
		accepts: is200,
		resendsOn: never,
	},
	/** Documented: three attempts, then it gives up. */
	bringg: {
		name: 'Bringg merchant webhook',
		timeoutMilliseconds: ASSUMED_TIMEOUT,
		attempts: 3,
		pauseMilliseconds: ASSUMED_PAUSE,
		accepts: is2xx,
		resendsOn: always,
	},
	/** Documented: 30 seconds; exactly 200 with success true; three more attempts a minute apart after 500, 502, 503, 504 or no answer. */
	bringgFleet: {
		name: 'Bringg fleet webhook',
		timeoutMilliseconds: 30 * SECOND,
		attempts: 4,
		pauseMilliseconds: 60 * SECOND,
		accepts: (status, body) => is200(status) && (body as { success?: unknown } | null)?.success === true,
		resendsOn: (status) => [500, 502, 503, 504].includes(status),
	},
	/** Documented: any 2xx is success; otherwise sent again, three times in all. */
	ordatic: {
		name: 'Ordatic',
		timeoutMilliseconds: ASSUMED_TIMEOUT,
		attempts: 3,
		pauseMilliseconds: ASSUMED_PAUSE,
		accepts: is2xx,
		resendsOn: always,
	},
} satisfies Record<string, Vendor>;

export type VendorKey = keyof typeof VENDORS;
