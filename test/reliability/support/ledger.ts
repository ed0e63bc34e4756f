import { poll } from '../../e2e/harness/poll';
import { table } from '../scenario';
import type { Database } from './database';
import type { Effects } from './effects';
import { CODE, isLastMoment, type Sent } from './orders';

type Status = 'new' | 'running' | 'waiting' | 'success' | 'error' | 'canceled' | 'crashed';

/** The status of each run, by the code of the order that it is about, the oldest first. */
export type Runs = Map<string, Status[]>;

/** Reads all runs of the given workflows. */
export async function runsOf(database: Database, workflowIds: readonly string[]): Promise<Runs> {
	const rows = await database.query<{ status: Status; data: string }>(
		`SELECT e.status, d.data FROM execution_entity e JOIN execution_data d ON d."executionId" = e.id
		 WHERE e."workflowId" IN (${listed(workflowIds)}) ORDER BY e.id`,
	);
	const runs: Runs = new Map();
	for (const { status, data } of rows) {
		const [code] = data.match(CODE) ?? [];
		if (code !== undefined) runs.set(code, [...(runs.get(code) ?? []), status]);
	}
	return runs;
}

/** Ids as SQL lists them. */
const listed = (ids: readonly string[]) => ids.map((id) => `'${id}'`).join(', ');

/**
 * The codes of orders of which n8n took up a run by itself when it started (its `recoverEnqueuedExecutions`, read in 2.41): saved
 * before a kill, begun after it. It asks no trigger, and a copy may have run meanwhile. SQLite only.
 * @param kills in epoch milliseconds.
 */
export async function takenUp(
	database: Database,
	workflowIds: readonly string[],
	kills: readonly number[],
): Promise<Set<string>> {
	const rows = await database.query<{ created: number; started: number; data: string }>(
		`SELECT unixepoch(e."createdAt", 'subsec') * 1000 AS created, unixepoch(e."startedAt", 'subsec') * 1000 AS started, d.data
		 FROM execution_entity e JOIN execution_data d ON d."executionId" = e.id
		 WHERE e."workflowId" IN (${listed(workflowIds)}) AND e."startedAt" IS NOT NULL`,
	);
	const over = rows.filter(({ created, started }) => kills.some((at) => created < at && at < started));
	return new Set(over.flatMap(({ data }) => data.match(CODE)?.slice(0, 1) ?? []));
}

/** Waits until no run is going on or waits for its turn. Runs that n8n forgot in a kill are marked when it starts. */
export async function untilQuiet(database: Database, timeoutMs = 60_000): Promise<void> {
	await poll(
		'all runs to end',
		async () => {
			const [row] = await database.query<{ left: number | string }>(
				`SELECT count(*) AS "left" FROM execution_entity WHERE status IN ('new', 'running')`,
			);
			return Number(row?.left) === 0 || undefined;
		},
		{ timeoutMs, everyMs: 500 },
	);
}

const HEADINGS = [
	'receiver',
	'sent',
	'acknowledged',
	'lost',
	"told 200 by n8n's start, no run",
	'run to the end twice',
	'run again after a crash',
	'acknowledged, only a crashed run',
	'never acknowledged',
];

/** What became of orders. */
export interface Fates {
	/** Acknowledged, and no run exists. */
	lost: number;
	/** The same, but n8n itself said so in the first moment of its start. */
	lostInStart: number;
	/** More than one run came to its end. */
	doubled: number;
	/** One run came to its end, others did not. */
	rescued: number;
	/** Acknowledged, and no run came to its end. */
	onlyCrashed: number;
}

/**
 * Orders of which a copy was acknowledged, but no run came to its end: it was taken for a repeat of a run that came to nothing.
 * What the kitchen has taken is no such order: a kill may leave a run that has done its work and is not marked as ended.
 */
export function droppedCopies(sent: readonly Sent[], runs: Runs, { taken }: Effects): Sent[] {
	return sent.filter(({ code, isAcknowledged, attempts }) => {
		const statuses = runs.get(code) ?? [];
		return isAcknowledged && attempts > 1 && statuses.length > 0 && !statuses.includes('success') && !taken.has(code);
	});
}

export function fatesOf(sent: readonly Sent[], runs: Runs): Fates {
	const count = (is: (order: Sent, statuses: Status[]) => boolean) =>
		sent.filter((order) => is(order, runs.get(order.code) ?? [])).length;
	const ended = (statuses: Status[]) => statuses.filter((status) => status === 'success').length;
	return {
		lost: count((order, { length }) => order.isAcknowledged && !order.isToldStarting && length === 0),
		lostInStart: count((order, { length }) => order.isToldStarting && length === 0),
		doubled: count((_order, statuses) => ended(statuses) > 1),
		rescued: count((_order, statuses) => ended(statuses) === 1 && statuses.length > 1),
		onlyCrashed: count((order, statuses) => order.isAcknowledged && statuses.length > 0 && ended(statuses) === 0),
	};
}

/** The fates of each receiver's orders as a Markdown table. */
export function fatesTable(sent: readonly Sent[], runs: Runs): string {
	const receivers = [...new Set(sent.map(({ receiver }) => receiver))];
	return table(
		HEADINGS,
		receivers.map((receiver) => {
			const own = sent.filter((order) => order.receiver === receiver);
			const { lost, lostInStart, doubled, rescued, onlyCrashed } = fatesOf(own, runs);
			const acknowledged = own.filter(({ isAcknowledged }) => isAcknowledged).length;
			const never = own.length - acknowledged;
			return [receiver.who, own.length, acknowledged, lost, lostInStart, doubled, rescued, onlyCrashed, never];
		}),
	);
}

/** The orders of this package's triggers. */
export const ours = (sent: readonly Sent[]) => sent.filter(({ receiver }) => receiver.isOurs);

/** Those that were answered when the run was saved. @param behind as for `isLastMoment`. */
export const onceSaved = (sent: readonly Sent[], behind: readonly Sent[] = []) =>
	sent.filter((order) => order.receiver.isOnceSaved && !isLastMoment(order, behind));
