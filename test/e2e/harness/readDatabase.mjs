/**
 * Reads n8n's database. Run with n8n's own Node, beside which n8n's SQLite client is found:
 * `readDatabase.mjs <database> <table>`. Writes the rows as JSON.
 */
import { createRequire } from 'node:module';

const { Database, OPEN_READONLY } = createRequire(process.execPath)('sqlite3');

const [file, table] = process.argv.slice(2);
new Database(file, OPEN_READONLY).all(`SELECT * FROM "${table}"`, (error, rows) => {
	if (error) throw error;
	console.log(JSON.stringify(rows));
});
