import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { CredentialTestContext } from 'n8n-core';
import type {
	ICredentialDataDecryptedObject,
	ICredentialTestFunctions,
	IDataObject,
	INodeParameters,
} from 'n8n-workflow';

import { blendApiTest } from '../../nodes/Blend/api/credentialTest';
import { blinkApi } from '../../nodes/Blink/api/api';
import { blinkApiTest } from '../../nodes/Blink/api/credentialTest';
import { blinkLogisticsApiTest } from '../../nodes/BlinkLogistics/api/credentialTest';
import { didNotArrive, retryPace } from '../../nodes/shared/http/retry';
import { ownedToken, tokenOf } from '../../nodes/shared/http/token';
import { operations } from '../support/operations';
import { pickupOrder, withKeptToken } from './blinkSetup';
import { runNode, type NodeRun, type NodeSetup } from './harness/n8n';
import { aStubVendor } from './harness/vendor';

/* The calls that go out: for which account, how often, and what a person is told of them. */

const folder = join(__dirname, '..', 'fixtures', 'cases');
interface Case {
	operation: string;
	parameters: INodeParameters;
	input: IDataObject[];
	settings: NodeSetup['settings'];
	answer: unknown;
	credential: ICredentialDataDecryptedObject;
}
const caseOf = (name: string) => JSON.parse(readFileSync(join(folder, 'outgoing', `${name}.json`), 'utf8')) as Case;

const vendor = aStubVendor();
const usualPace = retryPace.firstDelaySeconds;
beforeAll(() => {
	retryPace.firstDelaySeconds = 0.001;
});
afterAll(() => {
	retryPace.firstDelaySeconds = usualPace;
});

/** Each test logs in with a user of its own: a login of a moment ago would be shared. */
let users = 0;
let account: ICredentialDataDecryptedObject;
beforeEach(() => {
	account = {
		username: `user-${++users}`,
		password: 'demo-password',
		environment: 'custom',
		url: vendor.url,
		accessToken: '',
	};
});

interface Play {
	parameters?: INodeParameters;
	input?: IDataObject[];
	settings?: NodeSetup['settings'];
	credential?: ICredentialDataDecryptedObject;
}

/** Runs an operation named as in the case files: "blink order:create". */
async function play(operation: string, { parameters, input, settings, credential = account }: Play): Promise<NodeRun> {
	const [type, name] = operation.split(' ') as [string, string];
	const [resource, action] = name.split(':') as [string, string];
	return await runNode(
		{
			type,
			parameters: { resource, operation: action, ...parameters },
			credentials: { [`${type}Api`]: credential },
			settings,
		},
		input,
	);
}

/** How a person fills in an operation. */
const parametersOf = (node: string, operation: string) =>
	operations.find((each) => each.node === node && each.operation === operation)!.parameters;

/** Plays a case file; its account is the test's own. */
const playCase = async (name: string, more: Play = {}) => {
	const { operation, parameters, input, settings } = caseOf(name);
	return await play(operation, { parameters, input: Array.isArray(input) ? input : undefined, settings, ...more });
};

const placed = 'It may have been placed: look before you send it again.';
const orderPlaced = { success: true, msg: 'Your order has been placed', data: { id: 77, unique_code: 'A-1' } };
const taskMade = { eventId: 20, event: 'TASK_CREATED', data: { taskId: 'T-1', type: 1 } };

