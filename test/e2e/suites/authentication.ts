import { setTimeout as wait } from 'node:timers/promises';

import { blinkTrigger, chain } from '../build';
import type { Credential } from '../harness/workflow';
import type { Suite } from '../suite';

/** What calls have to prove here; looked for in everything n8n leaves behind. */
export const webhookSecrets = { header: 'kitchen-header-0451', basic: 'kitchen-password-0451' };

const byHeader: Credential = {
	id: 'webhookHeader001',
	name: 'Header that Blink sends',
	type: 'deliveryWebhookApi',
	data: { type: 'headerValue', headerName: 'X-Kitchen', headerSecret: webhookSecrets.header },
};

const byPassword: Credential = {
	id: 'webhookBasic0001',
	name: 'Password that Blink sends',
	type: 'deliveryWebhookApi',
	data: { type: 'basic', username: 'blink', password: webhookSecrets.basic },
};

const withHeader = chain('authHeader', blinkTrigger({ authentication: 'deliveryWebhookApi' }, byHeader));
const withPassword = chain('authPassword', blinkTrigger({ authentication: 'deliveryWebhookApi' }, byPassword));

const basic = (password: string) => `Basic ${Buffer.from(`blink:${password}`).toString('base64')}`;

/** Calls that prove who they are, and calls that do not. */
export const authentication: Suite = {
	name: 'authentication of calls',
	credentials: [byHeader, byPassword],
	workflows: () => [withHeader, withPassword],
	tests: (world) => {
		test.each([
			['the wrong header value', withHeader, { 'X-Kitchen': 'wrong' }],
			['no header', withHeader, {}],
			['the wrong password', withPassword, { Authorization: basic('wrong') }],
			['no password', withPassword, {}],
		])('%s gets 401 and starts nothing', async (_what, workflow, headers) => {
			const sent = await world.sandbox.send('blink.order', world.n8n.webhookUrl(workflow, 'Blink Trigger'), {
				headers,
			});

			expect(sent).toMatchObject({ status: 401, body: { success: false } });
			await wait(500);
			expect(await world.n8n.executions.list(workflow.id)).toEqual([]);
		});

		test.each([
			['header', withHeader, { 'X-Kitchen': webhookSecrets.header }],
			['password', withPassword, { Authorization: basic(webhookSecrets.basic) }],
		])('the right %s starts the workflow', async (_what, workflow, headers) => {
			const sent = await world.sandbox.send('blink.order', world.n8n.webhookUrl(workflow, 'Blink Trigger'), {
				headers,
			});

			expect(sent).toMatchObject({ status: 200, body: { success: true } });
			expect((await world.n8n.executions.waitFor(workflow.id)).status).toBe('success');
		});
	},
};
