import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { IDataObject, INodeParameters } from 'n8n-workflow';

import tokenAnswers from '../fixtures/cases/blink-token-answers.json';
import { runNode } from './harness/n8n';

/* What no answer of a vendor may be taken for: a success. Each is given by a bare server, whatever was asked. */

type Answer = { status?: number; text?: string; type?: string; cut?: boolean; location?: string };

let server: Server;
/** Answers for the calls that are not logins, one after the other; the last one stays. */
let answers: Answer[];
let calls: string[];
let logins: number;
let url: string;
/** Each run has a login of its own: one that was just fetched would be shared. */
let users = 0;

beforeAll(async () => {
	server = createServer((request, response) => {
		request.resume().on('end', () => {
			if (request.url!.endsWith('/login')) {
				logins++;
				response.setHeader('Content-Type', 'application/json');
				response.end(JSON.stringify({ token_type: 'Bearer', access_token: `token-${logins}` }));
				return;
			}
			calls.push(`${request.method} ${request.url}`);
			const {
				status = 200,
				text = '',
				type = 'application/json',
				cut,
				location,
			} = answers[Math.min(calls.length, answers.length) - 1]!;
			const headers = { 'Content-Type': type, ...(location !== undefined && { Location: location }) };
			if (cut !== true) {
				response.writeHead(status, headers).end(text);
				return;
			}
			response.writeHead(status, { ...headers, 'Content-Length': '500' });
			response.write(text, () => setTimeout(() => request.socket.destroy(), 20));
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
	server.closeAllConnections();
	await new Promise((resolve) => server.close(resolve));
});
beforeEach(() => {
	calls = [];
	logins = 0;
});

const stock = { productId: 'p1', price: 10, discountPrice: 0, branchId: '12345', stockQuantity: 1 };
const newOrder: IDataObject = {
	branch: '60002',
	deliveryType: 'pickup',
	customerName: 'A',
	customerPhone: '03001234567',
	itemsFrom: 'json',
	itemsJson: '[{"blink_item_id": 1, "name": "Milk", "price": 85, "quantity": 1}]',
	paymentMethod: 'cash',
	subtotal: '85',
	deliveryCharges: '0',
	total: '85',
};
const repeated = true;
const once = false;

/** What an operation is run with, what its answer has to hold, and whether its call may be sent twice. */
const operations: Array<[node: string, operation: string, is: string, repeatable: boolean, parameters: IDataObject]> = [
	[
		'blink',
		'abandonedCart:getAll',
		'list',
		repeated,
		{ startDate: '2025-05-01T00:00:00', endDate: '2025-05-02T00:00:00' },
	],
	['blink', 'branch:getAll', 'list', repeated, {}],
	['blink', 'category:getAll', 'list', repeated, {}],
	['blink', 'customer:getAll', 'list', repeated, {}],
	['blink', 'menu:getAll', 'list', repeated, {}],
	['blink', 'order:get', 'order', repeated, { orderId: '988309' }],
	['blink', 'order:getAll', 'list', repeated, {}],
	['blink', 'order:create', "order's ID", once, newOrder],
	['blink', 'order:updateStatus', 'confirmation', repeated, { input: 'fields', orderId: '988309', status: 'accepted' }],
	[
		'blink',
		'product:syncStockPrice',
		'confirmation',
		repeated,
		{ rowsFrom: 'json', rowsJson: JSON.stringify([stock]) },
	],
];

async function run(node: string, operation: string, parameters: IDataObject, accessToken = 'kept') {
	const [resource, name] = operation.split(':');
	return await runNode({
		type: node,
		parameters: { resource, operation: name, ...parameters } as INodeParameters,
		credentials: {
			[`${node}Api`]: {
				environment: 'custom',
				url,
				username: `demo-${++users}`,
				password: 'demo-password',
				accessToken,
			},
		},
	});
}

describe.each(operations)('%s %s', (node, operation, is, repeatable, parameters) => {
	it.each([
		['nothing', '', 'holds no'],
		['{}', '{}', 'holds no'],
		['null', 'null', 'holds no'],
		['[]', '[]', 'holds no'],
		['a web page', '<!doctype html><html><body>Welcome</body></html>', 'did not answer like'],
		['half a JSON', '{"success": true, "data": {"id": 98', 'did not answer like'],
	])('does not take %s for a success', async (_what, text, message) => {
		answers = [{ text }];
		const { error } = await run(node, operation, parameters);
		expect(error?.message).toContain(message === 'holds no' ? `answer holds no ${is}` : message);
		expect(calls).toHaveLength(repeatable ? 2 : 1);
		if (!repeatable) expect(error?.description).toMatch(/may have arrived all the same.*look in Blink/);
	});

	it('does not take an answer that breaks off for a success', async () => {
		const whole = { text: JSON.stringify({ success: false, msg: 'was asked again' }) };
		answers = [{ text: '{"success": true, "data": [', cut: true }, whole];
		const { error } = await run(node, operation, parameters);
		if (repeatable) {
			expect(calls).toHaveLength(2);
			expect(error?.message).toContain('was asked again');
		} else {
			expect(calls).toHaveLength(1);
			expect(error?.message).toBe("Blink's answer broke off in the middle");
			expect(error?.description).toMatch(/may have arrived all the same.*look in Blink/);
		}
	});
});

describe('a token that is refused', () => {
	const signs: Array<[string, Answer]> = [
		...tokenAnswers.map(({ status, body, location }): [string, Answer] => [
			`${status} ${JSON.stringify(body ?? location)}`,
			{ status, text: body === undefined ? '' : JSON.stringify(body), location },
		]),
		['401 Unauthenticated', { status: 401, text: '{"message":"Unauthenticated."}' }],
		['200 token_invalid', { status: 200, text: '{"success":false,"error":"token_invalid"}' }],
	];

	it.each(signs)('as %s costs one login and one more try of a write', async (_sign, answer) => {
		answers = [answer, { text: '{"success":true,"msg":"ok","data":{"id":77,"unique_code":"A-1"}}' }];
		const { json, error } = await run('blink', 'order:create', newOrder);
		expect(error).toBeUndefined();
		expect(json).toMatchObject([{ orderId: '77', uniqueCode: 'A-1' }]);
		expect([calls.length, logins]).toEqual([2, 1]);
	});

	it.each(signs)('as %s, again and again, names the login', async (_sign, answer) => {
		answers = [answer];
		const { error } = await run('blink', 'order:get', { orderId: '1' });
		expect(error?.message).toMatch(/^Blink does not accept the login/);
		expect([calls.length, logins]).toEqual([2, 1]);
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
