import { CredentialTestContext } from 'n8n-core';
import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';

import { blinkLogisticsApiTest } from '../../nodes/BlinkLogistics/api/credentialTest';
import { sampleFile } from '../../sandbox';
import { differences, sampleOutput } from '../support/sampleOutput';
import { aFreshSandbox } from '../support/sandbox';
import { nothing, operationsOf } from './harness/operation';

const token = 'demo-logistics-token';
const taskPath = '/interface/v1/task';
const statusPath = '/interface/v1/task/status';

const sandbox = aFreshSandbox();

const credential = (more: ICredentialDataDecryptedObject = {}): ICredentialDataDecryptedObject => ({
	token,
	environment: 'custom',
	url: sandbox.url,
	headerName: 'Authorization',
	headerPrefix: 'Bearer',
	...more,
});

const run = operationsOf<'create' | 'update' | 'getStatus'>(
	{ type: 'blinkLogistics', resource: 'task', secret: token },
	credential,
);

/** The vendor's sample of Task Creation, as a person fills it in. */
const filledIn = {
	input: 'fields',
	mappingKey: '12345678',
	mappingCode: '12345678',
	mappingBranchId: '12345',
	customerName: 'Test Customer',
	customerPhone: '923001234567',
	customerAddress: 'Tariq Road, PECHS Block 2',
	lat: '24.871641',
	lng: '67.059906',
	pickUpTime: '2024-06-06T03:29:15.000Z',
	deliveryTime: '2024-06-06T04:29:15.000Z',
	paymentType: 'COD',
	type: 'normal',
	additionalFields: {
		customerEmail: 'customer@example.com',
		deliveryCharges: 120,
		description: 'Details: Milk Buffalo 1 Ltr Pouch, Quantity: 8',
		discount: 0,
		discountCode: '',
		instruction: '',
		source: 'SourceTesting',
		subTotal: 2080,
		tax: 0,
		taxPercent: 0,
	},
} satisfies INodeParameters;

const order = {
	source: 'blink',
	orderId: '1236589',
	orderNumber: 'ABND-24234',
	branchId: '12345',
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
			productId: '1c54bd7abe7b',
			name: 'Wrap',
			quantity: 2,
			unitPrice: 39,
			options: [
				{ optionId: 'a', name: 'Tortilla', quantity: 1, unitPrice: 0 },
				{ optionId: 'b', name: 'Cheese', quantity: 2, unitPrice: 5 },
			],
		},
		{ productId: 'milk', name: 'Milk', quantity: 1, unitPrice: 10, options: [] },
	],
	subtotal: 98,
	tax: 1.5,
	discount: 0,
	promoCode: null,
	deliveryCharges: 30,
	total: 129.5,
	payment: { method: 'Cash', methodId: '0', paid: false },
	notes: 'Ring twice',
	placedAt: '2096-06-26T09:26:04.000Z',
	dueAt: '2096-06-26T10:00:00.000Z',
};

const fromOrder = { input: 'order', pickUpAfter: 15, deliverAfter: 45 } satisfies INodeParameters;

