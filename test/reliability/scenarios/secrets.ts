import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import axios from 'axios';

import { webhookSample, type Fault } from '../../../sandbox';
import { expects, type Scenario } from '../scenario';
import { GUARDED_SECRET } from '../support/guardedWorkflow';
import { untilQuiet } from '../support/ledger';
import { newCode, sendOrder } from '../support/orders';

/** Every way in which a secret may be written down. */
function formsOf(secret: string): string[] {
	const base64 = Buffer.from(secret).toString('base64');
	return [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret), base64.replace(/=+$/, '')];
}

async function contentsOf(folder: string): Promise<string[]> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const files = entries.filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'));
	return await Promise.all(files.map(async ({ parentPath, name }) => await readFile(join(parentPath, name), 'latin1')));
}

/** What a vendor may answer that tempts a node to tell what it sent. */
const FAULTS: Fault[] = [
	{ kind: 'status', status: 401 },
	{ kind: 'status', status: 403 },
	{ kind: 'status', status: 422, message: 'No' },
	{ kind: 'status', status: 500 },
	{ kind: 'refusal' },
	{ kind: 'html' },
	{ kind: 'redirect', location: 'http://127.0.0.1:1/elsewhere' },
];

/** Everything that runs leave behind, searched for every secret that was used. */
export const secrets: Scenario = {
	name: 'secrets',
	title: 'Secrets in whatever runs leave behind',
	async run({ n8n, database, sandbox, token, guarded }) {
		const url = n8n.webhookUrl(token.workflow, 'In');
		for (const fault of FAULTS) {
			sandbox.switches.faults.push({ ...fault, path: '/interface/v1/fetchOrder', times: 4 });
			await sendOrder(token, url);
			await untilQuiet(database);
			sandbox.switches.faults = [];
		}
		const inbound = n8n.webhookUrl(guarded.workflow, 'In');
		const marker = newCode();
		const body = webhookSample('blink.order', { blink_order_id: marker, token: GUARDED_SECRET });
		for (const authorization of [GUARDED_SECRET, `${GUARDED_SECRET}-wrong`]) {
			const headers = { 'X-Auth': authorization };
			await axios.post(inbound, body, { headers, validateStatus: () => true, proxy: false });
		}
		await untilQuiet(database);

		const [user] = sandbox.state.users;
		const known = [user!.password, GUARDED_SECRET, ...sandbox.state.tokens.map(({ value }) => value)];
		const places = [n8n.output(), ...(await contentsOf(n8n.userFolder))];
		const isFound = (text: string) => places.some((place) => place.includes(text));
		const found = known.flatMap(formsOf).filter(isFound).length;
		return {
			figures: `${known.length} secrets (a password, a webhook's secret, every token handed out), in clear, as JSON, in Base64 and URL-encoded, looked for in n8n's database, its files and its log after runs that ended well and ${FAULTS.length} kinds of failure: ${found} found.`,
			kept: [
				expects('the search finds what is no secret', isFound(marker), true),
				expects('no secret is found in what runs leave behind', found),
			],
		};
	},
};
