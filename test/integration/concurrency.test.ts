import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

import { WorkflowExecute } from 'n8n-core';
import { createRunExecutionData, type IDataObject, type INodeParameters } from 'n8n-workflow';

import { blinkCredentials, withKeptToken } from './blinkSetup';
import { runNode, workflowOf, type NodeSetup } from './harness/n8n';

/* How the runner makes its calls: how many at the same time, in which order, and when no more. */

interface Answer {
	status?: number;
	headers?: Record<string, string>;
	body?: IDataObject;
	/** Milliseconds to wait before it. */
	after?: number;
}

/** Where the calls of the vendors name their order. */
interface Sent {
	blink_order_id: string;
	mappingKey: string;
	payload: { id: string };
}

/** A vendor that says what came when. `answer` decides by the order ID of a call (a list's page), and by how many calls came before it. */
class Vendor {
	readonly orders: string[] = [];
	readonly cameAt: number[] = [];
	mostInFlight = 0;
	mostOfOneOrder = 0;
	answer: (orderId: string, before: number) => Answer = () => ({});
	url = '';

	private readonly concurrency: string[] = [];
	private readonly server: Server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const body = JSON.parse(Buffer.concat(chunks).toString() || '{}') as Partial<Sent>;
			const page = new URL(request.url!, this.url).searchParams.get('page');
			const orderId = String(body.blink_order_id ?? body.mappingKey ?? body.payload?.id ?? page);
			const {
				status = 200,
				headers,
				body: answer = { success: true },
				after = 5,
			} = this.answer(orderId, this.orders.length);
			this.orders.push(orderId);
			this.cameAt.push(performance.now());
			this.concurrency.push(orderId);
			this.mostInFlight = Math.max(this.mostInFlight, this.concurrency.length);
			this.mostOfOneOrder = Math.max(this.mostOfOneOrder, this.concurrency.filter((id) => id === orderId).length);
			void wait(after).then(() => {
				this.concurrency.splice(this.concurrency.indexOf(orderId), 1);
				response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(answer));
			});
		});
	});

	async start(): Promise<void> {
		await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
		this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	async stop(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}
}

let vendor: Vendor;
beforeEach(async () => {
	vendor = new Vendor();
	await vendor.start();
});
afterEach(async () => await vendor.stop());

const setup = (parameters: INodeParameters, settings: NodeSetup['settings'] = {}): NodeSetup => ({
	type: 'blink',
	parameters: { resource: 'order', ...parameters },
	credentials: {
		blinkApi: withKeptToken(blinkCredentials({ url: vendor.url } as never).blinkApi, 'a-token-that-is-good'),
	},
	settings,
});

const updateStatus = (options: INodeParameters = {}, settings?: NodeSetup['settings']) =>
	setup(
		{
			operation: 'updateStatus',
			input: 'fields',
			orderId: '={{ $json.id }}',
			status: 'accepted',
			comment: '',
			options,
		},
		settings,
	);

const items = (...ids: Array<string | number>) => ids.map((id) => ({ id: String(id) }));
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
const goOn = { onError: 'continueRegularOutput' } as const;

it('gives the results in the order of the items and linked to them, whichever answer comes first', async () => {
	vendor.answer = (orderId) => ({ after: 60 - 2 * Number(orderId) });
	const { json, outputs, error } = await runNode(updateStatus(), items(...numbers(30)));
	expect(error).toBeUndefined();
	expect(json.map(({ orderId }) => orderId)).toEqual(numbers(30).map(String));
	expect(outputs[0]!.map(({ pairedItem }) => pairedItem)).toEqual(numbers(30).map((item) => ({ item })));
});

it.each([
	['unless told otherwise', {}, 10],
	['when told so', { concurrentRequests: 3 }, 3],
	['one after the other', { concurrentRequests: 1 }, 1],
])('makes as many calls at the same time as it may, and never more: %s', async (_how, options, most) => {
	vendor.answer = () => ({ after: 20 });
	await runNode(updateStatus(options), items(...numbers(35)));
	expect(vendor.mostInFlight).toBe(most);
});

it('counts the pages of all lists of a run together', async () => {
	vendor.answer = (page) => ({
		after: 20,
		body: {
			success: true,
			data: [{ id: page === 'null' ? 1 : Number(page) }],
			pagination: { current_page: page === 'null' ? 1 : Number(page), last_page: 8, total: 8 },
		},
	});
	const lists = setup({ operation: 'getAll', afterOrderId: '0', returnAll: true, options: { concurrentRequests: 4 } });
	const { json, error } = await runNode(lists, items('a', 'b', 'c'));
	expect(error).toBeUndefined();
	expect(json).toHaveLength(24);
	expect(vendor.mostInFlight).toBe(4);
});

