import { Agent } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

import { isAxiosError, type AxiosInstance } from 'axios';

import { aFreshSandbox } from '../support/sandbox';
import { clientFor, signedIn } from './client';

const sandbox = aFreshSandbox();
let blink: AxiosInstance;
let admin: AxiosInstance;
beforeAll(async () => {
	admin = clientFor(sandbox);
});
beforeEach(async () => {
	blink = await signedIn(sandbox);
});

const BRANCHES = '/interface/v1/branches';
const STATUS = '/interface/v1/updateOrderStatus';
const codeOf = (error: unknown) => (isAxiosError(error) ? error.code : error);

test.each([
	[{ kind: 'status', status: 401 }, 401],
	[{ kind: 'status', status: 429, retryAfter: 2 }, 429],
	[{ kind: 'status', status: 500 }, 500],
	[{ kind: 'status', status: 503, retryAfter: 'Wed, 21 Oct 2026 07:28:00 GMT' }, 503],
	[{ kind: 'refusal', message: 'Menu is locked' }, 200],
	[{ kind: 'badToken' }, 200],
] as const)('%j spoils the next call only', async (fault, status) => {
	sandbox.switches.faults.push(fault);
	const spoiled = await blink.get(BRANCHES);
	expect([spoiled.status, spoiled.data.success]).toEqual([status, false]);
	expect(spoiled.headers['retry-after']).toBe('retryAfter' in fault ? String(fault.retryAfter) : undefined);
	if ('message' in fault) expect(spoiled.data.msg).toBe(fault.message);
	expect((await blink.get(BRANCHES)).status).toBe(200);
});

test('an HTML page can stand in for the answer', async () => {
	sandbox.switches.faults.push({ kind: 'html' });
	const { status, headers, data } = await blink.get(BRANCHES);
	expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
	expect(data).toMatch(/^<!doctype html>/);
});

test('a fault can be kept to a path and to a number of calls', async () => {
	sandbox.switches.faults.push({ kind: 'status', status: 500, path: BRANCHES, times: 2 });
	const statuses = [];
	for (const path of [BRANCHES, '/interface/v1/categories', BRANCHES, BRANCHES])
		statuses.push((await blink.get(path)).status);
	expect(statuses).toEqual([500, 200, 500, 200]);
});

test.each([
	[false, 0],
	[true, 1],
])('a connection can be dropped; with applied %s the order has the status %s', async (applied, status) => {
	sandbox.switches.faults.push({ kind: 'drop', applied });
	const dropped = blink.post(STATUS, { blink_order_id: '123456', status: 1 });
	await expect(dropped.catch(codeOf)).resolves.toBe('ECONNRESET');
	expect(sandbox.state.orders.find(({ id }) => id === 123456)?.status).toBe(status);
	expect(sandbox.calls.at(-1)).toMatchObject({ path: STATUS, status: null });
});

test.each(['drop', 'reset', 'brokenOff'] as const)(
	'with %s the client learns that the answer broke off',
	async (kind) => {
		sandbox.switches.faults.push({ kind, body: { success: true, msg: 'x'.repeat(10_000) } });
		await expect(blink.get(BRANCHES).catch(codeOf)).resolves.toMatch(/ECONNRESET|ERR_BAD_RESPONSE/);
	},
);

test('a call can be left without an answer', async () => {
	sandbox.switches.faults.push({ kind: 'hang' });
	await expect(blink.get(BRANCHES, { timeout: 100 }).catch(codeOf)).resolves.toBe('ECONNABORTED');
});

test('one call can be slow while others are not', async () => {
	sandbox.switches.faults.push({ kind: 'slow', milliseconds: 300, path: BRANCHES });
	const slow = blink.get(BRANCHES).then(({ status }) => ['slow', status]);
	const quick = blink.get(BRANCHES).then(({ status }) => ['quick', status]);
	expect([await Promise.race([slow, quick]), await slow]).toEqual([
		['quick', 200],
		['slow', 200],
	]);
});

test.each([{}, [], null, '', '{"success": true, "da'])('the answer can be %j', async (body) => {
	sandbox.switches.faults.push({ kind: 'status', status: 200, body });
	const { data, status } = await blink.get(BRANCHES, { responseType: 'text', transformResponse: (text) => text });
	expect([status, data]).toEqual([200, typeof body === 'string' ? body : JSON.stringify(body)]);
});