describe('a token', () => {
	const get = { parameters: { orderId: '5' } };
	const authorizations = () =>
		vendor.journal.filter(({ path }) => !path.endsWith('/login')).map(({ authorization }) => authorization);
	beforeEach(() => {
		vendor.answer = () => ({ body: { success: true, data: { id: 5 } } });
	});

	it.each([
		['another user', () => ({ username: `${String(account.username)}-new` })],
		['another password', () => ({ password: 'pw2' })],
		['another host', () => ({ url: vendor.url.replace('127.0.0.1', 'localhost') })],
		['another path of the login', () => ({ endpointPaths: 'custom', loginPath: '/v2/login' })],
		[
			'a path on another host',
			() => ({
				endpointPaths: 'custom',
				fetchOrderPath: `${vendor.url.replace('127.0.0.1', 'localhost')}/interface/v1/fetchOrder`,
			}),
		],
	])('is not used once the credential was given %s', async (_what, change) => {
		const { credentialsHelper } = await play('blink order:get', get);
		// The editor keeps what it does not show: the token stays in the credential.
		const edited = { ...credentialsHelper.stored.blinkApi, ...change() };
		vendor.journal = [];
		vendor.login = () => ({ body: { access_token: 'token-of-the-new' } });
		await play('blink order:get', { ...get, credential: edited });
		expect(vendor.journal[0]!.path).toMatch(/login$/);
		expect(authorizations()).toEqual(['Bearer token-of-the-new']);
	});

	it('is used again while nothing of its account changes', async () => {
		const { credentialsHelper } = await play('blink order:get', get);
		await play('blink order:get', { ...get, credential: credentialsHelper.stored.blinkApi });
		expect(vendor.callsOf('login')).toHaveLength(1);
	});

	it('of which nobody knows whose it is gives way to a login', async () => {
		await play('blink order:get', { ...get, credential: { ...account, accessToken: 'from-an-older-version' } });
		expect(vendor.journal[0]!.path).toMatch(/login$/);
		expect(authorizations()).toEqual([`Bearer token-of-${String(account.username)}`]);
	});

	it.each(['Bearer abc', ' abc\n', 'bearer  abc '])('is taken without what stands around it: %j', async (token) => {
		vendor.login = () => ({ body: { access_token: token } });
		await play('blink order:get', get);
		expect(authorizations()).toEqual(['Bearer abc']);
	});

	it('keeps a password as it is', async () => {
		await play('blink order:get', { ...get, credential: { ...account, password: ' Bearer x\n' } });
		expect(vendor.callsOf('login')[0]!.body).toMatchObject({ password: ' Bearer x\n' });
	});

	it('that is dropped is dropped for the next run too, of its own account only', async () => {
		const credential = withKeptToken(account, 'kept');
		vendor.answer = () => ({ status: 500, body: { message: 'The payment token is invalid' } });
		await play('blink order:create', { parameters: pickupOrder, credential });
		vendor.answer = () => ({ body: orderPlaced });
		await play('blink order:create', { parameters: pickupOrder, credential });
		await play('blink order:create', {
			parameters: pickupOrder,
			credential: withKeptToken({ ...account, username: 'other' }, 'kept'),
		});
		expect(authorizations()).toEqual(['Bearer kept', `Bearer token-of-${String(account.username)}`, 'Bearer kept']);
	});

	it('is kept with its owner, and cannot be read for another', () => {
		const kept = ownedToken(blinkApi.account(account), 'abc');
		expect(kept).not.toContain('demo-password');
		expect(tokenOf(blinkApi.account(account), kept)).toBe('abc');
		expect(tokenOf(blinkApi.account({ ...account, password: 'x' }), kept)).toBeUndefined();
		expect(tokenOf(blinkApi.account(account), 'abc')).toBeUndefined();
	});
});

describe('a credential with expressions', () => {
	it('places each item in its own account, in the second run too [credential-expression-two-users]', async () => {
		const { input, credential } = caseOf('credential-expression-two-users');
		vendor.answer = () => ({ body: orderPlaced });
		let stored: ICredentialDataDecryptedObject = { ...credential, url: vendor.url };
		for (const run of ['first', 'second', 'third']) {
			vendor.journal = [];
			const { error, credentialsHelper } = await playCase('credential-expression-two-users', {
				input: [...input, ...input],
				credential: stored,
			});
			expect([run, error]).toEqual([run, undefined]);
			const orders = vendor.callsOf('submitOrder').map(({ authorization, body }) => {
				return `${String((body as IDataObject).blink_branch_id)} ${authorization}`;
			});
			expect(orders.sort()).toEqual([
				'A1 Bearer token-of-brandA',
				'A1 Bearer token-of-brandA',
				'B1 Bearer token-of-brandB',
				'B1 Bearer token-of-brandB',
			]);
			expect(vendor.callsOf('login').length).toBeLessThanOrEqual(2);
			stored = credentialsHelper.stored.blinkApi!;
			expect(stored.username).toBe('={{ $json.user }}');
		}
	});

	it('sends no token of one host to another', async () => {
		const input = ['127.0.0.1', 'localhost', '127.0.0.1'].map((host) => ({ host }));
		const url = `={{ "${vendor.url}".replace("127.0.0.1", $json.host) }}`;
		vendor.login = ({ headers: { host } }) => ({ body: { access_token: `token-of-${host!.split(':')[0]}` } });
		vendor.answer = () => ({ body: { success: true, data: { id: 5 } } });
		await play('blink order:get', { parameters: { orderId: '5' }, input, credential: { ...account, url } });
		const calls = vendor
			.callsOf('fetchOrder')
			.map(({ headers }) => `${headers.host!.split(':')[0]} ${headers.authorization}`);
		expect(calls.sort()).toEqual([
			'127.0.0.1 Bearer token-of-127.0.0.1',
			'127.0.0.1 Bearer token-of-127.0.0.1',
			'localhost Bearer token-of-localhost',
		]);
	});

	it('of Blink Logistics sends each item with its own token', async () => {
		vendor.answer = () => ({ body: taskMade });
		await play('blinkLogistics task:create', {
			parameters: task.parameters,
			input: [{ n: 'A' }, { n: 'B' }],
			credential: { ...task.credential, token: '={{ $json.n }}-token' },
		});
		const calls = vendor.journal.map(
			({ authorization, body }) => `${String((body as IDataObject).mappingKey)} ${authorization}`,
		);
		expect(calls.sort()).toEqual(['A Bearer A-token', 'B Bearer B-token']);
	});

	it('of Blend sends each item to its own URL with its own header', async () => {
		vendor.answer = () => ({ body: { status: 'success' } });
		await play('blend order:updateStatus', {
			parameters: { input: 'fields', branchId: '1', orderId: '={{ $json.n }}', status: 'assigned' },
			input: [{ n: 'A' }, { n: 'B' }],
			credential: {
				orderReceiveUrl: `${vendor.url}/orders`,
				orderStatusUrl: `=${vendor.url}/{{ $json.n }}`,
				headerName: 'Authorization',
				headerSecret: '={{ $json.n }}-key',
			},
		});
		expect(vendor.journal.map(({ path, authorization }) => `${path} ${authorization}`).sort()).toEqual([
			'/A A-key',
			'/B B-key',
		]);
	});
});

