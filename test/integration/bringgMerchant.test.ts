import { CredentialTestContext } from 'n8n-core';
import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';

import { bringgMerchantApiTest } from '../../nodes/Bringg/api/credentialTest';
import { newBringgTask } from '../../sandbox/seed';
import { differences, sampleOutput } from '../support/sampleOutput';
import { aFreshSandbox } from '../support/sandbox';
import { nothing, operationsOf } from './harness/operation';

/** A part of the Service URL, which is the secret. */
const secret = '7c0dd1a4';
const sandbox = aFreshSandbox();

beforeEach(() => {
	sandbox.state.bringgTasks = [newBringgTask(1, '1236589')];
});

const credential = (own: ICredentialDataDecryptedObject = {}): ICredentialDataDecryptedObject => ({
	access: 'serviceUrl',
	secretUrl: `${sandbox.url}${sandbox.state.bringgServicePath}`,
	accessToken: '',
	...own,
});
const oauth = (): ICredentialDataDecryptedObject => ({
	access: 'oauth',
	region: 'custom',
	url: sandbox.url,
	clientId: 'demo-client',
	clientSecret: 'demo-client-secret',
});

const run = operationsOf<'create' | 'get' | 'getAll' | 'update' | 'cancel'>(
	{ type: 'bringgMerchant', resource: 'order', secret },
	credential,
);

const calls = () =>
	sandbox.calls.map(({ method, path, query, body }) => [
		`${method} ${path.split('/').at(-1)}`,
		method === 'GET' ? query : body,
	]);

const filledIn = {
	input: 'fields',
	orderId: 'N-1',
	customerName: 'Nathan Smith',
	customerPhone: '+923001234567',
	address: 'Tariq Road, PECHS Block 2',
} satisfies INodeParameters;

/** An order of the model, as the Blink Trigger gives it. */
const order = {
	source: 'blink',
	orderId: '99001',
	orderNumber: 'ABND-24234',
	type: 'delivery',
	deliveryStatus: 'accepted',
	branchId: '12345',
	branch: { area: 'Tariq Road', address: '12 Shahrah-e-Faisal', latitude: 24.86, longitude: 67.01 },
	customer: {
		name: 'John Doe',
		phone: '+92 330-0000000',
		email: null,
		address: '209 Bolvard center',
		latitude: 24.871641,
		longitude: 67.059906,
	},
	items: [
		{
			productId: 'wrap',
			name: 'Wrap',
			quantity: 2,
			unitPrice: 40,
			discountPrice: 39,
			options: [
				{ name: 'Tortilla', quantity: 1, unitPrice: 0 },
				{ name: 'Cheese', quantity: 2, unitPrice: 5 },
			],
		},
		{ productId: 'milk', name: 'Milk', quantity: 1, unitPrice: 0.1, notes: 'Cold', options: [] },
		{ productId: 'gone', name: 'Gone', quantity: 0, unitPrice: 10, options: [] },
	],
	currency: 'PKR',
	deliveryCharges: 30,
	total: 128.1,
	payment: { method: 'Cash', methodId: '0', paid: false },
	notes: 'Ring twice',
	isScheduled: false,
	dueAt: '2026-02-09T09:00:00.000Z',
};