test('a call can be sent elsewhere', async () => {
	sandbox.switches.faults.push({ kind: 'redirect', status: 307, location: 'http://127.0.0.1:1/elsewhere' });
	const { status, headers } = await blink.get(BRANCHES, { maxRedirects: 0 });
	expect([status, headers.location]).toEqual([307, 'http://127.0.0.1:1/elsewhere']);
});

test('connections can be refused for a while', async () => {
	const open = sandbox.refuseFor(200);
	// Connections that were kept open are reset; only a new one can be refused.
	const refused = await blink.get(BRANCHES, { httpAgent: new Agent() }).catch(codeOf);
	await open;
	expect(refused).toBe('ECONNREFUSED');
	expect((await blink.get(BRANCHES)).status).toBe(200);
});

test('an answer can be spoiled after the work was done', async () => {
	sandbox.switches.faults.push({ kind: 'status', status: 502, applied: true });
	expect((await blink.post(STATUS, { blink_order_id: '123456', status: 1 })).status).toBe(502);
	expect(sandbox.state.orders.find(({ id }) => id === 123456)?.status).toBe(1);
});

test('every call can be made to wait', async () => {
	sandbox.switches.latencyMilliseconds = 60;
	const started = performance.now();
	await blink.get(BRANCHES);
	expect(performance.now() - started).toBeGreaterThanOrEqual(55);
});

test.each([404, 405] as const)('a path that moved answers %s and works where it went', async (answer) => {
	sandbox.switches.movedPaths[STATUS] = { to: '/interface/v2/orders/status', answer };
	const body = { blink_order_id: '123456', status: 1 };
	expect((await blink.post(STATUS, body)).status).toBe(answer);
	expect((await blink.post('/interface/v2/orders/status', body)).data.success).toBe(true);
});

describe('over HTTP', () => {
	test('calls are listed with their secrets masked, and can be forgotten', async () => {
		await blink.get(`${BRANCHES}?x=1`);
		const { data } = await admin.get('/_sandbox/calls');
		expect(data).toMatchObject([
			{ method: 'POST', path: '/interface/v1/login', body: { username: 'demo', password: '****' }, status: 200 },
			{ method: 'GET', path: BRANCHES, query: { x: '1' }, rawBody: '', status: 422 },
		]);
		expect(data[0].rawBody).toBe('{"username":"demo","password":"****"}');
		expect(data[1].headers.authorization).toMatch(/^Bearer \*{4}.{4}$/);
		await admin.delete('/_sandbox/calls');
		expect(sandbox.calls).toEqual([]);
	});

	test('switches are set a few at a time', async () => {
		const { data } = await admin.post('/_sandbox/switches', {
			pageSize: 7,
			faults: [{ kind: 'status', status: 429, retryAfter: 1 }],
		});
		expect(data).toMatchObject({ pageSize: 7, acceptUnknownProducts: true });
		expect((await blink.get(BRANCHES)).status).toBe(429);
		expect((await admin.get('/_sandbox/switches')).data.faults).toEqual([]);
	});

	test('a switch that does not exist is refused by name', async () => {
		const { status, data } = await admin.post('/_sandbox/switches', { latency: 5 });
		expect([status, data.msg]).toEqual([422, expect.stringContaining('latency')]);
	});

	test('state is shown, tokens expire, everything can be reset', async () => {
		expect((await admin.get('/_sandbox/state')).data).toMatchObject({ logins: 1, branches: { length: 3 } });
		expect((await admin.post('/_sandbox/expire-tokens')).data.expired).toBe(1);
		expect((await blink.get(BRANCHES)).status).toBe(401);
		await admin.post('/_sandbox/reset');
		expect(sandbox.state.logins).toBe(0);
	});

	test('the door can be shut for a while', async () => {
		expect((await admin.post('/_sandbox/refuse', { milliseconds: 200 })).data).toEqual({ success: true });
		const refused = await blink.get(BRANCHES, { httpAgent: new Agent() }).catch(codeOf);
		await wait(400);
		expect(refused).toBe('ECONNREFUSED');
		expect((await blink.get(BRANCHES)).status).toBe(200);
	});

	test('what is not there says what is', async () => {
		const { status, data } = await admin.get('/_sandbox/nothing');
		expect([status, data.paths]).toEqual([404, expect.arrayContaining(['POST /_sandbox/send'])]);
	});
});
