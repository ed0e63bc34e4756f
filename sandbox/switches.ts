import { z } from 'zod';

const path = z.string().startsWith('/');

/**
 * Something that goes wrong on the next calls.
 * - `status`: answers with `status` and `body`: any JSON, or a text that is sent as it stands (empty, or half a JSON);
 *   with `Retry-After: retryAfter`, seconds or an HTTP date, when given
 * - `drop`: the connection is closed without an answer; `reset`: it is reset
 * - `brokenOff`: the connection is reset in the middle of the answer, which is `status` (200) and `body`
 * - `hang`: no answer ever comes
 * - `slow`: the right answer, `milliseconds` later
 * - `redirect`: `status` (302) and `Location: location`
 * - `refusal`: 200 with `success: false` and `message`
 * - `badToken`: 200 whose body says that the token is not valid
 * - `html`: an HTML page, 200 unless `status` says otherwise
 * `path` and `method` narrow it to some calls; `times` is how many calls it hits, 1 unless given.
 * `applied: true` lets the call do its work first and spoils only the answer.
 * For a server that refuses connections see `refuseFor` in sandbox.ts.
 */
const fault = z
	.object({
		kind: z.enum(['status', 'drop', 'reset', 'brokenOff', 'hang', 'slow', 'redirect', 'refusal', 'badToken', 'html']),
		path: path.optional(),
		method: z.enum(['GET', 'POST', 'PUT']).optional(),
		times: z.number().int().positive().optional(),
		status: z.number().int().min(200).max(599).optional(),
		retryAfter: z.union([z.number().nonnegative(), z.string()]).optional(),
		milliseconds: z.number().nonnegative().optional(),
		location: z.string().optional(),
		message: z.string().optional(),
		body: z.unknown().optional(),
		applied: z.boolean().optional(),
	})
	.strict();

export const switchesSchema = z
	.object({
		/** Milliseconds every call waits before it is handled. */
		latencyMilliseconds: z.number().nonnegative(),
		/** Faults waiting for their calls, first come first served. */
		faults: z.array(fault),
		/** What a call without a valid token gets. Vendors have many ways to say it, redirects to a login page among them. */
		unauthenticated: z
			.object({
				status: z.number().int().min(200).max(599),
				body: z.unknown().optional(),
				location: z.string().optional(),
			})
			.strict(),
		/** Rows a page for every list; null keeps each list's own size. */
		pageSize: z.number().int().positive().nullable(),
		/** After each of the next `times` pages of `list`, one new row appears at its start or end. */
		insertBetweenPages: z
			.object({
				list: z.enum(['customers', 'orders', 'carts']),
				at: z.enum(['start', 'end']),
				times: z.number().int().nonnegative(),
			})
			.strict()
			.nullable(),
		/** Product ids that stock and price syncing refuses: alone (`each`), or together with their whole call (`whole`). */
		refuseProducts: z
			.object({ ids: z.array(z.string()), message: z.string().optional(), mode: z.enum(['each', 'whole']) })
			.strict()
			.nullable(),
		/** Whether stock and price syncing takes product ids it has never seen. */
		acceptUnknownProducts: z.boolean(),
		/** Whether updateOrderStatus answers success for ids it has never seen. */
		acceptUnknownOrders: z.boolean(),
		/** Paths that moved: the old path answers `answer`, the call is served under `to` (nowhere when null). */
		movedPaths: z.record(
			path,
			z.object({ to: path.nullable(), answer: z.union([z.literal(404), z.literal(405)]) }).strict(),
		),
	})
	.strict();

export type Fault = z.infer<typeof fault>;
export type Switches = z.infer<typeof switchesSchema>;

/** Laravel's own answer. */
const UNAUTHENTICATED = { status: 401, body: { success: false, msg: 'Unauthenticated.' } };

/** Every switch in its harmless position. */
export function defaultSwitches(): Switches {
	return {
		latencyMilliseconds: 0,
		faults: [],
		unauthenticated: UNAUTHENTICATED,
		pageSize: null,
		insertBetweenPages: null,
		refuseProducts: null,
		acceptUnknownProducts: true,
		acceptUnknownOrders: false,
		movedPaths: {},
	};
}

/** The fault meant for this call, if any; each time it is taken counts against its `times`. */
export function takeFault(switches: Switches, method: string, callPath: string): Fault | undefined {
	const found = switches.faults.find(
		(each) => (each.path ?? callPath) === callPath && (each.method ?? method) === method,
	);
	if (!found) return undefined;
	found.times = (found.times ?? 1) - 1;
	if (found.times === 0) switches.faults = switches.faults.filter((each) => each !== found);
	return found;
}