describe('Order > Create', () => {
	it('sends what is filled in', async () => {
		const { json, error } = await run('create', {
			...filledIn,
			items: { item: [{ name: 'Karak Tea', quantity: 2, price: 1.5 }] },
			additionalFields: {
				title: 'Order 1',
				pickupAddress: '12 Shahrah-e-Faisal',
				scheduledAt: '2026-02-09T09:00:00Z',
				paymentMethod: 'terminal',
				leftToBePaid: 3,
				teamId: 'north',
			},
		});
		expect(error).toBeUndefined();
		expect(calls()).toEqual([
			[
				'POST create_task',
				{
					external_id: 'N-1',
					title: 'Order 1',
					customer: { name: 'Nathan Smith', phone: '+923001234567' },
					team_external_id: 'north',
					payment_method: 4,
					left_to_be_paid: 3,
					way_points: [
						{ address: '12 Shahrah-e-Faisal', pickup_dropoff_option: 0, position: 1 },
						{
							name: 'Nathan Smith',
							phone: '+923001234567',
							address: 'Tariq Road, PECHS Block 2',
							scheduled_at: '2026-02-09T09:00:00.000Z',
							inventory: [{ name: 'Karak Tea', quantity: 2, price: 1.5 }],
							pickup_dropoff_option: 1,
							position: 2,
						},
					],
				},
			],
		]);
		expect(json).toEqual([
			{
				success: true,
				alreadyExists: false,
				orderId: 'N-1',
				taskId: '26528271',
				title: 'Order 1',
				vendorStatus: '0',
				deliveryStatus: 'created',
			},
		]);
		expect(differences(sampleOutput('Bringg/__schema__/v1.0.0/order/create.json'), json)).toEqual([]);
	});

	const fromOrder = async (own: IDataObject = {}, override: INodeParameters = {}) =>
		await run(
			'create',
			{ input: 'order', order: '={{ $json.order }}', override },
			{ input: [{ order: { ...order, ...own } }] },
		);
	const sent = () => sandbox.calls[0]!.body as IDataObject & { way_points: IDataObject[] };

	it('relays an order with nothing to map', async () => {
		const { error } = await fromOrder();
		expect(error).toBeUndefined();
		expect(calls()).toEqual([
			[
				'POST create_task',
				{
					external_id: '99001',
					title: 'Order ABND-24234',
					customer: { name: 'John Doe', phone: '+92 330-0000000' },
					payment_method: 1,
					left_to_be_paid: 128.1,
					total_price: 128.1,
					delivery_price: 30,
					way_points: [
						{
							name: 'Tariq Road',
							address: '12 Shahrah-e-Faisal',
							lat: 24.86,
							lng: 67.01,
							pickup_dropoff_option: 0,
							position: 1,
						},
						{
							name: 'John Doe',
							phone: '+92 330-0000000',
							address: '209 Bolvard center',
							lat: 24.871641,
							lng: 67.059906,
							note: 'Ring twice',
							asap: true,
							inventory: [
								{ name: 'Wrap (Tortilla, Cheese x2)', external_id: 'wrap', quantity: 2, price: 49 },
								{ name: 'Milk', external_id: 'milk', quantity: 1, price: 0.1, note: 'Cold' },
							],
							pickup_dropoff_option: 1,
							position: 2,
						},
					],
				},
			],
		]);
	});

	it.each<[string, IDataObject, IDataObject]>([
		['a paid one collects nothing', { payment: { method: 'Cash', paid: true } }, { left_to_be_paid: 0 }],
		['one paid online collects nothing', { payment: { method: 'Card', paid: true } }, { left_to_be_paid: 0 }],
		['one with nothing to pay collects nothing', { total: 0 }, { left_to_be_paid: 0 }],
		['noise of binary fractions is not sent', { total: 0.1 + 0.2 }, { left_to_be_paid: 0.3, total_price: 0.3 }],
	])('of orders, %s', async (_what, own, expected) => {
		await fromOrder(own);
		expect(sent()).toMatchObject(expected);
	});

	it('delivers a pre-order when it is due', async () => {
		await fromOrder({ isScheduled: true });
		expect(sent().way_points[1]).toMatchObject({ scheduled_at: '2026-02-09T09:00:00.000Z' });
		expect(sent().way_points[1]).not.toHaveProperty('asap');
	});

	it('has one stop where the place of the branch is not known', async () => {
		await fromOrder({ branch: { area: 'Tariq Road', address: null, latitude: 0, longitude: 0 } });
		expect(sent().way_points).toMatchObject([{ position: 1, pickup_dropoff_option: 1, address: '209 Bolvard center' }]);
	});

	it('takes half a position for none', async () => {
		await fromOrder({
			branch: { area: 'Tariq Road', address: null, latitude: 24.86, longitude: null },
			customer: { ...order.customer, latitude: null },
		});
		expect(sent().way_points).toMatchObject([{ position: 1, address: '209 Bolvard center' }]);
		expect(sent().way_points[0]).not.toHaveProperty('lng');
	});

	it('lets Override replace what the order says, but not with nothing', async () => {
		await fromOrder({}, { orderId: '99001-2', address: '', note: 'Call first' });
		expect(sent()).toMatchObject({ external_id: '99001-2' });
		expect(sent().way_points[1]).toMatchObject({ note: 'Call first', address: '209 Bolvard center' });
	});

	it.each([
		['delivered', 'The order is delivered already: nothing is placed for it'],
		['cancelled', 'The order is cancelled already: nothing is placed for it'],
		['rejected', 'The order is rejected already: nothing is placed for it'],
	])('skips an order that is %s', async (deliveryStatus, reason) => {
		const { json } = await fromOrder({ deliveryStatus });
		expect(json).toEqual([{ skipped: true, reason, orderId: '99001' }]);
		expect(sandbox.calls).toEqual([]);
	});

	it.each<[IDataObject, string]>([
		[{ isScheduled: true, dueAt: 'soon' }, 'Order > dueAt must be a date and time'],
		[
			{ customer: { name: 'John', address: 'Here', latitude: 124.8, longitude: 67 } },
			'Order > customer > latitude must be decimal degrees between -90 and 90',
		],
		[
			{ type: 'pickup' },
			'Order > type is pickup: a driver is only for orders that are delivered. Filter out the others first.',
		],
		[
			{ customer: { name: null, address: 'Here' } },
			'Order has no customer.name, which Bringg needs: fill in Override > Customer Name',
		],
		[{ customer: { name: 'John' } }, 'Order has no customer.address, which Bringg needs: fill in Override > Address'],
		[
			{ isScheduled: true, dueAt: null },
			'Order has no dueAt although it is scheduled, which Bringg needs: fill in Override > Scheduled At',
		],
		[{ items: [{ name: 'Tea', quantity: -1, unitPrice: 1 }] }, 'Order > items > 1 > quantity is negative'],
	])('refuses %j by name', async (own, message) => {
		const { error } = await fromOrder(own);
		expect(error?.message).toBe(message);
		expect(sandbox.calls).toEqual([]);
	});

	it.each<[INodeParameters, string]>([
		[{ orderId: nothing }, 'Order ID is missing'],
		[{ customerName: nothing }, 'Customer Name is missing'],
		[{ address: nothing }, 'Address is missing'],
		[{ items: { item: [{ name: 'Tea', quantity: -1 }] } }, 'Items > 1 > Quantity must be 0 or more'],
		[{ additionalFields: { title: 'x'.repeat(256) } }, 'Additional Fields > Title must have at most 255 characters'],
		[
			{ additionalFields: { paymentMethod: 'beans' } },
			'Additional Fields > Payment Method must be one of: cash, credit, check, terminal',
		],
	])('refuses %j', async (wrong, message) => {
		const { error } = await run('create', { ...filledIn, ...wrong });
		expect(error?.message).toBe(message);
		expect(sandbox.calls).toEqual([]);
	});

	it('takes coordinates for an address', async () => {
		const { error } = await run('create', {
			...filledIn,
			address: nothing,
			additionalFields: { latitude: 24.87, longitude: 67.06 },
		});
		expect(error).toBeUndefined();
		expect(sent().way_points).toMatchObject([{ lat: 24.87, lng: 67.06 }]);
		expect(sent().way_points[0]).not.toHaveProperty('address');
	});

	it('marks an order that is there already, and makes no second one', async () => {
		const { json, error } = await run('create', { ...filledIn, orderId: '1236589' });
		expect(error).toBeUndefined();
		expect(json).toMatchObject([{ success: true, alreadyExists: true, orderId: '1236589', taskId: '26528270' }]);
		expect(calls().map(([call]) => call)).toEqual(['POST create_task', 'GET get_task']);
		expect(sandbox.state.bringgTasks).toHaveLength(1);
	});

	it.each([
		[4, 'delivered'],
		[7, 'canceled'],
	])('refuses an ID whose order is over (status %d), and advises another', async (status, state) => {
		sandbox.state.bringgTasks[0]!.status = status;
		const { error } = await run('create', { ...filledIn, orderId: '1236589' });
		expect(error?.message).toBe(`Bringg has an order with this Order ID already, and it was ${state}`);
		expect(error?.description).toContain('add the number of the trip to the Order ID');
	});

	it.each([
		['a connection that drops', { kind: 'drop', applied: true }],
		['a 500', { kind: 'status', status: 500, applied: true }],
		['a 503', { kind: 'status', status: 503, applied: true }],
	] as const)('sends again after %s: Bringg takes the ID once', async (_what, fault) => {
		sandbox.switches.faults = [{ ...fault, path: '/services/create_task' }];
		const { json, error } = await run('create', filledIn);
		expect(error).toBeUndefined();
		expect(json).toMatchObject([{ success: true, alreadyExists: true, orderId: 'N-1' }]);
		expect(sandbox.state.bringgTasks.map(({ external_id }) => external_id)).toEqual(['1236589', 'N-1']);
	});

	it("fails in Bringg's words for what it refuses", async () => {
		const message = 'One of the parameters is incorrect: [team_external_id]';
		sandbox.switches.faults = [{ kind: 'refusal', path: '/services/create_task', body: { success: false, message } }];
		const { error } = await run('create', filledIn);
		expect(error?.message).toBe(`Bringg refused the request: ${message}`);
	});
});

