import { uuidOf } from './build';
import { rowsOf, tableNamed } from './harness/dataTable';
import type { RunningN8n } from './harness/n8n';
import { poll } from './harness/poll';
import type { Workflow } from './harness/workflow';

/** One order on the board. */
export type BoardRow = Record<string, unknown>;

/** The board as it stands in n8n's database, the oldest order first. */
export async function boardRows(n8n: RunningN8n): Promise<BoardRow[]> {
	return await rowsOf(n8n, 'orders_board');
}

/** The board's row of an order: the one that is further, if two events that came first in the same moment made two. */
export async function boardRow(n8n: RunningN8n, orderId: string): Promise<BoardRow | undefined> {
	const further = (row: BoardRow) => Number(row.trip) * 10 + Number(row.kitchen);
	const rows = (await boardRows(n8n)).filter((row) => row.orderId === orderId);
	return rows.sort((one, other) => further(other) - further(one))[0];
}

/** Waits until an order stands on the board at one of these statuses, or its trip at one of these notes. */
export async function untilOnBoard(n8n: RunningN8n, orderId: string, statuses: string[]): Promise<BoardRow> {
	return await poll(
		`order ${orderId} to stand on the board as ${statuses.join(' or ')}`,
		async () => {
			const row = await boardRow(n8n, orderId);
			return row && statuses.some((status) => [row.status, row.note].includes(status)) ? row : undefined;
		},
		{ timeoutMs: 10_000 },
	);
}

/** Where the editor shows the board, or all tables while there is none. */
export async function boardPage(n8n: RunningN8n): Promise<string> {
	const table = await tableNamed(n8n, 'orders_board');
	return `${n8n.editorUrl}${table ? `/projects/${table.projectId}/datatables/${table.id}` : '/home/datatables'}`;
}

const columns = ['orderId', 'status', 'note', 'rider', 'taskId', 'rescue'] as const;

/** The board as a person reads it on a terminal, line by line. */
export function boardLines(rows: readonly BoardRow[]): string[] {
	const cells = [[...columns], ...rows.map((row) => columns.map((column) => String(row[column] || '-')))];
	const widths = columns.map((_, index) => Math.max(...cells.map((line) => line[index]!.length)));
	return cells.map((line) =>
		line
			.map((cell, index) => cell.padEnd(widths[index]!))
			.join('  ')
			.trimEnd(),
	);
}

/**
 * A workflow that hands what one of its triggers hears on to `orders-board`, as the note of that one says: for a sender
 * with one URL only.
 */
export function alsoOnBoard(workflow: Workflow, trigger: string, position: [number, number]): Workflow {
	const name = 'Show It on the Board';
	const connections = structuredClone(workflow.connections) as Record<string, { main: object[][] }>;
	connections[trigger]?.main[0]?.unshift({ node: name, type: 'main', index: 0 });
	const show = {
		id: uuidOf(`${workflow.id}/${name}`),
		name,
		type: 'n8n-nodes-base.executeWorkflow',
		typeVersion: 1.2,
		position,
		parameters: {
			workflowId: { __rl: true, mode: 'id', value: 'orders-board' },
			workflowInputs: { mappingMode: 'defineBelow', value: {}, matchingColumns: [], schema: [] },
			options: {},
		},
		// Whatever becomes of the board, the order goes on.
		onError: 'continueRegularOutput',
	};
	return { ...workflow, nodes: [...workflow.nodes, show], connections };
}
