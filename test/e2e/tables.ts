import { storedRows } from './harness/dataTable';
import type { RunningN8n } from './harness/n8n';

interface Table {
	id: string;
	projectId: string;
}

/** A data table by its name; there is none before the first run of what makes it. */
export async function tableNamed({ rest }: RunningN8n, name: string): Promise<Table | undefined> {
	const { data } = await rest<{ data: Array<Table & { name: string }> }>('GET', '/data-tables-global?take=100');
	return data.find((table) => table.name === name);
}

/** Its rows as they stand in n8n's database, the oldest first; none while there is no table. */
export async function rowsOf(n8n: RunningN8n, name: string): Promise<Array<Record<string, unknown>>> {
	const table = await tableNamed(n8n, name);
	return table === undefined ? [] : await storedRows(n8n, table.id);
}

/** Writes rows into a table, as a person does in the editor; it is made where there is none. */
export async function writeRows(
	n8n: RunningN8n,
	name: string,
	columns: Record<string, string>,
	data: object[],
): Promise<void> {
	let table = await tableNamed(n8n, name);
	if (table === undefined) {
		const { id: projectId } = await n8n.rest<{ id: string }>('GET', '/projects/personal');
		const made = Object.entries(columns).map(([column, type]) => ({ name: column, type }));
		const { id } = await n8n.rest<{ id: string }>('POST', `/projects/${projectId}/data-tables`, {
			name,
			columns: made,
		});
		table = { id, projectId };
	}
	await n8n.rest('POST', `/projects/${table.projectId}/data-tables/${table.id}/insert`, { data, returnType: 'count' });
}