describe('the login', () => {
	it('is tried once for each account and run where the permission is missing [forbidden-logs-in-once]', async () => {
		vendor.answer = () => ({ status: 403, body: { message: 'This action is not allowed for your role.' } });
		const input = Array.from({ length: 60 }, (_, i) => ({ i }));
		const { json } = await playCase('forbidden-logs-in-once', { input });
		expect(vendor.callsOf('login')).toHaveLength(1);
		expect(vendor.callsOf('updateOrderStatus')).toHaveLength(5);
		expect(json[0]!.error).toBe('Blink does not allow this (status 403): This action is not allowed for your role.');
		expect(
			json.slice(5).every(({ error }) => String(error).startsWith('Not sent: Blink refused the five items before it')),
		).toBe(true);
	});

	it.each([401, 403, 419])('is renewed once where a kept token is answered %i', async (status) => {
		vendor.answer = () => ({ status, body: { message: 'No.' } });
		const input = Array.from({ length: 30 }, (_, i) => ({ i }));
		await playCase('forbidden-logs-in-once', { input, credential: withKeptToken(account, 'kept') });
		expect(vendor.callsOf('login')).toHaveLength(1);
		expect(vendor.callsOf('updateOrderStatus')).toHaveLength(6);
	});

	it('has one call out until the account is answered for the first time', async () => {
		vendor.answer = () => ({ status: 403, body: { message: 'No.' }, after: 20 });
		const input = Array.from({ length: 30 }, (_, i) => ({ i }));
		const parameters = { ...caseOf('forbidden-logs-in-once').parameters, options: {} };
		await playCase('forbidden-logs-in-once', { input, parameters });
		expect(vendor.callsOf('login')).toHaveLength(1);
		// Five that were refused, and those that were under way beside the last of them.
		expect(vendor.callsOf('updateOrderStatus').length).toBeLessThanOrEqual(5 + 10);
	});

	it.each([
		[
			'blinkLogistics task:getStatus',
			() => ({ token: 't', environment: 'custom', url: vendor.url }),
			{ mappingKey: 'K' },
		],
		[
			'blend order:updateStatus',
			() => ({ orderReceiveUrl: `${vendor.url}/a`, orderStatusUrl: `${vendor.url}/b` }),
			{ input: 'fields', branchId: '1', orderId: '2', status: 'assigned' },
		],
	])('of %s, which has none, is not asked for after five items', async (operation, credential, parameters) => {
		vendor.answer = () => ({ status: 401, body: { message: 'No.' } });
		const { json } = await play(operation, {
			parameters: { ...parameters, options: { concurrentRequests: 1 } },
			input: Array.from({ length: 20 }, () => ({})),
			settings: { onError: 'continueRegularOutput' },
			credential: credential(),
		});
		expect(vendor.journal).toHaveLength(5);
		expect(
			json.slice(5).every(({ error }) => /^Not sent: \S.* refused the five items before it/.test(String(error))),
		).toBe(true);
	});
});

