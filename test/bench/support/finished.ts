import type { RunningN8n } from '../../e2e/harness/n8n';
import { poll } from '../../e2e/harness/poll';
import { openSqlite } from '../../e2e/harness/sqlite';

interface Runs {
	/** Runs that ended well so far. */
	ended: number;
	/** When the last of them ended, in milliseconds since the epoch. */
	lastMs: number;
}

/** Counts a workflow's finished runs in n8n's database, which says to the millisecond when each of them ended. */
export async function finishedRuns(n8n: RunningN8n, workflowId: string) {
	const database = await openSqlite(n8n.userFolder);
	async function count(): Promise<Runs> {
		const [row] = await database.query<{ ended: number; last: string | null }>(
			`SELECT count(*) AS ended, max(stoppedAt) AS last FROM execution_entity WHERE workflowId = '${workflowId}' AND status = 'success'`,
		);
		return { ended: row?.ended ?? 0, lastMs: Date.parse(`${row?.last?.replace(' ', 'T')}Z`) };
	}
	const before = await count();
	return {
		/** Waits until that many more runs have ended, and says when the last one did. */
		async until(more: number): Promise<number> {
			try {
				const all = await poll(
					`${more} runs of ${workflowId} to end`,
					async () => {
						const now = await count();
						return now.ended >= before.ended + more ? now : undefined;
					},
					{ timeoutMs: 120_000, everyMs: 250 },
				);
				return all.lastMs;
			} finally {
				database.close();
			}
		},
	};
}
