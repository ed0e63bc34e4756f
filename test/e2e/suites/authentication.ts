import { setTimeout as wait } from 'node:timers/promises';

import axios from 'axios';

import { blinkTrigger, chain } from '../build';
import { itemsOf } from '../harness/executions';
import type { Credential, Workflow } from '../harness/workflow';
import type { Suite } from '../suite';

/** What calls have to prove here; looked for in everything n8n leaves behind. */
export const webhookSecrets = {
	header: 'kitchen-header-0451',
	basic: 'kitchen-password-0451',
	burgerBar: 'key-of-burger-bar-0451',
	pizzaPlace: 'key-of-pizza-place-0451',
};

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

const byKeys: Credential = {
	id: 'webhookKeys00001',
	name: 'A key for each merchant',
	type: 'deliveryWebhookApi',
	data: {
		type: 'headerValues',
		headerName: 'Authorization',
		headerValues: {
			values: [
				{ account: 'Burger Bar', key: webhookSecrets.burgerBar },
				{ account: 'Pizza Place', key: webhookSecrets.pizzaPlace },
			],
		},
	},
};

const withHeader = chain('authHeader', blinkTrigger({ authentication: 'deliveryWebhookApi' }, byHeader));
const withPassword = chain('authPassword', blinkTrigger({ authentication: 'deliveryWebhookApi' }, byPassword));
const withKeys = chain('authKeys', blinkTrigger({ authentication: 'deliveryWebhookApi' }, byKeys));
const from = (id: string, allowedAddresses: string) => chain(id, blinkTrigger({ options: { allowedAddresses } }));
const fromNobody = from('authNobody', 'the office');
const fromNothing = from('authNothing', '={{ $vars.NOPE.addresses }}');
const fromARange = from('authRange', '127.0.0.1-127.0.0.9, ::1');

const basic = (password: string) => `Basic ${Buffer.from(`blink:${password}`).toString('base64')}`;

/** Calls that prove who they are, and calls that do not. */
export const authentication: Suite = {
	name: 'authentication of calls',
	credentials: [byHeader, byPassword, byKeys],
	workflows: () => [withHeader, withPassword, withKeys, fromNobody, fromNothing, fromARange],
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

		const post = async (workflow: Workflow, body: string, headers: Record<string, string> = {}) =>
			await axios.post<unknown>(world.n8n.webhookUrl(workflow, 'Blink Trigger'), body, {
				headers: { 'Content-Type': 'application/json', ...headers },
				validateStatus: () => true,
				proxy: false,
			});
		const logLines = (workflow: Workflow) =>
			world.n8n
				.output()
				.split('\n')
				.filter((line) => line.includes(`of the workflow ${workflow.id} `));

		test('the key that came names the account, and a number of nineteen digits keeps them', async () => {
			const status = '{"blink_order_id":1234567890123456789,"status":1,"statusText":"Accepted"}';
			const { status: code } = await post(withKeys, status, { Authorization: `Bearer ${webhookSecrets.pizzaPlace}` });

			expect(code).toBe(200);
			const [item] = itemsOf(await world.n8n.executions.waitFor(withKeys.id), 'Blink Trigger');
			expect(item).toMatchObject({ account: 'Pizza Place', orderId: '1234567890123456789' });
		});

		test.each([
			['without a readable address', fromNobody],
			['that an expression cannot find', fromNothing],
		])('a list %s lets nobody in, and says so in one line', async (_what, workflow) => {
			for (let call = 0; call < 5; call++) expect((await post(workflow, '{}')).status).toBe(403);
			await wait(500);
			expect(logLines(workflow)).toEqual([
				expect.stringContaining('refused 1 call: 403, Allowed IP Addresses has no readable address'),
			]);
			expect(await world.n8n.executions.list(workflow.id)).toEqual([]);
		});

		test('a range lets in who is in it', async () => {
			expect((await post(fromARange, '{"blink_order_id":"1","status":1,"statusText":"x"}')).status).toBe(200);
			expect((await world.n8n.executions.waitFor(fromARange.id)).status).toBe('success');
			expect(logLines(fromARange)).toEqual([]);
		});

		test('refused calls are one line a minute in the log, without what they brought', async () => {
			for (let call = 0; call < 3; call++) {
				expect((await post(withKeys, '{}', { Authorization: 'GUESSED' })).status).toBe(401);
			}
			await wait(500);
			const lines = logLines(withKeys);
			expect(lines).toEqual([
				expect.stringContaining(
					'refused 1 call: 401, the value of the header Authorization is not one of the credential',
				),
			]);
			expect(lines.join()).not.toContain('GUESSED');
		});
	},
};