describe('what places something', () => {
	it('is not sent again on a 500 that speaks of some token [submit-500-speaks-of-a-token]', async () => {
		vendor.answer = () => ({ status: 500, body: { message: 'Order 77 placed, but the payment token is invalid' } });
		const { error } = await playCase('submit-500-speaks-of-a-token');
		expect(vendor.callsOf('submitOrder')).toHaveLength(1);
		expect(error!.message).toBe(
			`Blink failed to process the request (status 500): Order 77 placed, but the payment token is invalid. ${placed}`,
		);
		expect(error!.description).toContain('It may have arrived all the same');
	});

	it('says in the item of the error output that it may have been placed', async () => {
		vendor.answer = () => ({ status: 504 });
		const { outputs } = await playCase('submit-500-speaks-of-a-token', {
			settings: { onError: 'continueErrorOutput' },
		});
		expect(outputs[1]![0]!.json.error).toContain(placed);
	});

	it('says so of an answer that was spoiled [logistics-answer-spoiled-after-the-task-was-made]', async () => {
		const file = readFileSync(join(folder, 'incoming', 'logistics-answer-spoiled-after-the-task-was-made.txt'), 'utf8');
		const body = file.split('\n').slice(1, 4).join('\n');
		vendor.answer = () => ({ headers: { 'Content-Type': 'text/html' }, body });
		const { outputs } = await play('blinkLogistics task:create', {
			...task,
			settings: { onError: 'continueErrorOutput' },
		});
		expect(vendor.journal).toHaveLength(1);
		expect(outputs[1]![0]!.json.error).toBe(
			`${vendor.url}/interface/v1/task did not respond like Blink Logistics. ${placed}`,
		);
	});

	it('does not say so of what certainly did not arrive', async () => {
		vendor.answer = () => ({ status: 422, body: { message: 'No such branch' } });
		const { error } = await playCase('submit-500-speaks-of-a-token');
		expect(`${error!.message} ${error!.description}`).not.toMatch(/may have/);
	});

	it.each([301, 302, 307, 308])('may have been placed by what is answered with a redirect: %i', async (status) => {
		vendor.answer = () => ({ status, headers: { Location: '/login' } });
		const { error } = await playCase('submit-500-speaks-of-a-token');
		expect(vendor.callsOf('submitOrder')).toHaveLength(1);
		expect(error!.message).toContain(placed);
	});

	it('is not sent again on a 200 that says yes beside words of a token', async () => {
		vendor.answer = () => ({ body: { success: true, msg: 'Unauthenticated.', data: { id: null } } });
		const { error } = await playCase('submit-500-speaks-of-a-token');
		expect(vendor.callsOf('submitOrder')).toHaveLength(1);
		expect(error!.message).toContain(placed);
	});

	it.each([
		{ message: 'Your token has expired, please log in again' },
		{ message: 'token_expired', order_id: 5 },
		{ status: 'Token is Expired' },
	])('drops the token that a 200 may speak of, so that the next run logs in: %j', async (body) => {
		vendor.answer = () => ({ body });
		const { credentialsHelper } = await playCase('submit-500-speaks-of-a-token');
		vendor.journal = [];
		vendor.login = () => ({ body: { access_token: 'a-newer-token' } });
		vendor.answer = () => ({ body: orderPlaced });
		await playCase('submit-500-speaks-of-a-token', { credential: credentialsHelper.stored.blinkApi });
		expect(vendor.callsOf('login')).toHaveLength(1);
		expect(vendor.callsOf('submitOrder').map(({ authorization }) => authorization)).toEqual(['Bearer a-newer-token']);
	});

	it('is not confirmed by an ID beside words that say no yes', async () => {
		vendor.answer = () => ({ body: { message: 'Branch is closed', data: { id: 5 } } });
		const { error } = await playCase('submit-500-speaks-of-a-token');
		expect(error!.message).toBe(`Blink reported: Branch is closed. ${placed}`);
		vendor.answer = () => ({ body: { message: 'No riders', data: { taskId: 'T-1' } } });
		expect((await play('blinkLogistics task:create', task)).error!.message).toContain(placed);
		vendor.answer = () => ({ body: { ...taskMade, message: 'Task created' } });
		expect((await play('blinkLogistics task:create', task)).error).toBeUndefined();
	});

	it('is neither a yes nor a plain no with an ID and an error', async () => {
		vendor.answer = () => ({ body: { ...orderPlaced, error: 'Branch is not mapped' } });
		const { error } = await playCase('submit-500-speaks-of-a-token');
		expect(error!.message).toContain(placed);
	});
});

const task = {
	parameters: { ...parametersOf('blinkLogistics', 'task:create'), mappingKey: '={{ $json.n ?? "K" }}' },
	get credential(): ICredentialDataDecryptedObject {
		return { token: 'portal-token', headerPrefix: 'Bearer', environment: 'custom', url: vendor.url };
	},
};