describe('Order > Get', () => {
	it('tells where an order stands, in few words', async () => {
		Object.assign(sandbox.state.bringgTasks[0]!, {
			status: 3,
			user: { id: 7, name: 'Ali Khan', phone: '+923001234567', external_id: '17' },
			way_points: [
				{
					id: 1,
					position: 1,
					pickup_dropoff_option: 0,
					address: 'Shop',
					checkin_time: '2026-02-09T08:00:00Z',
					checkout_time: '2026-02-09T08:05:00Z',
				},
				{ id: 2, position: 2, pickup_dropoff_option: 1, address: 'Home', checkin_time: '2026-02-09T08:20:00Z' },
			],
		});
		const { json, error } = await run('get', { identifiedBy: 'orderId', orderId: '1236589' });
		expect(error).toBeUndefined();
		expect(calls()).toEqual([['GET get_task', { external_id: '1236589' }]]);
		expect(json).toMatchObject([
			{
				source: 'bringg',
				orderId: '1236589',
				taskId: '26528270',
				title: 'Order 1236589',
				vendorStatus: '3',
				deliveryStatus: 'at-dropoff',
				delivery: { deliveryStatus: 'at-dropoff', stop: 'dropoff', driver: { name: 'Ali Khan' } },
			},
		]);
		expect(JSON.stringify(json)).not.toContain('customer-token-7731');
	});

	it("gives Bringg's own order when it is not simplified, without the accounts' secrets", async () => {
		const { json } = await run('get', { identifiedBy: 'taskId', taskId: '26528270', simplify: false });
		expect(calls()).toEqual([['GET get_task', { id: '26528270' }]]);
		expect(json).toMatchObject([{ id: 26528270, external_id: '1236589', customer: { name: 'John Doe' } }]);
		expect(JSON.stringify(json)).not.toContain('customer-token-7731');
	});

	it.each([404, 405])('asks by POST after a %d', async (status) => {
		sandbox.switches.faults = [{ kind: 'status', status, path: '/services/get_task', method: 'GET' }];
		const { json, error } = await run('get', { identifiedBy: 'orderId', orderId: '1236589' });
		expect(error).toBeUndefined();
		expect(json).toMatchObject([{ orderId: '1236589' }]);
		expect(calls()).toEqual([
			['GET get_task', { external_id: '1236589' }],
			['POST get_task', { external_id: '1236589' }],
		]);
	});

	it('says that there is no such order', async () => {
		const { error } = await run('get', { identifiedBy: 'orderId', orderId: '1' });
		expect(error?.message).toBe('Bringg refused the request: Task not found');
	});
});