describe('Task > Create', () => {
	it("sends the vendor's sample byte for byte", async () => {
		const { json, error } = await run('create', filledIn);
		expect(error).toBeUndefined();
		expect(sandbox.calls).toHaveLength(1);
		expect(sandbox.calls[0]).toMatchObject({ method: 'POST', path: taskPath, status: 200 });
		expect(sandbox.calls[0]!.rawBody).toBe(JSON.stringify(sampleFile('logistics/create-task')));
		expect(json).toEqual([
			{
				source: 'blinkLogistics',
				event: 'delivery.created',
				vendorEvent: 'TASK_CREATED',
				vendorEventId: 20,
				taskId: 'SANDB-00001',
				type: 'normal',
				deliveryStatus: 'created',
				mappingKey: '12345678',
				branchId: '12345',
				pickUpTime: '2024-06-06T03:29:15.000Z',
				deliveryTime: '2024-06-06T04:29:15.000Z',
			},
		]);
	});

	it('leaves out what nobody filled in, and what an expression found nothing for', async () => {
		const additionalFields = { customerEmail: nothing, tax: nothing, instruction: '={{ null }}' };
		await run('create', { ...filledIn, additionalFields });
		const body = sandbox.calls[0]!.body as IDataObject;
		expect(Object.keys(body)).not.toEqual(expect.arrayContaining(['customerEmail']));
		expect(Object.keys(body)).toHaveLength(12);
	});

	it.each([
		['mappingKey', 'Order Reference'],
		['mappingCode', 'Second Reference'],
		['mappingBranchId', 'Branch Code'],
		['customerName', 'Customer Name'],
		['customerPhone', 'Customer Phone'],
		['customerAddress', 'Customer Address'],
		['lat', 'Latitude'],
		['lng', 'Longitude'],
		['pickUpTime', 'Pickup Time'],
		['deliveryTime', 'Delivery Time'],
		['paymentType', 'Payment Type'],
		['type', 'Type'],
	])('refuses a task without %s by its label, and sends nothing', async (name, label) => {
		const { error } = await run('create', { ...filledIn, [name]: nothing });
		expect(error!.message).toBe(`${label} is missing`);
		expect(sandbox.calls).toHaveLength(0);
	});

	it('names all that is missing at once', async () => {
		const { error } = await run('create', { ...filledIn, mappingKey: nothing, lat: '={{ "" }}', pickUpTime: nothing });
		expect(error!.message).toBe('Order Reference is missing;\nLatitude is missing;\nPickup Time is missing');
	});

	it('sends no rider to 0, 0', async () => {
		const { error } = await run('create', { ...filledIn, lat: '0.000000', lng: '0' });
		expect(error!.message).toBe('Latitude is missing;\nLongitude is missing');
		expect(sandbox.calls).toHaveLength(0);
	});

	it.each([
		[{ paymentType: 'CHEQUE' }, 'Payment Type must be one of: COD, ONLINE'],
		[{ type: '3' }, 'Type must be one of: normal, return'],
		[{ input: 'somewhere' }, 'Values From must be one of: fields, order'],
		[{ lat: '124.8' }, 'Latitude must be decimal degrees between -90 and 90'],
		[{ lng: 'east' }, 'Longitude must be decimal degrees between -180 and 180'],
		[{ pickUpTime: 'soon' }, 'Pickup Time must be a date and time'],
		[{ additionalFields: { tax: '1,5' } }, 'Additional Fields > Tax must be a number'],
		[{ pickUpTime: '2024-06-06T05:00:00Z' }, 'Delivery Time is before Pickup Time'],
	])('refuses %j and says what is wrong', async (wrong, message) => {
		const { error } = await run('create', { ...filledIn, ...wrong } as INodeParameters);
		expect(error!.message).toBe(message);
		expect(sandbox.calls).toHaveLength(0);
	});

	it("reads a time without a zone in the workflow's time zone, and date objects", async () => {
		await run(
			'create',
			{
				...filledIn,
				pickUpTime: '2024-06-06T08:29:15',
				deliveryTime: "={{ DateTime.fromISO('2024-06-06T04:29:15.000Z') }}",
			},
			{ timezone: 'Asia/Karachi' },
		);
		expect(sandbox.calls[0]!.rawBody).toBe(JSON.stringify(sampleFile('logistics/create-task')));
	});

	it.each([
		['an answer with 500', { kind: 'status', status: 500, applied: true }],
		['a connection that drops', { kind: 'drop', applied: true }],
		['an answer with 503', { kind: 'status', status: 503, applied: true }],
	] as const)('does not send twice after %s: the task may be there', async (_name, fault) => {
		sandbox.switches.faults = [{ ...fault, path: taskPath }];
		const { error } = await run('create', filledIn);
		expect(error!.description).toContain('was not sent again');
		expect(sandbox.calls).toHaveLength(1);
		expect(sandbox.state.tasks).toHaveLength(1);
	});

	it('sends again when it is known that nothing arrived', async () => {
		sandbox.switches.faults = [{ kind: 'status', status: 429, retryAfter: 0, path: taskPath }];
		const { json } = await run('create', filledIn);
		expect(sandbox.calls.map(({ status }) => status)).toEqual([429, 200]);
		expect(json[0]!.taskId).toBe('SANDB-00001');
		expect(sandbox.state.tasks).toHaveLength(1);
	});

	it('goes on with the other items when one is bad and the user wants it', async () => {
		const { json } = await run(
			'create',
			{ ...filledIn, mappingKey: '={{ $json.id }}' },
			{ input: [{ id: '1' }, { id: '' }, { id: '3' }], settings: { onError: 'continueRegularOutput' } },
		);
		expect(json.map((item) => item.mappingKey ?? item.error)).toEqual(['1', 'Order Reference is missing', '3']);
		expect(sandbox.state.tasks).toHaveLength(2);
	});
});

