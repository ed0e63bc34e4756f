import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { installN8n } from './install';

/** A connection of its own to n8n's SQLite database. */
export interface Sqlite {
	/**
	 * Runs one statement and returns its rows.
	 * @throws with the database's own words.
	 */
	query<Row>(statement: string): Promise<Row[]>;
	close(): void;
}

/** Connects to the database in n8n's folder, beside n8n, as any other program on the machine could. */
export async function openSqlite(userFolder: string): Promise<Sqlite> {
	const { node } = await installN8n(() => {});
	const script = join(__dirname, 'sqlite.mjs');
	const file = join(userFolder, '.n8n', 'database.sqlite');
	// It ends with its standard input, and so with this process.
	const child = spawn(node, ['--disable-warning=ExperimentalWarning', script, file], {
		stdio: ['pipe', 'pipe', 'inherit'],
	});
	const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
	let turn: Promise<unknown> = Promise.resolve();

	async function ask<Row>(statement: string): Promise<Row[]> {
		child.stdin.write(`${JSON.stringify(statement)}\n`);
		const { value } = await answers.next();
		const answer = JSON.parse(String(value)) as Row[] | { error: string };
		if ('error' in answer) throw new Error(answer.error);
		return answer;
	}

	return {
		async query<Row>(statement: string) {
			const answer = turn.catch(() => undefined).then(async () => await ask<Row>(statement));
			turn = answer;
			return await answer;
		},
		close: () => void child.stdin.end(),
	};
}
