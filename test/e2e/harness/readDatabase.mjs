/**
 * Reads n8n's database. Run with n8n's own Node, which brings a SQLite client: `readDatabase.mjs <database> <table>`.
 * Writes the rows as JSON.
 */
import { DatabaseSync } from 'node:sqlite';

const [file, table] = process.argv.slice(2);
const database = new DatabaseSync(file, { readOnly: true });
console.log(JSON.stringify(database.prepare(`SELECT * FROM "${table}"`).all()));