describe('Task > Create, from an order', () => {
	it('needs no mapping', async () => {
		const { json, error } = await run('create', fromOrder, { input: [{ order }] });
		expect(error).toBeUndefined();
		expect(sandbox.calls[0]!.body).toEqual({
			source: 'blink',
			mappingKey: '1236589',
			mappingCode: 'ABND-24234',
			mappingBranchId: '12345',
			tax: 1.5,
			discount: 0,
			deliveryCharges: 30,
			subTotal: 98,
			paymentType: 'COD',
			description: 'Details: Wrap (Tortilla, Cheese x2), Quantity: 2; Details: Milk, Quantity: 1',
			instruction: 'Ring twice',
			customerName: 'John Doe',
			customerAddress: '209 Bolvard center',
			customerPhone: '923300000000',
			lat: '24.871641',
			lng: '67.059906',
			pickUpTime: '2096-06-26T10:15:00.000Z',
			deliveryTime: '2096-06-26T10:45:00.000Z',
			type: 1,
		});
		expect(json[0]).toMatchObject({ taskId: 'SANDB-00001', mappingKey: '1236589' });
	});

	it('takes the order as JSON text too', async () => {
		await run('create', { ...fromOrder, order: JSON.stringify(order) });
		expect(sandbox.state.tasks[0]!.mappingKey).toBe('1236589');
	});

	it('counts from when the order was placed, and else from now', async () => {
		const before = Date.now();
		await run('create', fromOrder, {
			input: [{ order: { ...order, dueAt: null } }, { order: { ...order, dueAt: null, placedAt: null } }],
		});
		const [placed, now] = sandbox.calls.map(({ body }) => String((body as IDataObject).pickUpTime));
		expect(placed).toBe('2096-06-26T09:41:04.000Z');
		expect(Date.parse(now!) - before).toBeGreaterThanOrEqual(15 * 60_000);
		expect(Date.parse(now!) - before).toBeLessThan(16 * 60_000);
	});

	it('has nothing collected for a paid order', async () => {
		await run('create', fromOrder, { input: [{ order: { ...order, payment: { ...order.payment, paid: true } } }] });
		expect(sandbox.calls[0]!.body).toMatchObject({ paymentType: 'ONLINE' });
	});

	it('refuses an order without coordinates by name, and takes them by hand', async () => {
		const input = [{ order: { ...order, customer: { ...order.customer, latitude: null, longitude: null } } }];
		const { error } = await run('create', fromOrder, { input });
		expect(error!.message).toBe(
			'Order has no customer.latitude, which Blink Logistics needs: fill in Override > Latitude;\nOrder has no customer.longitude, which Blink Logistics needs: fill in Override > Longitude',
		);
		expect(sandbox.calls).toHaveLength(0);

		await run('create', { ...fromOrder, override: { lat: 24.5, lng: '67.5' } }, { input });
		expect(sandbox.calls[0]!.body).toMatchObject({ lat: '24.5', lng: '67.5' });
	});

	it('delivers a pre-order when it is due, and has it picked up as long before as the two lie apart', async () => {
		await run('create', fromOrder, { input: [{ order: { ...order, isScheduled: true } }] });
		expect(sandbox.calls[0]!.body).toMatchObject({
			pickUpTime: '2096-06-26T09:30:00.000Z',
			deliveryTime: '2096-06-26T10:00:00.000Z',
		});
	});

	it('refuses a pre-order that does not say when it is due, and takes the times by hand', async () => {
		const input = [{ order: { ...order, isScheduled: true, dueAt: null } }];
		const { error } = await run('create', fromOrder, { input });
		expect(error!.message).toContain(
			'Order has no dueAt, which Blink Logistics needs: fill in Override > Delivery Time',
		);
		expect(sandbox.calls).toHaveLength(0);
		const override = { pickUpTime: '2096-06-26T09:30:00Z', deliveryTime: '2096-06-26T10:00:00Z' };
		await run('create', { ...fromOrder, override }, { input });
		expect(sandbox.calls[0]!.body).toMatchObject({ deliveryTime: '2096-06-26T10:00:00.000Z' });
	});

	it.each(['pickup', 'dine-in'])('makes no task of a %s order', async (type) => {
		const { error } = await run('create', fromOrder, { input: [{ order: { ...order, type } }] });
		expect(error!.message).toBe(
			`Order > type is ${type}: a rider is only for orders that are delivered. Filter out the others first.`,
		);
		expect(sandbox.calls).toHaveLength(0);
	});

	it.each([
		[{ paid: false, method: 'card' }, 'COD'],
		[{ paid: true, method: 'Cash' }, 'ONLINE'],
		[{ paid: null, method: 'card' }, 'ONLINE'],
		[{ paid: null, method: 'Cash on delivery' }, 'COD'],
		[{ paid: null, method: null }, 'COD'],
	])('has money collected or not, for %j: %s', async (payment, paymentType) => {
		await run('create', fromOrder, { input: [{ order: { ...order, payment } }] });
		expect(sandbox.calls[0]!.body).toMatchObject({ paymentType });
	});

	it.each([
		['0300-1234567 / 0321-7654321', '923001234567'],
		['03001234567', '923001234567'],
		['0092 300 1234567', '923001234567'],
		['+92 (0)300 1234567', '923001234567'],
		['٠٣٠٠١٢٣٤٥٦٧', '923001234567'],
		['+971 50 1234567', '+971501234567'],
		['ask at the gate', 'ask at the gate'],
	])('tells the rider to call %s at %s', async (phone, customerPhone) => {
		await run('create', fromOrder, { input: [{ order: { ...order, customer: { ...order.customer, phone } } }] });
		expect(sandbox.calls[0]!.body).toMatchObject({ customerPhone });
	});

	it('reads coordinates 0, 0 as unknown, and IDs that are numbers as text', async () => {
		const nowhere = { ...order.customer, latitude: 0, longitude: 0 };
		const { error } = await run('create', fromOrder, { input: [{ order: { ...order, customer: nowhere } }] });
		expect(error!.message).toContain('Order has no customer.latitude');
		await run('create', fromOrder, { input: [{ order: { ...order, orderId: 1236589, branchId: 12345 } }] });
		expect(sandbox.calls[0]!.body).toMatchObject({ mappingKey: '1236589', mappingBranchId: '12345' });
	});

	it.each([
		[
			{ type: '1', paymentType: 'Cash' },
			{ type: 1, paymentType: 'COD' },
		],
		[
			{ type: 2, paymentType: 'online' },
			{ type: 2, paymentType: 'ONLINE' },
		],
	])("takes the vendor's own words %j", async (words, sent) => {
		await run('create', { ...filledIn, ...words });
		expect(sandbox.calls[0]!.body).toMatchObject(sent);
	});

	it('lets every field be overridden', async () => {
		const { input: _input, additionalFields, ...required } = filledIn;
		const override = { ...required, ...additionalFields, discountCode: 'CODE', instruction: 'Knock' };
		await run('create', { ...fromOrder, override }, { input: [{ order }] });
		const sample = sampleFile<IDataObject>('logistics/create-task');
		expect(sandbox.calls[0]!.body).toEqual({ ...sample, discountCode: 'CODE', instruction: 'Knock' });
	});

	it.each([
		['no order', {}, 'Order is missing: connect this node to the Event output of a trigger, or put an order here'],
		['text', { order: 'not JSON' }, 'Order must be an object, or its JSON'],
		['items that are no list', { order: { ...order, items: {} } }, 'Order > items must be a list'],
		[
			'coordinates in words',
			{ order: { ...order, customer: { latitude: 'north' } } },
			'Order > customer > latitude must be a number',
		],
	])('refuses %s in words', async (_name, json, message) => {
		const { error } = await run('create', fromOrder, { input: [json as IDataObject] });
		expect(error!.message).toBe(message);
		expect(sandbox.calls).toHaveLength(0);
	});
});