describe("n8n's Retry On Fail", () => {
	const retryOnFail = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
	const countBy = (names: unknown[]) =>
		names.reduce<Record<string, number>>((all, name) => ({ ...all, [String(name)]: (all[String(name)] ?? 0) + 1 }), {});

	it('places no order again [retry-on-fail-three-orders]', async () => {
		vendor.answer = ({ body }) =>
			(body as IDataObject).customer_name === 'bad' ? { status: 422, body: { message: 'No' } } : { body: orderPlaced };
		const { error } = await playCase('retry-on-fail-three-orders');
		expect(countBy(vendor.callsOf('submitOrder').map(({ body }) => (body as IDataObject).customer_name))).toEqual({
			a: 1,
			b: 1,
			bad: 3,
		});
		expect(error!.description).toContain('2 of 3 items were done');
	});

	it.each([
		['blink order:create', 'submitOrder', () => ({ parameters: pickupOrder }), orderPlaced],
		[
			'blinkLogistics task:create',
			'task',
			() => ({ parameters: task.parameters, credential: task.credential }),
			taskMade,
		],
	])('does not try again what may have been placed: %s', async (operation, endpoint, setup, body) => {
		const { parameters, credential } = setup() as Play;
		vendor.answer = () => ({ status: 500, body: { message: 'Database gone' } });
		const { error } = await play(operation, { parameters, credential, settings: retryOnFail });
		expect(vendor.callsOf(endpoint)).toHaveLength(1);
		expect(error!.message).toContain(placed);
		expect(error!.description).toContain('was not sent again');

		vendor.journal = [];
		vendor.answer = () => ({ body });
		const { json } = await play(operation, { parameters, credential, settings: retryOnFail });
		expect(vendor.callsOf(endpoint)).toHaveLength(1);
		expect(json).toHaveLength(1);
		expect(json[0]).not.toHaveProperty('error');
	});

	it('gives what was placed in an earlier try, once the others go well', async () => {
		let tries = 0;
		vendor.answer = ({ body }) =>
			(body as IDataObject).customer_name === 'bad' && ++tries < 3
				? { status: 422, body: { message: 'Not yet' } }
				: { body: { ...orderPlaced, data: { id: (body as IDataObject).customer_name } } };
		const { json, error } = await playCase('retry-on-fail-three-orders');
		expect(error).toBeUndefined();
		expect(json.map(({ orderId }) => orderId)).toEqual(['a', 'b', 'bad']);
		expect(vendor.callsOf('submitOrder')).toHaveLength(5);
	});

	it('does not begin because the first of several items failed and the others go on', async () => {
		vendor.answer = () => ({ status: 422, body: { message: 'No' } });
		const settings = { ...retryOnFail, onError: 'continueRegularOutput' } as const;
		const { json } = await playCase('retry-on-fail-three-orders', { settings });
		expect(vendor.callsOf('submitOrder')).toHaveLength(3);
		expect(json.map(({ error }) => error)).toEqual(Array(3).fill('Blink did not accept the request (status 422): No'));
	});
});

describe('yes', () => {
	const status = { input: 'fields', orderId: '5', status: 'accepted' };

	it('is not what an error alone means [status-refused-by-error-key]', async () => {
		vendor.answer = () => ({ body: caseOf('status-refused-by-error-key').answer });
		const { error } = await playCase('status-refused-by-error-key');
		expect(error!.message).toBe('Blink refused the request: Order not found');
	});

	it.each([
		[{ msg: 'Order not found' }, 'Order not found'],
		[{ status: false, msg: 'Order not found' }, 'Order not found'],
		[{ error: true, message: 'Order not found' }, 'Order not found'],
		[{ success: true, error: 'Branch is not mapped' }, 'Branch is not mapped'],
		[{ success: true, error: { code: 4, message: 'Branch is not mapped' } }, 'Branch is not mapped'],
		[{ success: true, errors: ['Branch is closed'] }, 'Branch is closed'],
		[{ success: 'false', msg: 'No' }, 'No'],
		[{ success: true, status: 'false', msg: 'No' }, 'No'],
		[{ status: 'error', message: 'No' }, 'No'],
		[{ message: 'Updated, perhaps' }, 'Updated, perhaps'],
	])('is not what %j means', async (body, words) => {
		vendor.answer = () => ({ body });
		const { error } = await play('blink order:updateStatus', { parameters: status });
		expect(error!.message).toBe(`Blink refused the request: ${words}`);
	});

	it.each([
		{ success: true },
		{ success: true, msg: 'Order status has been updated', error: null },
		{ success: 1, error: '', errors: [] },
		{ success: 'true', error: false, data: { status: 0 } },
	])('is what %j means', async (body) => {
		vendor.answer = () => ({ body });
		expect((await play('blink order:updateStatus', { parameters: status })).error).toBeUndefined();
	});

	it('is not asked of a read: what it holds counts', async () => {
		vendor.answer = () => ({ body: { msg: 'Success', data: [{ blink_id: 1, branch: 'A' }] } });
		expect((await play('blink branch:getAll', {})).error).toBeUndefined();
		vendor.answer = () => ({ body: { data: [{ blink_id: 1 }], error: 'Your plan has ended' } });
		expect((await play('blink branch:getAll', {})).error!.message).toBe(
			'Blink refused the request: Your plan has ended',
		);
	});

	it('that is a no in words gives them first [order-not-found-words]', async () => {
		vendor.answer = () => ({ body: caseOf('order-not-found-words').answer });
		const { error } = await playCase('order-not-found-words');
		expect(error!.message).toBe('Blink reported: No order found');
		expect(vendor.callsOf('fetchOrder')).toHaveLength(1);
	});
});

