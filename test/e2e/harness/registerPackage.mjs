/**
 * Adds a community package to n8n's tables of installed packages and nodes.
 * Run with n8n's own Node, which brings a SQLite client: `registerPackage.mjs <database> <entry as JSON>`.
 */
import { DatabaseSync } from 'node:sqlite';

const [file, entry] = process.argv.slice(2);
const { packageName, version, authorName, authorEmail, nodes } = JSON.parse(entry);

const database = new DatabaseSync(file);
database.exec('PRAGMA busy_timeout = 10000');
database.exec('BEGIN IMMEDIATE');
database
	.prepare(
		`INSERT OR REPLACE INTO installed_packages (packageName, installedVersion, authorName, authorEmail, createdAt, updatedAt)
		VALUES (?, ?, ?, ?, STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW'), STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW'))`,
	)
	.run(packageName, version, authorName ?? null, authorEmail ?? null);
for (const { name, type, latestVersion } of nodes) {
	database
		.prepare('INSERT OR REPLACE INTO installed_nodes (name, type, latestVersion, package) VALUES (?, ?, ?, ?)')
		.run(name, type, latestVersion, packageName);
}
database.exec('COMMIT');