describe('Task > Update', () => {
	const taskId = 'SANDB-00001';
	beforeEach(async () => {
		await run('create', filledIn);
		sandbox.calls.length = 0;
	});

	it('sends only what is changed', async () => {
		const updateFields = {
			customerAddress: 'Precinct 11-A',
			instruction: '',
			deliveryCharges: '150.5',
			deliveryTime: '2024-06-06T05:00:00Z',
			paymentType: 'ONLINE',
			customerEmail: nothing,
		};
		const { json, error } = await run('update', { taskId, type: 'return', updateFields });
		expect(error).toBeUndefined();
		expect(sandbox.calls[0]).toMatchObject({
			method: 'PUT',
			path: taskPath,
			body: {
				taskId,
				deliveryCharges: 150.5,
				paymentType: 'ONLINE',
				instruction: '',
				customerAddress: 'Precinct 11-A',
				deliveryTime: '2024-06-06T05:00:00.000Z',
				type: 2,
			},
		});
		expect(Object.keys(sandbox.calls[0]!.body as IDataObject)).toHaveLength(7);
		expect(json).toEqual([
			{
				source: 'blinkLogistics',
				event: 'delivery.return',
				vendorEvent: 'TASK_UPDATED',
				vendorEventId: 21,
				taskId,
				type: 'return',
				deliveryStatus: null,
			},
		]);
	});

	it('is sent again after a failure: the second call leaves what the first one made', async () => {
		sandbox.switches.faults = [{ kind: 'status', status: 500, applied: true, path: taskPath }];
		const { error } = await run('update', { taskId, type: 'normal', updateFields: { customerName: 'Jane' } });
		expect(error).toBeUndefined();
		expect(sandbox.calls).toHaveLength(2);
		expect(sandbox.calls[1]!.rawBody).toBe(sandbox.calls[0]!.rawBody);
		expect(sandbox.state.tasks).toHaveLength(1);
	});

	it.each([
		[{ taskId: nothing }, 'Task ID is missing'],
		[{ type: nothing }, 'Type is missing'],
		[{ type: 'other' }, 'Type must be one of: normal, return'],
		[{ updateFields: { paymentType: 'shells' } }, 'Update Fields > Payment Type must be one of: COD, ONLINE'],
		[{ updateFields: { lat: '91' } }, 'Update Fields > Latitude must be decimal degrees between -90 and 90'],
	])('refuses %j and says what is wrong', async (wrong, message) => {
		const { error } = await run('update', { taskId, type: 'normal', updateFields: {}, ...wrong } as INodeParameters);
		expect(error!.message).toBe(message);
		expect(sandbox.calls).toHaveLength(0);
	});

	it("gives the vendor's words when the task is unknown", async () => {
		const { error } = await run('update', { taskId: 'NOBODY', type: 'normal', updateFields: { instruction: 'x' } });
		expect(error!.message).toBe('Blink Logistics refused the request: Task not found');
	});
});

