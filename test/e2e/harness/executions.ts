import { createRequire } from 'node:module';
import { join } from 'node:path';

import type { N8nInstallation } from './install';
import { poll } from './poll';
import type { Rest } from './rest';

/** One run of a workflow, as the list of executions has it. */
export interface ExecutionSummary {
	id: string;
	workflowId: string;
	status: 'new' | 'running' | 'waiting' | 'success' | 'error' | 'canceled' | 'crashed';
	mode: string;
	startedAt: string;
}

interface NodeRun {
	executionStatus?: string;
	error?: { message: string; description?: string };
	/** Per output a list of items, or null where the node gave nothing. */
	data?: { main: Array<Array<{ json: Record<string, unknown>; error?: unknown }> | null> };
}

/** One run of a workflow with all that happened in it. */
export interface Execution extends ExecutionSummary {
	data: { resultData: { runData: Record<string, NodeRun[]>; error?: { message: string } } };
	/** The data as n8n stores it, to be searched as a text. */
	stored: string;
}

const ENDED = new Set<ExecutionSummary['status']>(['success', 'error', 'canceled', 'crashed']);

/** What a node gave on one of its outputs; nothing if it did not run. */
export function itemsOf(execution: Execution, nodeName: string, output = 0): Array<Record<string, unknown>> {
	const runs = execution.data.resultData.runData[nodeName] ?? [];
	return runs.flatMap((run) => (run.data?.main[output] ?? []).map((item) => item.json));
}

/** The runs of workflows, as the editor's list of executions shows them. */
export interface Executions {
	/** Newest first. */
	list(workflowId: string): Promise<ExecutionSummary[]>;
	get(id: string): Promise<Execution>;
	/** The newest run's id: what `waitFor` takes to tell the next run from it. "0" when there is none. */
	last(workflowId: string): Promise<string>;
	/** Waits until the first run after the one named has ended, and returns it with its data. */
	waitFor(workflowId: string, after?: string, timeoutMs?: number): Promise<Execution>;
}

export function executionsOf(rest: Rest, { dir }: N8nInstallation): Executions {
	// n8n stores the data of a run in this library's format; its own copy reads it.
	const { parse } = createRequire(join(dir, 'package.json'))('flatted') as { parse(text: string): Execution['data'] };

	async function list(workflowId: string): Promise<ExecutionSummary[]> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		const page = await rest<{ results: ExecutionSummary[] }>('GET', `/executions?limit=100&filter=${filter}`);
		return page.results.sort((a, b) => Number(b.id) - Number(a.id));
	}

	async function get(id: string): Promise<Execution> {
		const { data: stored, ...summary } = await rest<ExecutionSummary & { data: string }>('GET', `/executions/${id}`);
		return { ...summary, data: parse(stored), stored };
	}

	return {
		list,
		get,
		last: async (workflowId) => (await list(workflowId))[0]?.id ?? '0',
		async waitFor(workflowId, after = '0', timeoutMs = 30_000) {
			const ended = await poll(
				`workflow ${workflowId} to run to its end`,
				async () => {
					const newer = (await list(workflowId)).filter(({ id }) => Number(id) > Number(after));
					const first = newer.at(-1);
					return first && ENDED.has(first.status) ? first : undefined;
				},
				{ timeoutMs },
			);
			return await get(ended.id);
		},
	};
}