it('sends the items of one order one after the other, in their order, beside those of others', async () => {
	vendor.answer = (_orderId, before) => ({ after: before % 3 === 0 ? 30 : 1 });
	const statuses = numbers(12).map((index) => ({
		id: index % 2 === 0 ? 'A' : 'B',
		status: ['accepted', 'ready'][index % 4 < 2 ? 0 : 1],
	}));
	const node = updateStatus();
	const { json } = await runNode({ ...node, parameters: { ...node.parameters, status: '={{ $json.status }}' } }, [
		...statuses,
		...items(...numbers(5)).map((item) => ({ ...item, status: 'accepted' })),
	]);
	expect(vendor.mostOfOneOrder).toBe(1);
	expect(vendor.mostInFlight).toBeGreaterThan(2);
	expect(json.slice(0, 12).map(({ orderId, status }) => ({ id: orderId, status }))).toEqual(statuses);
});

it.each<[string, NodeSetup]>([
	[
		'tasks of one order reference',
		{
			type: 'blinkLogistics',
			parameters: { resource: 'task', operation: 'create', input: 'order', order: '={{ $json }}' },
			credentials: {
				blinkLogisticsApi: {
					token: 'a-token',
					environment: 'custom',
					url: '',
					headerName: 'Authorization',
					headerPrefix: 'Bearer',
				} as never,
			},
		},
	],
	[
		'orders of one ID',
		{
			type: 'blend',
			parameters: { resource: 'order', operation: 'send', input: 'order', order: '={{ $json }}' },
			credentials: { blendApi: { environment: 'staging', orderReceiveUrl: '' } as never },
		},
	],
])('sends %s one after the other', async (_what, node) => {
	vendor.answer = () => ({ after: 20, body: { success: true, status: 'success', order_id: '55' } });
	const credentials = Object.fromEntries(
		Object.entries(node.credentials!).map(([type, own]) => [
			type,
			{ ...own, [type === 'blendApi' ? 'orderReceiveUrl' : 'url']: `${vendor.url}` } as never,
		]),
	);
	const item = (orderId: string) => ({
		orderId,
		branchId: '12345',
		type: 'delivery',
		customer: { name: 'Nadia', phone: '03001234567', address: 'Tariq Road', latitude: 24.87, longitude: 67.05 },
		items: [{ productId: 'milk', quantity: 1, unitPrice: 10 }],
		subtotal: 10,
		total: 10,
		payment: { method: 'cash', paid: false },
	});
	await runNode({ ...node, credentials, settings: goOn }, ['A', 'A', 'B', 'A', 'C'].map(item));
	expect(vendor.orders.sort()).toEqual(['A', 'A', 'A', 'B', 'C']);
	expect(vendor.mostOfOneOrder).toBe(1);
	expect(vendor.mostInFlight).toBe(3);
});

describe('when an item fails', () => {
	const refusal = { status: 422, body: { success: false, msg: 'Order is closed' } };

	it('nothing new is sent, what is under way is waited for, and the error says what was done', async () => {
		// The first is alone until it is answered: then 1 to 4 are under way, of which 3 is refused.
		vendor.answer = (orderId) => (orderId === '3' ? refusal : { after: 40 });
		const { error, json } = await runNode(updateStatus({ concurrentRequests: 4 }), items(...numbers(40)));
		expect(vendor.orders.sort()).toEqual(['0', '1', '2', '3', '4']);
		expect(json).toEqual([]);
		expect(error?.message).toContain('Order is closed');
		expect(error?.context).toMatchObject({ itemIndex: 3 });
		expect(error?.description).toContain('4 of 40 items were done (0-2, 4, counted from 0)');
	});

	it('the others go on when the user said so', async () => {
		vendor.answer = (orderId) => (orderId === '3' ? refusal : {});
		const { json } = await runNode(updateStatus({}, goOn), items(...numbers(8)));
		expect(vendor.orders).toHaveLength(8);
		expect(json.map((item) => 'error' in item)).toEqual(numbers(8).map((index) => index === 3));
	});

	it('because of what was filled in, nothing at all is sent', async () => {
		const { error } = await runNode(updateStatus(), items(1, 2, ''));
		expect(error?.message).toBe('Order is missing');
		expect(error?.context).toMatchObject({ itemIndex: 2 });
		expect(vendor.orders).toEqual([]);
	});
});