describe('Task > Get Status', () => {
	beforeEach(async () => {
		await run('create', filledIn);
		Object.assign(sandbox.state.tasks[0]!, { eventId: 24, agent: { name: 'Test Rider', contact: '+923213456789' } });
		sandbox.calls.length = 0;
	});

	it('answers in the delivery language', async () => {
		const { json, error } = await run('getStatus', { mappingKey: '12345678' });
		expect(error).toBeUndefined();
		expect(sandbox.calls[0]).toMatchObject({ method: 'GET', path: statusPath, query: { mappingKey: '12345678' } });
		expect(json).toMatchObject([
			{
				source: 'blinkLogistics',
				event: 'delivery.status',
				vendorEvent: 'TASK_ACCEPTED',
				vendorEventId: 24,
				taskId: 'SANDB-00001',
				type: 'normal',
				deliveryStatus: 'driver-accepted',
				mappingKey: '12345678',
				delivery: {
					deliveryStatus: 'driver-accepted',
					orderId: '12345678',
					externalOrderId: null,
					taskId: 'SANDB-00001',
					driver: { id: null, name: 'Test Rider', phone: '+923213456789' },
					trackingUrl: 'https://delivery-stg.blinkco.io/tracking/SANDB-00001',
					reason: null,
					stop: null,
					changes: [],
					refund: null,
					proof: null,
				},
			},
		]);
	});

	it("gives the vendor's answer when it is not simplified", async () => {
		const { json } = await run('getStatus', { mappingKey: '12345678', simplify: false });
		expect(json[0]).toMatchObject({
			eventId: 24,
			event: 'TASK_ACCEPTED',
			data: { type: 1, agent: { name: 'Test Rider' } },
		});
	});

	it.each([
		[20, 'created', 'delivery.created'],
		[21, null, 'delivery.updated'],
		[22, 'unassigned', 'delivery.status'],
		[23, 'driver-assigned', 'delivery.status'],
		[24, 'driver-accepted', 'delivery.status'],
		[25, 'at-pickup', 'delivery.status'],
		[26, 'on-the-way', 'delivery.status'],
		[27, 'delivered', 'delivery.status'],
		[28, 'delivery-cancelled', 'delivery.status'],
		[29, 'driver-assigned', 'delivery.status'],
	] as const)('says event %i as %s', async (eventId, deliveryStatus, event) => {
		sandbox.state.tasks[0]!.eventId = eventId;
		const { json } = await run('getStatus', { mappingKey: '12345678' });
		const stop = eventId === 25 ? 'pickup' : null;
		expect(json[0]).toMatchObject({ deliveryStatus, event, delivery: { deliveryStatus, stop } });
	});

	it('keeps an event it does not know', async () => {
		const body = { eventId: 77, event: 'TASK_TELEPORTED', data: { taskId: 'T' } };
		sandbox.switches.faults = [{ kind: 'status', status: 200, path: statusPath, body }];
		const { json } = await run('getStatus', { mappingKey: '12345678' });
		expect(json[0]).toMatchObject({
			event: 'delivery.other',
			vendorEvent: 'TASK_TELEPORTED',
			deliveryStatus: null,
			type: null,
		});
	});

	it('refuses an empty key', async () => {
		const { error } = await run('getStatus', { mappingKey: nothing });
		expect(error!.message).toBe('Order Reference is missing');
	});
});