describe('lists', () => {
	const pageOf = (number: number, pagination: IDataObject) => ({
		success: true,
		data: [{ id: number * 2 - 1 }, { id: number * 2 }],
		pagination,
	});

	it('go on while has_more says so [list-has-more-without-last-page]', async () => {
		vendor.answer = ({ query }) => {
			const page = Number(query.page ?? 1);
			return { body: pageOf(page, { current_page: page, per_page: 2, has_more: page < 3 }) };
		};
		const { json } = await playCase('list-has-more-without-last-page');
		expect(json.map(({ orderId }) => orderId)).toEqual(['1', '2', '3', '4', '5', '6']);
		expect(vendor.callsOf('orderList').map(({ query }) => query)).toEqual([
			{ order_id: '0' },
			{ order_id: '0', page: '2' },
			{ order_id: '0', page: '3' },
		]);
	});

	it('go on while next_page_url says so, with their own filters', async () => {
		vendor.answer = ({ query }) => {
			const page = Number(query.page ?? 1);
			const next_page_url = page < 3 ? 'https://elsewhere.example/customers?page=9' : null;
			return { body: { success: true, data: { current_page: page, data: [{ id: page, phone: '1' }], next_page_url } } };
		};
		const { json } = await play('blink customer:getAll', { parameters: { returnAll: true } });
		expect(json).toHaveLength(3);
		expect(vendor.callsOf('customers').map(({ query }) => query.page)).toEqual([undefined, '2', '3']);
	});

	it('go on where only one of two blocks says that there is more', async () => {
		vendor.answer = ({ query }) => {
			const page = Number(query.page ?? 1);
			const data = { current_page: page, last_page: 3, data: [{ cart_value: page }] };
			return { body: { success: true, pagination: { per_page: 1, has_more: false }, data } };
		};
		const parameters = { startDate: '2026-01-01', endDate: '2026-01-02', returnAll: true };
		expect((await play('blink abandonedCart:getAll', { parameters })).json).toHaveLength(3);
	});

	it('go on behind a page of texts', async () => {
		vendor.answer = ({ query }) => {
			const page = Number(query.page ?? 1);
			return {
				body: { success: true, data: page === 1 ? ['Pizza'] : [{ id: page }], pagination: { has_more: page < 3 } },
			};
		};
		const { json } = await play('blink order:getAll', { parameters: { afterOrderId: '0', returnAll: true } });
		expect(json.map(({ orderId }) => orderId)).toEqual(['2', '3']);
	});

	it('end with an empty page, whatever it says of a next one', async () => {
		vendor.answer = ({ query }) => {
			const page = Number(query.page ?? 1);
			const body = pageOf(page, { current_page: page, has_more: true });
			return { body: page < 3 ? body : { ...body, data: [] } };
		};
		expect((await playCase('list-has-more-without-last-page')).json).toHaveLength(4);
	});

	it('ask for no page more once one has failed [pages-go-on-after-the-end]', async () => {
		vendor.answer = ({ query }) => {
			const page = Number(query.page ?? 1);
			if (page === 3) return { status: 404, body: { msg: 'no such page' }, after: 50 };
			return { body: { success: true, data: { current_page: page, last_page: 200, data: [{ id: page }] } }, after: 50 };
		};
		const { error } = await playCase('pages-go-on-after-the-end');
		expect(error!.message).toContain('no such page');
		await wait(600);
		expect(vendor.callsOf('customers').length).toBeLessThanOrEqual(13);
	});

	it('say that entries which are texts were left out', async () => {
		vendor.answer = () => ({
			body: { success: true, data: ['Pizza', { id: 2 }], pagination: { current_page: 1, last_page: 1 } },
		});
		const { json, run } = await play('blink order:getAll', { parameters: { returnAll: true } });
		expect(json).toHaveLength(1);
		expect(JSON.stringify(run.data.resultData.runData.Node![0]!.hints)).toContain('Some entries of the list are texts');
	});

	it('keep no field that would become a prototype', async () => {
		vendor.answer = () => ({
			body: '{"success":true,"data":{"id":5,"products":[{"id":1,"__proto__":{"polluted":true}}],"__proto__":{"a":1}}}',
		});
		const { json } = await play('blink order:get', { parameters: { orderId: '5', simplify: false } });
		expect(JSON.stringify(json)).not.toContain('__proto__');
	});
});

