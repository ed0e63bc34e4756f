import { Client } from 'pg';

import { openSqlite } from '../../e2e/harness/sqlite';

/** n8n's database, as another program on the same machine sees it. */
export interface Database {
	/** @throws with the database's own words. */
	query<Row>(statement: string): Promise<Row[]>;
	close(): Promise<void>;
}

export async function sqliteOf(userFolder: string): Promise<Database> {
	const { query, close } = await openSqlite(userFolder);
	return { query, close: async () => close() };
}

/** @param url of the server and the database in it. */
export async function postgresAt(url: string): Promise<Database> {
	const client = new Client({ connectionString: url });
	await client.connect();
	return {
		query: async <Row>(statement: string) => (await client.query(statement)).rows as Row[],
		close: async () => await client.end(),
	};
}