describe('Order > Get Many', () => {
	it('lists the orders that are open, up to the limit', async () => {
		sandbox.state.bringgTasks = [1, 2, 3, 4].map((number) => newBringgTask(number, `K-${number}`));
		sandbox.state.bringgTasks[0]!.status = 4;
		const all = await run('getAll', { returnAll: true });
		expect(all.json.map(({ orderId }) => orderId)).toEqual(['K-2', 'K-3', 'K-4']);
		const some = await run('getAll', { limit: 2 });
		expect(some.json.map(({ orderId }) => orderId)).toEqual(['K-2', 'K-3']);
	});

	it('gives nothing when none is open', async () => {
		sandbox.state.bringgTasks = [];
		expect((await run('getAll', { returnAll: true })).json).toEqual([]);
	});

	it('reads a list under a name too', async () => {
		const body = { success: true, tasks: [newBringgTask(9, 'K-9')] };
		sandbox.switches.faults = [{ kind: 'status', status: 200, path: '/services/get_open_tasks', body }];
		expect((await run('getAll', { returnAll: true })).json).toMatchObject([{ orderId: 'K-9' }]);
	});
});

describe('Order > Update and Cancel', () => {
	it('changes what is named', async () => {
		const updateFields = { title: 'Order 7', leftToBePaid: 0, customerPhone: '+923001234567' };
		const { json, error } = await run('update', { identifiedBy: 'orderId', orderId: '1236589', updateFields });
		expect(error).toBeUndefined();
		expect(calls()).toEqual([
			[
				'POST update_task',
				{ external_id: '1236589', title: 'Order 7', customer: { phone: '+923001234567' }, left_to_be_paid: 0 },
			],
		]);
		expect(json).toEqual([{ success: true, orderId: '1236589', taskId: null }]);
	});

	it('refuses to change nothing', async () => {
		const { error } = await run('update', { identifiedBy: 'orderId', orderId: '1236589' });
		expect(error?.message).toBe('Update Fields is empty: add what is to change');
	});

	it('401 "Task not found" is a refusal and costs no login', async () => {
		const parameters = { identifiedBy: 'taskId', taskId: '1', updateFields: { title: 'Order 7' } };
		const { error } = await run('update', parameters, { own: oauth() });
		expect(error?.message).toBe('Bringg refused the request: Task not found');
		expect(sandbox.state.logins).toBe(1);
	});

	it('an order that is over is refused in the words of Bringg', async () => {
		sandbox.state.bringgTasks[0]!.status = 4;
		const update = { identifiedBy: 'orderId', orderId: '1236589', updateFields: { title: 'Order 7' } };
		expect((await run('update', update)).error?.message).toBe("Bringg refused the request: Can't update a done order");
		const cancel = { identifiedBy: 'orderId', orderId: '1236589' };
		expect((await run('cancel', cancel)).error?.message).toBe(
			"Bringg refused the request: Can't cancel a locked order.",
		);
	});

	it('words without a yes are a no', async () => {
		sandbox.switches.faults = [{ kind: 'refusal', path: '/services/cancel_task', body: { message: 'Not now' } }];
		const { error } = await run('cancel', { identifiedBy: 'orderId', orderId: '1236589' });
		expect(error?.message).toBe('Bringg refused the request: Not now');
	});

	it('cancels with a reason', async () => {
		const { json, error } = await run('cancel', {
			identifiedBy: 'taskId',
			taskId: '26528270',
			reasonId: '3',
			reason: 'Called off',
		});
		expect(error).toBeUndefined();
		expect(calls()).toEqual([['POST cancel_task', { id: 26528270, reason_id: 3, reason: 'Called off' }]]);
		expect(json).toEqual([{ success: true, orderId: null, taskId: '26528270' }]);
		expect(sandbox.state.bringgTasks[0]!.status).toBe(7);
	});
});

