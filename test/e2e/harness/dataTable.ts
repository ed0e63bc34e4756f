import { execFile, execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { installN8n } from './install';
import type { RunningN8n } from './n8n';

const run = promisify(execFile);

/** A data table by its name; there is none before its first run. */
export async function tableNamed(
	{ rest }: RunningN8n,
	name: string,
): Promise<{ id: string; projectId: string } | undefined> {
	const { data } = await rest<{ data: Array<{ id: string; name: string; projectId: string }> }>(
		'GET',
		'/data-tables-global?take=100',
	);
	return data.find((table) => table.name === name);
}

/** The rows of a data table, by its name, the oldest first. */
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

/**
 * The rows of a data table as they stand in n8n's database, read by a process of its own: what is there outlives this n8n
 * and is there for every other process on the same database.
 */
export async function storedRows(
	{ userFolder }: RunningN8n,
	dataTableId: string,
): Promise<Array<Record<string, unknown>>> {
	const { node } = await installN8n(() => {});
	const { stdout } = await run(node, [
		join(__dirname, 'readDatabase.mjs'),
		join(userFolder, '.n8n', 'database.sqlite'),
		`data_table_user_${dataTableId}`,
	]);
	return JSON.parse(stdout) as Array<Record<string, unknown>>;
}

/** Runs one statement in n8n's database, for what no node and no page of n8n can do, such as making a row old. */
export async function changeStored({ userFolder }: RunningN8n, statement: string): Promise<void> {
	const { node } = await installN8n(() => {});
	const database = join(userFolder, '.n8n', 'database.sqlite');
	const answer = execFileSync(node, [join(__dirname, 'sqlite.mjs'), database], {
		input: `${JSON.stringify(statement)}\n`,
		encoding: 'utf8',
	});
	if (answer.includes('"error"')) throw new Error(answer);
}