it('waits once, with all calls, when the vendor asks for a pause', async () => {
	vendor.answer = (_orderId, before) =>
		before === 2 ? { status: 429, headers: { 'Retry-After': '1' } } : { after: before > 0 && before < 6 ? 200 : 5 };
	const { json, error } = await runNode(updateStatus({ concurrentRequests: 5 }), items(...numbers(15)));
	expect(error).toBeUndefined();
	expect(json).toHaveLength(15);
	expect(vendor.orders).toHaveLength(16);
	const pauses = vendor.cameAt.map((at, index) => at - (vendor.cameAt[index - 1] ?? at)).filter((pause) => pause > 500);
	expect(pauses).toHaveLength(1);
	// The first, the five that were under way when it said so, and no other before the pause was over.
	expect(vendor.cameAt.filter((at) => at < vendor.cameAt[0]! + 900)).toHaveLength(6);
});

describe('a vendor that cannot be reached', () => {
	it('is not asked by each item anew', async () => {
		vendor.answer = () => ({ status: 503 });
		const { json } = await runNode(updateStatus({}, goOn), items(...numbers(6)));
		expect(json).toHaveLength(6);
		const errors = json.map(({ error }) => String(error));
		expect(errors.slice(0, 5).every((error) => /failed to process the request \(status 503\)/.test(error))).toBe(true);
		expect(errors[5]).toContain('Not sent');
		expect(vendor.orders.length).toBeLessThanOrEqual(6 + 3);
	});

	it('for five items in a row is not asked for the rest', async () => {
		vendor.answer = () => ({ status: 503 });
		const { json } = await runNode(updateStatus({ concurrentRequests: 1 }, goOn), items(...numbers(20)));
		expect(json.slice(5)).toHaveLength(15);
		for (const { error } of json.slice(5)) {
			expect(error).toBe('Not sent: Blink could not be reached for five items in a row');
		}
		expect(vendor.orders.length).toBeLessThanOrEqual(5 + 3);
	});

	it('for a moment costs nothing: all that failed are sent again', async () => {
		vendor.answer = (_orderId, before) => (before > 0 && before < 7 ? { status: 503 } : {});
		const { json, error } = await runNode(updateStatus(), items(...numbers(12)));
		expect(error).toBeUndefined();
		expect(json.map(({ orderId }) => orderId)).toEqual(numbers(12).map(String));
	});
});

it('sends nothing more once the user stops the run', async () => {
	vendor.answer = () => ({ after: 50 });
	const { node, workflow, additionalData } = workflowOf(updateStatus({ concurrentRequests: 2 }));
	const data = createRunExecutionData({
		executionData: {
			nodeExecutionStack: [{ node, data: { main: [items(...numbers(40)).map((json) => ({ json }))] }, source: null }],
		},
	});
	await workflow.expression.acquireIsolate?.();
	const run = new WorkflowExecute(additionalData, 'trigger', data).processRunExecutionData(workflow);
	while (vendor.orders.length < 4) await wait(5);
	run.cancel();
	await run.catch(() => undefined);
	const sent = vendor.orders.length;
	await wait(200);
	expect(vendor.orders).toHaveLength(sent);
	expect(sent).toBeLessThan(10);
	await workflow.expression.releaseIsolate?.();
});

it.each<[INodeParameters, string]>([
	[{ concurrentRequests: 0 }, 'Options > Concurrent Requests must be from 1 to 50'],
	[{ concurrentRequests: 51 }, 'Options > Concurrent Requests must be from 1 to 50'],
	[{ timeout: 0 }, 'Options > Timeout must be from 1 to 600'],
	[{ timeout: -5 }, 'Options > Timeout must be from 1 to 600'],
	[{ timeout: 601 }, 'Options > Timeout must be from 1 to 600'],
	[{ timeout: 3_000_000 }, 'Options > Timeout must be from 1 to 600'],
	[{ timeout: 'soon' }, 'Options > Timeout must be a number'],
])('refuses %o in plain words', async (options, message) => {
	const { error } = await runNode(updateStatus(options), items(1));
	expect(error?.message).toBe(message);
	expect(vendor.orders).toEqual([]);
});

it('takes the usual for an option whose expression finds nothing', async () => {
	const nothing = '={{ $json.nothing }}';
	const { json, error } = await runNode(updateStatus({ timeout: nothing, concurrentRequests: nothing }), items(1));
	expect(error).toBeUndefined();
	expect(json).toHaveLength(1);
});

it.each<[INodeParameters, string]>([
	[{ returnAll: '={{ "true" }}' }, 'Return All must be true or false'],
	[{ simplify: '={{ "no" }}' }, 'Simplify must be true or false'],
	[{ limit: 0 }, 'Limit must be 1 or more'],
])('refuses %o of a list in plain words', async (parameters, message) => {
	const { error } = await runNode(setup({ operation: 'getAll', afterOrderId: '0', ...parameters }));
	expect(error?.message).toBe(message);
	expect(vendor.orders).toEqual([]);
});