describe('the ways in', () => {
	const get = { identifiedBy: 'orderId', orderId: '1236589' };

	it('a Service URL needs no token, also with a slash at its end', async () => {
		const { error } = await run('get', get, { own: { secretUrl: `${credential().secretUrl as string}/` } });
		expect(error).toBeUndefined();
		expect(sandbox.state.logins).toBe(0);
		expect(sandbox.calls[0]!.headers).not.toHaveProperty('authorization');
	});

	it('OAuth calls /services of the host with a token', async () => {
		const { error } = await run('get', get, { own: oauth() });
		expect(error).toBeUndefined();
		expect(sandbox.calls.map(({ path }) => path)).toEqual(['/oauth/token', '/services/get_task']);
	});

	it('a URL that replaces one call is a secret too', async () => {
		const own = { endpointPaths: 'custom', getOrderPath: `${sandbox.url}/services/other-99/${secret}/get_task` };
		const { error } = await run('get', get, { own });
		expect(error?.message).toContain('/…/get_task');
	});

	/** What the vendor repeats of the URL must not be seen either. */
	it.each([
		[
			'a path that is not known',
			{ kind: 'status', status: 404, body: { message: `Cannot GET /services/6f15901b/${secret}/9a2b77e3/get_task` } },
		],
		['a token that is asked for', { kind: 'status', status: 401, body: { message: `No token for ${secret}` } }],
		['a failure', { kind: 'status', status: 500, body: { message: `Failed at ${secret}` } }],
		['a web page', { kind: 'html' }],
		['a refusal', { kind: 'refusal', body: { success: false, message: `Unknown service ${secret}` } }],
	] as const)('the Service URL is in no message: %s', async (_what, fault) => {
		sandbox.switches.faults = [{ ...fault, path: '/services/get_task', times: 9 }];
		// That the secret is nowhere in the run is what `run` makes sure of.
		const { error } = await run('get', get);
		expect(error?.message).toMatch(/Bringg/);
		expect(error?.description).not.toContain('6f15901b');
	});

	it('the Service URL is in no message when the host is not there', async () => {
		const { error } = await run('get', get, { own: { secretUrl: `http://127.0.0.1:1/services/6f15901b/${secret}` } });
		expect(error?.message).toBe('Bringg could not be reached at http://127.0.0.1:1');
	});

	it('a 401 at a Service URL speaks of the URL', async () => {
		sandbox.switches.faults = [{ kind: 'status', status: 401, path: '/services/get_task', times: 9, body: {} }];
		const { error } = await run('get', get);
		expect(error?.message).toBe('Bringg does not accept the URL in the credential (status 401)');
		expect(calls()).toHaveLength(1);
	});
});

