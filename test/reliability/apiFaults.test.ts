/*
 * Every operation against every way in which a vendor's server fails, in n8n's own engine. A fault meets every call to the
 * operation's endpoint, or only the first one; of a write the vendor may have done the work all the same.
 */
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { startSandbox, type Fault, type Sandbox } from '../../sandbox';
import { runNode } from '../integration/harness/n8n';
import { operations, smallLists, type TriedOperation } from '../support/operations';

jest.setTimeout(300_000);

/** A server that has no business with the vendor's credentials, and what it was sent. */
const strangersHeaders: IncomingHttpHeaders[] = [];
const stranger = createServer((request, response) => {
	strangersHeaders.push(request.headers);
	response.end('{"success": true, "data": []}');
}).listen(0, '127.0.0.1');
// Tests that run side by side do not wait for beforeAll.
const strangersUrl = once(stranger, 'listening').then(
	() => `http://127.0.0.1:${(stranger.address() as AddressInfo).port}`,
);
afterAll(() => {
	stranger.close();
	stranger.closeAllConnections();
});

/** Faults after which nobody can know whether a write was done: here it always was. */
const unknown: Record<string, Omit<Fault, 'path'>> = {
	'reset after sending': { kind: 'reset' },
	'closed after sending': { kind: 'drop' },
	'broken off in the middle': { kind: 'brokenOff' },
	'no answer': { kind: 'hang' },
	'status 500': { kind: 'status', status: 500 },
	'status 502': { kind: 'status', status: 502 },
	'status 503': { kind: 'status', status: 503 },
	'an HTML page': { kind: 'html' },
	'half the JSON': { kind: 'status', status: 200, body: '{"success": true, "data": [{"id"' },
	'an empty answer': { kind: 'status', status: 200, body: '' },
	'an empty object': { kind: 'status', status: 200, body: {} },
	null: { kind: 'status', status: 200, body: null },
	'an empty list': { kind: 'status', status: 200, body: [] },
};

/** Answers by which a vendor says that it did nothing. */
const refusals: Record<string, Omit<Fault, 'path'>> = {
	'status 401': { kind: 'status', status: 401 },
	'status 403': { kind: 'status', status: 403 },
	'status 404': { kind: 'status', status: 404 },
	'status 409': { kind: 'status', status: 409 },
	'status 422': { kind: 'status', status: 422 },
	'status 429 with Retry-After': { kind: 'status', status: 429, retryAfter: 1 },
	'a redirect': { kind: 'redirect' },
};

const PASSWORD = 'pass/word+"7731"&x';
const LOGISTICS_TOKEN = 'portal-token/7731+x';

const BRINGG_SECRET = 'client-secret/7731+x';
const BRINGG_PATH = '/services/7731a15b/7731c0dd/7731e9a2';

const BLEND_HEADER = 'x-blend-key';
const BLEND_SECRET = 'blend-key/7731+x';

const credentialsOf = (url: string): Record<string, ICredentialDataDecryptedObject> => ({
	blinkApi: { username: 'demo', password: PASSWORD, environment: 'custom', url, accessToken: '' },
	blinkLogisticsApi: {
		token: LOGISTICS_TOKEN,
		environment: 'custom',
		url,
		headerName: 'Authorization',
		headerPrefix: 'Bearer',
	},
	blendApi: {
		environment: 'production',
		orderReceiveUrl: `${url}/webhooks/order-receive`,
		orderStatusUrl: `${url}/webhooks/order-status`,
		headerName: BLEND_HEADER,
		headerSecret: BLEND_SECRET,
	},
	bringgFleetApi: { region: 'custom', url, clientId: 'fleet', clientSecret: BRINGG_SECRET, accessToken: '' },
	bringgMerchantApi: { access: 'serviceUrl', secretUrl: `${url}${BRINGG_PATH}`, accessToken: '' },
});

async function run(sandbox: Sandbox, { node, operation, parameters }: TriedOperation, url = sandbox.url) {
	const [resource, name] = operation.split(':');
	const credential = `${node}Api`;
	return await runNode({
		type: node,
		parameters: { resource, operation: name, ...parameters, options: { timeout: 3 } } as never,
		credentials: { [credential]: credentialsOf(url)[credential]! },
	});
}

/** What is wrong with a run, in words; undefined when nothing is. */
function wrongWith(
	{ run: all, error, json }: Awaited<ReturnType<typeof run>>,
	sandbox: Sandbox,
	{ gives, done }: TriedOperation,
): string | undefined {
	const stored = JSON.stringify(all);
	const secrets = [
		PASSWORD,
		LOGISTICS_TOKEN,
		BLEND_SECRET,
		BRINGG_SECRET,
		BRINGG_PATH,
		...sandbox.state.tokens.map(({ value }) => value),
	];
	const forms = secrets.flatMap((secret) => [
		secret,
		JSON.stringify(secret).slice(1, -1),
		encodeURIComponent(secret),
		Buffer.from(secret).toString('base64'),
	]);
	if (forms.some((form) => stored.includes(form))) return 'a secret is in the run';
	if (error !== undefined && !/\w+ \w+ \w+/.test(error.message)) return `the error says only: ${error.message}`;
	if (gives !== undefined && error === undefined && json.length !== gives) {
		return `${json.length} items and no error`;
	}
	if (done !== undefined && done(sandbox) > 1) return `done ${done(sandbox)} times`;
	return undefined;
}

/** Plays one operation under every fault, one after the other, against a vendor of its own. Returns what went wrong. */
async function played(operation: TriedOperation): Promise<string[]> {
	const { path, gives, emptyList } = operation;
	const sandbox = await startSandbox({
		seed: {
			users: [{ username: 'demo', password: PASSWORD }],
			logisticsTokens: [LOGISTICS_TOKEN],
			bringgClients: [{ clientId: 'fleet', clientSecret: BRINGG_SECRET }],
			bringgServicePath: BRINGG_PATH,
		},
	});
	const wrong: string[] = [];
	const play = async (name: string, isRefused: boolean, faults: Fault[], url = sandbox.url) => {
		sandbox.reset();
		smallLists(sandbox);
		sandbox.switches.faults = faults;
		const result = await run(sandbox, operation, url);
		const found = wrongWith(result, sandbox, operation);
		if (found !== undefined) wrong.push(`${name}: ${found}`);
		else if (isRefused && gives !== undefined && result.error === undefined) wrong.push(`${name}: no error`);
	};
	try {
		await play('no fault', false, []);
		await play('connection refused', true, [], 'http://127.0.0.1:1');
		for (const [applied, faults] of [[true, unknown] as const, [false, refusals] as const]) {
			for (const [name, fault] of Object.entries(faults)) {
				if (emptyList && name === 'an empty list') continue;
				const whole: Fault = { ...fault, location: await strangersUrl, path, applied };
				await play(`${name}, once`, false, [whole]);
				await play(`${name}, every time`, true, [{ ...whole, times: 1000 }]);
			}
		}
		return wrong;
	} finally {
		await sandbox.stop();
	}
}

// They wait for the vendor most of the time, and so they wait together.
test.concurrent.each(operations.map((operation) => [`${operation.node} ${operation.operation}`, operation] as const))(
	'%s: whole or a clear error, nothing done twice, no secret told',
	async (_name, operation) => {
		expect(await played(operation)).toEqual([]);
	},
);

test('credentials went to no other host', () => {
	expect(strangersHeaders.filter((headers) => 'authorization' in headers || BLEND_HEADER in headers)).toEqual([]);
});
