/**
 * Speaks SQL to n8n's SQLite database, one JSON text a line: in comes a statement, out come its rows or `{"error"}`.
 * Run with n8n's own Node, which brings a SQLite client: `sqlite.mjs <database>`.
 */
import { createInterface } from 'node:readline';

import { DatabaseSync } from 'node:sqlite';

const database = new DatabaseSync(process.argv[2], { timeout: 20_000 });

for await (const line of createInterface({ input: process.stdin })) {
	try {
		console.log(JSON.stringify(database.prepare(JSON.parse(line)).all()));
	} catch ({ message }) {
		console.log(JSON.stringify({ error: message }));
	}
}