describe('the test of the credential', () => {
	const test = async (own?: ICredentialDataDecryptedObject) =>
		await bringgMerchantApiTest.call(new CredentialTestContext(), {
			id: '',
			name: '',
			type: 'bringgMerchantApi',
			data: credential(own),
		});

	it('lists the open orders by Service URL', async () => {
		expect(await test()).toMatchObject({ status: 'OK', message: expect.stringContaining('this Service URL') });
	});

	it('gets a token by OAuth', async () => {
		expect(await test(oauth())).toMatchObject({ status: 'OK', message: expect.stringContaining('the client ID') });
	});

	it.each([
		['', 'Service URL is not valid'],
		['ask Ali', 'Service URL is not valid'],
		['http://127.0.0.1:1/services/7c0dd1a4', 'http://127.0.0.1:1 could not be reached'],
	])('says what is wrong with %p', async (secretUrl, message) => {
		const answer = await test({ secretUrl });
		expect(answer).toEqual({ status: 'Error', message: expect.stringContaining(message) });
		expect(answer.message).not.toContain(secret);
	});

	it('says that the URL is not the right one, without repeating it', async () => {
		const answer = await test({ secretUrl: `${sandbox.url}/services/wrong/${secret}` });
		expect(answer).toEqual({ status: 'Error', message: expect.stringContaining('did not give the open orders') });
		expect(answer.message).not.toContain(secret);
	});
});

it.each<[Parameters<typeof run>[0], INodeParameters]>([
	['get', { identifiedBy: 'orderId', orderId: '1236589' }],
	['getAll', {}],
])('shows sample output for %s before the first run', async (operation, parameters) => {
	const { json } = await run(operation, parameters);
	expect(differences(sampleOutput(`Bringg/__schema__/v1.0.0/order/${operation}.json`), json)).toEqual([]);
});