describe('an answer', () => {
	it('that drips ends at Timeout, which is for the whole of it', async () => {
		vendor.answer = () => ({ body: { success: true, data: { id: 5, notes: 'x'.repeat(200) } }, drips: 100 });
		const started = Date.now();
		const { error } = await playCase('submit-500-speaks-of-a-token', {
			parameters: { ...pickupOrder, options: { timeout: 1 } },
		});
		expect(Date.now() - started).toBeLessThan(5000);
		expect(error!.message).toBe(`Blink did not respond in time. ${placed}`);
	});

	it('that is longer than 50 MB is not read', async () => {
		vendor.answer = () => ({ body: `{"success":true,"data":{"id":5,"notes":"${'x'.repeat(51 * 1024 * 1024)}"}}` });
		const { error } = await play('blink order:get', { parameters: { orderId: '5' } });
		expect(error!.message).toBe("Blink's response is longer than 50 MB");
		expect(vendor.callsOf('fetchOrder')).toHaveLength(1);
	}, 30_000);

	it.each([
		[502, 'No response from Blink: a proxy or gateway responded instead (status 502)'],
		[304, 'Blink answered with status 304, which is neither a success nor an error'],
		[301, 'Blink redirected the request (status 301)'],
	])('with status %i is told as what it is', async (status, message) => {
		vendor.answer = () => ({ status, headers: { 'Content-Type': 'text/html' } });
		const { error } = await play('blink order:get', { parameters: { orderId: '5' } });
		expect(error!.message).toBe(message);
	});
});

it.each(['ERR_SSL_WRONG_VERSION_NUMBER', 'ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC', 'EHOSTUNREACH', 'ECONNRESET'])(
	'%s may end a connection over which a call has gone out',
	(code) => expect(didNotArrive({ kind: 'network', code })).toBe(false),
);

describe('what certainly did not arrive', () => {
	it('is said of a certificate that is turned down [certificate-error-did-not-arrive]', async () => {
		const dir = mkdtempSync(join(tmpdir(), 'certificate-'));
		const [key, cert] = ['key.pem', 'cert.pem'].map((name) => join(dir, name)) as [string, string];
		const make = [
			'req',
			'-x509',
			'-newkey',
			'rsa:2048',
			'-nodes',
			'-days',
			'1',
			'-subj',
			'/CN=localhost',
			'-keyout',
			key,
			'-out',
			cert,
		];
		execFileSync('openssl', make, { stdio: 'ignore' });
		const server = createServer({ key: readFileSync(key), cert: readFileSync(cert) });
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
		for (const accessToken of ['', ownedToken(blinkApi.account({ ...account, url }), 'kept')]) {
			const { error } = await playCase('certificate-error-did-not-arrive', {
				credential: { ...account, url, accessToken },
			});
			expect(error!.message).toContain(`No secure connection to ${url}`);
			expect(`${error!.message} ${error!.description}`).not.toMatch(/may have/);
		}
		server.close();
	});

	it.each([
		['no encryption behind https', () => vendor.url.replace('http:', 'https:'), 'No secure connection to'],
		['a host that is not there', () => 'http://127.0.0.1:1', 'could not be reached'],
	])('is said of %s', async (_what, url, message) => {
		const credential = withKeptToken({ ...account, url: url() }, 'kept');
		const { error } = await playCase('certificate-error-did-not-arrive', { credential });
		expect(error!.message).toContain(message);
		expect(`${error!.message} ${error!.description}`).not.toMatch(/may have/);
	});

	it('is said of a header that cannot be sent', async () => {
		const { error } = await play('blinkLogistics task:create', {
			parameters: task.parameters,
			credential: { ...task.credential, headerName: 'not a header' },
		});
		expect(error!.message).toBe(
			'The URL or a header in the Blink Logistics credential cannot be sent (ERR_INVALID_HTTP_TOKEN)',
		);
		expect(error!.description).toMatch(/^Nothing was sent/);
		expect(vendor.journal).toEqual([]);
	});
});

