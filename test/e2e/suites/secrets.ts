import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { blinkTrigger, chain, updateStatus } from '../build';
import type { Credential } from '../harness/workflow';
import type { Suite } from '../suite';
import { webhookSecrets } from './authentication';

const workflowId = 'secretsOfFailure';
const failing = (account: Credential) => chain(workflowId, blinkTrigger(), updateStatus(account, { status: 'ready' }));

async function contentsOf(folder: string): Promise<string[]> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
	return await Promise.all(files.map(async (file) => await readFile(file, 'latin1')));
}

/** What n8n leaves behind: runs, also failed ones, its log, and all its files. */
export const secrets: Suite = {
	name: 'secrets',
	workflows: (account) => [failing(account)],
	tests: (world) => {
		test.each([
			['says no', { kind: 'refusal', message: 'Order is closed' }, 'Order is closed'],
			['answers with an error', { kind: 'status', status: 422 }, 'status 422'],
		] as const)('a run fails in plain words when Blink %s', async (_what, fault, words) => {
			const before = await world.n8n.executions.last(workflowId);
			world.sandbox.switches.faults.push({ ...fault, path: '/interface/v1/updateOrderStatus' });
			const url = world.n8n.webhookUrl(failing(world.account), 'Blink Trigger');

			await world.sandbox.send('blink.order', url, { set: { kitchen_notes: words } });

			const run = await world.n8n.executions.waitFor(workflowId, before);
			expect(run.status).toBe('error');
			expect(run.data.resultData.error?.message).toContain(words);
		});

		test('stand nowhere in what n8n stores or logs', async () => {
			const { n8n, sandbox, account } = world;
			const known = [
				String(account.data.password),
				...sandbox.state.tokens.map(({ value }) => value),
				...Object.values(webhookSecrets),
			];
			expect(known.length).toBeGreaterThan(4);

			const places = [n8n.output(), ...(await contentsOf(n8n.userFolder))];
			const isFound = (text: string) => places.some((place) => place.includes(text));
			// What is no secret is found: the search works.
			expect(isFound('ABND-24234')).toBe(true);
			expect(known.filter(isFound)).toEqual([]);
		});
	},
};
