import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters, INodePropertyOptions } from 'n8n-workflow';

import { retryPace } from '../../nodes/shared/http/retry';
import tokenAnswers from '../fixtures/cases/blink-token-answers.json';
import { operations, type Kind } from '../support/operations';
import { ourNodes } from '../support/package';
import { pickupOrder, withKeptToken } from './blinkSetup';
import { runNode, type NodeSetup } from './harness/n8n';

/* What no answer of a vendor may be taken for: a success. Each is given by a bare server, whatever was asked. */

type Answer = { status?: number; text?: string; type?: string; cut?: boolean; location?: string };

let server: Server;
/** Answers for the calls that are not logins, one after the other; the last one stays. */
let answers: Answer[];
/** The answer to a call that comes with the token "kept", after a while that is longer from call to call. */
let deadToken: Answer | undefined;
let calls: string[];
let logins: number;
let url: string;
const usualPace = retryPace.firstDelaySeconds;
/** Each run has a login of its own: one that was just fetched would be shared. */
let users = 0;

beforeAll(async () => {
	retryPace.firstDelaySeconds = 0.001;
	server = createServer((request, response) => {
		request.resume().on('end', () => {
			if (/\/(login|token)$/.test(request.url!)) {
				logins++;
				response.setHeader('Content-Type', 'application/json');
				response.end(JSON.stringify({ token_type: 'Bearer', access_token: `token-${logins}` }));
				return;
			}
			calls.push(`${request.method} ${request.url}`);
			const isDead = deadToken !== undefined && request.headers.authorization === 'Bearer kept';
			const answer = isDead ? deadToken! : answers[Math.min(calls.length, answers.length) - 1]!;
			setTimeout(() => give(answer), isDead ? calls.length * 10 : 0);
		});

		function give({ status = 200, text = '', type = 'application/json', cut, location }: Answer) {
			const headers = { 'Content-Type': type, ...(location !== undefined && { Location: location }) };
			if (cut !== true) {
				response.writeHead(status, headers).end(text);
				return;
			}
			response.writeHead(status, { ...headers, 'Content-Length': '500' });
			response.write(text, () => setTimeout(() => request.socket.destroy(), 20));
		}
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
	retryPace.firstDelaySeconds = usualPace;
	server.closeAllConnections();
	await new Promise((resolve) => server.close(resolve));
});
beforeEach(() => {
	calls = [];
	logins = 0;
	deadToken = undefined;
});

/** What a person is told of a call that failed after it may have been carried out. */
const advice: Record<Kind, RegExp> = {
	read: /^((?!may have arrived).)*$/s,
	sets: /It may have arrived all the same; to send it again does no harm/,
	adds: /It may have arrived all the same and was not sent again: look in \S/,
};

/** What stands in the message too, since n8n's error output keeps no more of an error. */
const placed = 'It may have been placed: look before you send it again.';

/** Runs an operation of a vendor that answers as `answers` says. Blink's `accessToken` is one kept from an earlier login. */
async function run(
	node: string,
	operation: string,
	parameters: INodeParameters,
	input?: IDataObject[],
	settings?: NodeSetup['settings'],
) {
	const [resource, name] = operation.split(':');
	const credential: ICredentialDataDecryptedObject | undefined = {
		blink: withKeptToken(
			{ environment: 'custom', url, username: `demo-${++users}`, password: 'demo-password' },
			'kept',
		),
		blinkLogistics: { token: 'demo-logistics-token' },
		blend: { orderReceiveUrl: `${url}/receive`, orderStatusUrl: `${url}/status` },
		bringgFleet: { region: 'custom', clientId: `fleet-${users}`, clientSecret: 'demo-client-secret' },
		bringgMerchant: { access: 'serviceUrl', secretUrl: `${url}/services/6f15901b/7c0dd1a4` },
	}[node];
	return await runNode(
		{
			type: node,
			parameters: { resource, operation: name, ...parameters },
			credentials: { [`${node}Api`]: { environment: 'custom', url, ...credential } },
			settings,
		},
		input,
	);
}

it('knows every operation of every node', () => {
	const offered = ourNodes.flatMap(({ made: { description } }) =>
		description.properties
			.filter(({ name }) => name === 'operation')
			.flatMap(({ displayOptions, options = [] }) =>
				options.map((option) => [
					description.name,
					`${displayOptions!.show!.resource![0]}:${(option as INodePropertyOptions).value}`,
				]),
			),
	);
	expect(operations.map(({ node, operation }) => [node, operation]).sort()).toEqual(offered.sort());
});

describe.each(operations)('$node $operation', ({ node, operation, answer: is, kind, parameters, emptyList }) => {
	it.each([
		['nothing', '', 'does not contain'],
		['{}', '{}', 'does not contain'],
		['null', 'null', 'does not contain'],
		['[]', '[]', 'does not contain'],
		['a list of others', '[{"name": "somebody"}]', 'does not contain'],
		['a web page', '<!doctype html><html><body>Welcome</body></html>', 'did not respond like'],
		['half a JSON', '{"success": true, "data": {"id": 98', 'did not respond like'],
	])('does not take %s for a success', async (_what, text, message) => {
		answers = [{ text }];
		const { error, json } = await run(node, operation, parameters);
		expect(json).toEqual([]);
		if (text === '[]' && emptyList) {
			expect([error, calls.length]).toEqual([undefined, 1]);
			return;
		}
		expect(error?.message).toContain(message === 'does not contain' ? `response does not contain ${is}` : message);
		expect(error?.message.includes(placed)).toBe(kind === 'adds');
		expect(error?.description).toMatch(advice[kind]);
		expect(calls).toHaveLength(kind === 'adds' ? 1 : 2);
	});

	it('does not take an answer that breaks off for a success', async () => {
		answers = [{ text: '{"success": true, "data": [', cut: true }];
		const { error, json } = await run(node, operation, parameters);
		expect(json).toEqual([]);
		expect(error?.message).toMatch(/^(Blink|Blink Logistics|Blend|Bringg)'s? response was incomplete(\.|$)/);
		expect(error?.message.includes(placed)).toBe(kind === 'adds');
		expect(error?.description).toMatch(advice[kind]);
		expect(calls).toHaveLength(kind === 'adds' ? 1 : 4);
	});
});

describe('an order that is fetched', () => {
	const order = { id: 988309, unique_code: '1T4I-C7WC1', status: 'PENDING' };

	it.each([
		['under data', { success: true, data: order }],
		['as a list of one', { success: true, data: [order] }],
	])('is found %s', async (_where, body) => {
		answers = [{ text: JSON.stringify(body) }];
		const { json } = await run('blink', 'order:get', { orderId: '988309' });
		expect(json).toMatchObject([{ orderId: '988309', uniqueCode: '1T4I-C7WC1' }]);
	});

	it.each([
		['data is null', { success: true, data: null }],
		['data is an empty list', { success: true, data: [] }],
		['data is a list of two', { success: true, data: [order, order] }],
		['it has no ID', { success: true, data: { unique_code: 'A-1' } }],
	])('is not there when %s', async (_where, body) => {
		answers = [{ text: JSON.stringify(body) }];
		const { error } = await run('blink', 'order:get', { orderId: '988309' });
		expect(error?.message).toBe("Blink's response does not contain an order");
	});
});

describe('a token that is refused', () => {
	const signs: Array<[string, Answer]> = [
		...tokenAnswers.map(({ status, body, location }): [string, Answer] => [
			`${status} ${JSON.stringify(body ?? location)}`,
			{ status, text: body === undefined ? '' : JSON.stringify(body), location },
		]),
		['401 Unauthenticated', { status: 401, text: '{"message":"Unauthenticated."}' }],
		['200 and nothing but the words', { status: 200, text: '{"message":"Unauthenticated."}' }],
		['200 token_invalid', { status: 200, text: '{"success":false,"error":"token_invalid"}' }],
	];

	/** What may have placed something is repeated after a status that turns a call down at the door, and after the very words. */
	const certain = signs.filter(([, { status }]) => status !== 500 && status !== 302);

	it.each(certain)('as %s costs one login and one more try of a write', async (_sign, answer) => {
		answers = [answer, { text: '{"success":true,"msg":"ok","data":{"id":77,"unique_code":"A-1"}}' }];
		const { json, error } = await run('blink', 'order:create', pickupOrder);
		expect(error).toBeUndefined();
		expect(json).toMatchObject([{ orderId: '77', uniqueCode: 'A-1' }]);
		expect([calls.length, logins]).toEqual([2, 1]);
	});

	it.each([
		...signs.filter((sign) => !certain.includes(sign)),
		['500 about a payment', { status: 500, text: '{"message":"Order 77 placed, but the payment token is invalid"}' }],
		['500 about a push service', { status: 500, text: '{"message":"Invalid registration token provided"}' }],
		['302 to an authorization', { status: 302, location: 'https://bank.example/authorize' }],
	] as Array<[string, Answer]>)('as %s may have placed an order, and the next call logs in', async (_sign, answer) => {
		answers = [answer, { text: '{"success":true,"msg":"ok","data":{"id":77,"unique_code":"A-1"}}' }];
		const input = [{ name: 'A' }, { name: 'B' }];
		const parameters = { ...pickupOrder, customerName: '={{ $json.name }}', options: { concurrentRequests: 1 } };
		const { json } = await run('blink', 'order:create', parameters, input, { onError: 'continueRegularOutput' });
		expect(json).toEqual([{ error: expect.stringContaining(placed) }, expect.objectContaining({ orderId: '77' })]);
		expect([calls.length, logins]).toEqual([2, 1]);
	});

	it.each([
		['a 200 that says more', { text: '{"success":false,"error":"token_expired","data":{"id":77}}' }, 'refused'],
		['a 400 in other words', { status: 400, text: '{"message":"The card token has expired"}' }, 'status 400'],
		['a 200 in other words', { text: '{"success":false,"msg":"Payment token is invalid"}' }, 'refused'],
	] as Array<[string, Answer, string]>)('is not what %s means for an order', async (_what, answer, message) => {
		answers = [answer];
		const { error } = await run('blink', 'order:create', pickupOrder);
		expect(error?.message).toContain(message);
		expect([calls.length, logins]).toEqual([1, 0]);
	});

	it.each(signs)('as %s costs one login and one more try of a read', async (_sign, answer) => {
		answers = [answer, { text: '{"success":true,"data":{"id":988309}}' }];
		const { json, error } = await run('blink', 'order:get', { orderId: '988309' });
		expect(error).toBeUndefined();
		expect(json).toMatchObject([{ orderId: '988309' }]);
		expect([calls.length, logins]).toEqual([2, 1]);
	});

	it.each(signs)(
		'as %s costs one login for ten items: one call is out until the account is answered',
		async (_sign, answer) => {
			deadToken = answer;
			answers = [{ text: '{"success":true,"data":{"id":988309}}' }];
			const items = Array.from({ length: 10 }, (_, index) => ({ id: String(index) }));
			const { json, error } = await run('blink', 'order:get', { orderId: '={{ $json.id }}' }, items);
			expect(error).toBeUndefined();
			expect(json).toHaveLength(10);
			expect([calls.length, logins]).toEqual([11, 1]);
		},
	);

	it.each(signs)('as %s, again and again, names the login', async (_sign, answer) => {
		answers = [answer];
		const { error } = await run('blink', 'order:get', { orderId: '1' });
		expect(error?.message).toMatch(/^Blink does not accept the login/);
		expect([calls.length, logins]).toEqual([2, 1]);
	});

	it('gives way to a new one, which a vendor that repeats it does not bring into the error either', async () => {
		answers = [
			{ status: 401, text: '{}' },
			{ status: 422, text: '{"message":"Not with Bearer token-1, nor kept"}' },
		];
		const { error, run: all } = await run('blink', 'order:get', { orderId: '1' });
		expect(error?.message).toContain('Not with Bearer');
		expect(JSON.stringify(all)).not.toMatch(/token-1|kept/);
	});

	it('is not what a 403 without such words means', async () => {
		answers = [{ status: 403, text: '{"message":"Forbidden for this user"}' }];
		const { error } = await run('blink', 'order:get', { orderId: '1' });
		expect(error?.message).toBe('Blink does not allow this (status 403): Forbidden for this user');
		expect([calls.length, logins]).toEqual([2, 1]);
	});
});

it("gives the vendor's own words of a 404 first, the path second", async () => {
	answers = [{ status: 404, text: '{"success":false,"msg":"Order not found"}' }];
	const { error } = await run('blink', 'order:get', { orderId: '1' });
	expect(error?.message).toBe('Blink did not accept the request (status 404): Order not found');
	expect(error?.description).toContain('Endpoint Paths > Fetch Order');
});