describe('the test of a credential', () => {
	type Test = (this: ICredentialTestFunctions, credential: never) => Promise<{ status: string; message: string }>;
	const test = async (ofType: unknown, data: ICredentialDataDecryptedObject) =>
		await (ofType as Test).call(new CredentialTestContext({} as never), {
			id: '1',
			name: 'A',
			type: 'a',
			data,
		} as never);

	it('tries a host with an underscore [host-with-an-underscore]', async () => {
		const { message } = await test(blinkApiTest, caseOf('host-with-an-underscore').credential);
		expect(message).toContain('http://blink_sandbox:3000 could not be reached');
	});

	it.each([
		['http://user:pw@127.0.0.1:1', 'http://127.0.0.1:1 could not be reached'],
		['http://bücher.invalid', 'http://bücher.invalid could not be reached'],
	])('takes %s for a URL, and shows no password of it', async (url, message) => {
		expect((await test(blinkApiTest, { ...account, url })).message).toContain(message);
	});

	it('refuses a header value without a name [header-value-without-a-name]', async () => {
		const urls = { orderReceiveUrl: `${vendor.url}/a`, orderStatusUrl: `${vendor.url}/b` };
		const result = await test(blendApiTest, { ...urls, ...caseOf('header-value-without-a-name').credential });
		expect(result).toEqual({ status: 'Error', message: expect.stringContaining('Header Name is missing') });
		expect(vendor.journal).toEqual([]);
	});

	it.each([
		['Blink', blinkApiTest, () => account],
		['Blink Logistics', blinkLogisticsApiTest, () => task.credential],
		['Blend', blendApiTest, () => ({ orderReceiveUrl: `${vendor.url}/a`, orderStatusUrl: `${vendor.url}/b` })],
	])('of %s sends nothing where Allowed Domains forbid it', async (_name, ofType, credential) => {
		const limits = { allowedHttpRequestDomains: 'domains', allowedDomains: 'api.blinkco.io, *.example.com' };
		const result = await test(ofType, { ...credential(), ...limits });
		expect(result.status).toBe('Error');
		expect(result.message).toContain(
			'The credential does not allow calls to 127.0.0.1: its Allowed Domains are api.blinkco.io, *.example.com.',
		);
		expect(vendor.journal).toEqual([]);
	});

	it('says what is not encrypted, and where else the login goes', async () => {
		vendor.answer = () => ({ body: { success: true, data: [] } });
		const paths = { endpointPaths: 'custom', orderListPath: 'http://lists.example/orders' };
		const result = await test(blinkApiTest, { ...account, ...paths });
		expect(result).toEqual({
			status: 'OK',
			message:
				'Blink accepts the username and the password. What is sent to lists.example is not encrypted: use https. Endpoint Paths send calls, and the login with them, to lists.example too.',
		});
	});
});

describe('Allowed Domains', () => {
	it.each([
		['', 'empty'],
		['api.blinkco.io', 'api.blinkco.io'],
		['*.127.0.0.1', '*.127.0.0.1'],
	])('of %j end a run that would call another host, and say so', async (allowedDomains, said) => {
		const credential = withKeptToken({ ...account, allowedHttpRequestDomains: 'domains', allowedDomains }, 'kept');
		const { error } = await play('blink order:get', { parameters: { orderId: '5' }, credential });
		expect(error!.message).toContain(
			`The credential does not allow calls to 127.0.0.1: its Allowed Domains are ${said}.`,
		);
		expect(vendor.journal).toEqual([]);
	});

	it.each(['127.0.0.1', 'api.blinkco.io, 127.0.0.1'])('of %j let the calls pass', async (allowedDomains) => {
		vendor.answer = () => ({ body: { success: true, data: { id: 5 } } });
		const credential = { ...account, allowedHttpRequestDomains: 'domains', allowedDomains };
		expect((await play('blink order:get', { parameters: { orderId: '5' }, credential })).error).toBeUndefined();
	});
});

it('sends a pasted token once with its prefix [token-pasted-with-bearer]', async () => {
	const { operation, parameters, credential, answer } = caseOf('token-pasted-with-bearer');
	vendor.answer = () => ({ body: answer });
	await play(operation, { parameters, credential: { ...credential, environment: 'custom', url: vendor.url } });
	expect(vendor.journal.map(({ authorization }) => authorization)).toEqual(['Bearer lt-secret']);
});

it.each([
	['percent-encoded', encodeURIComponent],
	['inside JSON', (text: string) => JSON.stringify(text)],
	['inside HTML', (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')],
	['in Base64', (text: string) => Buffer.from(text).toString('base64')],
])('shows no password that Blink repeats %s', async (_how, written) => {
	const password = 'pass & "word"';
	vendor.answer = () => ({ status: 422, body: { message: `No such user: ${written(password)}` } });
	const { error } = await play('blink order:get', {
		parameters: { orderId: '5' },
		credential: { ...account, password },
	});
	expect(error!.message).toMatch(/No such user: "?\*\*\*/);
});

it("keeps Blend's own URL, which is its secret, out of messages and out of Blend's own words", async () => {
	const credential = {
		orderReceiveUrl: `${vendor.url}/webhooks/SECRET-PATH-123?key=SECRET-KEY`,
		orderStatusUrl: `${vendor.url}/b`,
	};
	const parameters = parametersOf('blend', 'order:send');
	for (const reply of [
		{ status: 404, body: { message: 'Cannot POST /webhooks/SECRET-PATH-123?key=SECRET-KEY' } },
		{ status: 404, body: { message: 'The route webhooks/SECRET-PATH-123 could not be found.' } },
		{ status: 422, body: { message: 'partner SECRET-PATH-123 unknown, key SECRET-KEY unknown' } },
		{ body: '<html>' },
	]) {
		vendor.answer = () => reply;
		const { error } = await play('blend order:send', { parameters, credential });
		expect(error).toBeDefined();
		expect(`${error!.message} ${error!.description}`).not.toMatch(/SECRET/);
	}
});