describe('the credential', () => {
	const test = async (own: ICredentialDataDecryptedObject = {}) =>
		await blinkLogisticsApiTest.call(new CredentialTestContext({} as never), {
			id: '1',
			name: 'Logistics',
			type: 'blinkLogisticsApi',
			data: credential(own),
		});

	it('is tested without changing anything', async () => {
		expect(await test()).toEqual({ status: 'OK', message: 'Blink Logistics accepts the token.' });
		expect(sandbox.calls.map(({ method, path }) => [method, path])).toEqual([['GET', statusPath]]);
	});

	it('says that the token is wrong', async () => {
		const { status, message } = await test({ token: 'wrong-token-of-somebody' });
		expect({ status, message }).toEqual({
			status: 'Error',
			message: 'Blink Logistics refused the token. It reported: Unauthenticated.',
		});
		sandbox.switches.unauthenticated = { status: 200, body: { success: false, msg: 'The access token is invalid' } };
		expect((await test({ token: 'wrong' })).message).toContain('refused the token');
	});

	it('says that the path is wrong', async () => {
		sandbox.switches.movedPaths = { [statusPath]: { to: '/v2/status', answer: 404 } };
		expect((await test()).message).toContain(`does not know the path ${statusPath}`);
		expect(await test({ endpointPaths: 'custom', taskStatusPath: '/v2/status' })).toMatchObject({ status: 'OK' });
	});

	it('takes a 404 of a vendor that knows the path for an unknown task', async () => {
		sandbox.switches.faults = [{ kind: 'status', status: 404, path: statusPath, message: 'Task not found' }];
		expect(await test()).toMatchObject({ status: 'OK' });
	});

	it.each([
		['an empty URL', { url: ' ' }, 'The URL is empty'],
		['words with a scheme', { url: 'https://not a url' }, 'URL is not valid'],
		['nobody there', { url: 'http://127.0.0.1:1' }, 'could not be reached'],
	])('says in words what is wrong: %s', async (_name, own, message) => {
		const result = await test(own);
		expect(result.status).toBe('Error');
		expect(result.message).toContain(message);
		expect(result.message).not.toContain(token);
	});

	it.each([
		['a web page', { kind: 'html' }, 'not like Blink Logistics'],
		['a redirect', { kind: 'status', status: 302 }, 'not like Blink Logistics'],
		['a failure', { kind: 'status', status: 500 }, 'right now (status 500)'],
	] as const)('says in words what is wrong: %s', async (_name, fault, message) => {
		sandbox.switches.faults = [fault];
		expect((await test()).message).toContain(message);
	});

	it('puts the token where the credential says', async () => {
		const { error } = await run(
			'getStatus',
			{ mappingKey: '1' },
			{ own: { headerName: 'X-Portal-Token', headerPrefix: '', token: `  ${token} ` } },
		);
		expect(error!.message).toContain('Unauthenticated');
		expect(sandbox.calls[0]!.headers['x-portal-token']).toBe('****oken');
		expect(sandbox.calls[0]!.headers).not.toHaveProperty('authorization');
	});

	it('says which path is assumed when it does not exist, and takes another one', async () => {
		sandbox.switches.movedPaths = { [taskPath]: { to: '/v2/tasks', answer: 404 } };
		const { error } = await run('create', filledIn);
		expect(error!.message).toBe(`Blink Logistics does not know the path POST ${taskPath} (status 404)`);
		expect(error!.description).toContain('under Endpoint Paths > Create Task');
		const { json } = await run('create', filledIn, {
			own: { endpointPaths: 'custom', createTaskPath: `${sandbox.url}/v2/tasks` },
		});
		expect(json[0]!.taskId).toBe('SANDB-00001');
	});
});

it.each(['create', 'update', 'getStatus'])('shows sample output for %s before the first run', async (operation) => {
	await run('create', filledIn);
	const parameters = operation === 'update' ? { taskId: 'SANDB-00001', type: 'normal' } : filledIn;
	const { json } = await run(operation as 'create', parameters);
	expect(differences(sampleOutput(`BlinkLogistics/__schema__/v1.0.0/task/${operation}.json`), json)).toEqual([]);
});
