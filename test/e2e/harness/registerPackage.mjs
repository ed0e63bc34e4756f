/**
 * Adds a community package to n8n's tables of installed packages and nodes, in place of what they had of it.
 * Run with n8n's own Node, beside which n8n's SQLite client is found: `registerPackage.mjs <database> <entry as JSON>`.
 */
import { createRequire } from 'node:module';

const { Database } = createRequire(process.execPath)('sqlite3');

const [file, entry] = process.argv.slice(2);
const { packageName, version, authorName, authorEmail, nodes } = JSON.parse(entry);

const database = new Database(file);
// Any statement that fails is thrown, and what was begun is not committed.
database.configure('busyTimeout', 10_000).serialize();
database.run('BEGIN IMMEDIATE');
database.run(
	`INSERT OR REPLACE INTO installed_packages (packageName, installedVersion, authorName, authorEmail, createdAt, updatedAt)
	VALUES (?, ?, ?, ?, STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW'), STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW'))`,
	[packageName, version, authorName ?? null, authorEmail ?? null],
);
database.run('DELETE FROM installed_nodes WHERE package = ?', [packageName]);
for (const { name, type, latestVersion } of nodes) {
	database.run('INSERT INTO installed_nodes (name, type, latestVersion, package) VALUES (?, ?, ?, ?)', [
		name,
		type,
		latestVersion,
		packageName,
	]);
}
database.run('COMMIT');
database.close();
