import { CredentialTestContext } from 'n8n-core';
import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';

import { blendApiTest } from '../../nodes/Blend/api/credentialTest';
import { deliveryStatuses } from '../../nodes/shared/model/deliveryStatus';
import { sampleFile } from '../../sandbox';
import { differences, sampleOutput } from '../support/sampleOutput';
import { aFreshSandbox } from '../support/sandbox';
import { nothing, operationsOf } from './harness/operation';

const headerSecret = 'a-value-blend-agreed-on';
const receivePath = '/webhooks/order-receive';
const statusPath = '/webhooks/order-status';

const sandbox = aFreshSandbox();

const credential = (more: ICredentialDataDecryptedObject = {}): ICredentialDataDecryptedObject => ({
	environment: 'staging',
	orderReceiveUrl: `${sandbox.url}${receivePath}`,
	orderStatusUrl: `${sandbox.url}${statusPath}`,
	headerName: 'X-Partner-Key',
	headerSecret,
	...more,
});

const run = operationsOf<'send' | 'updateStatus'>(
	{ type: 'blend', resource: 'order', secret: headerSecret },
	credential,
);

/** The vendor's sample of Order Created, as a person fills it in. */
const filledIn = {
	input: 'fields',
	branchId: '14589',
	orderId: 'order_id',
	orderType: 'delivery',
	paymentMethod: 'cash',
	subtotal: 50,
	total: 50,
	itemsFrom: 'form',
	items: {
		item: [
			{
				id: '1',
				quantity: 2,
				price: 25,
				note: '',
				options: { option: [{ id: '1', price: 10, quantity: 2 }] },
			},
			{ id: '2', quantity: 1, price: 25, note: '', options: {} },
		],
	},
	additionalFields: { discount: 10, eventTime: '2025-01-01T00:00:00Z', note: '', tax: 10 },
} satisfies INodeParameters;

const order = {
	source: 'blink',
	orderId: '1236589',
	type: 'pickup',
	branchId: '12345',
	currency: 'PKR',
	items: [
		{
			productId: 'wrap',
			name: 'Wrap',
			quantity: 2,
			unitPrice: 39.1,
			notes: 'no onions',
			options: [
				{ optionId: 'cheese', name: 'Cheese', quantity: 2, unitPrice: 5.1 },
				{ optionId: 'plain', name: 'Plain', quantity: null, unitPrice: 0 },
			],
		},
		{ productId: 'milk', name: 'Milk', quantity: 1, unitPrice: 10.999, notes: null, options: [] },
	],
	subtotal: 109.6,
	tax: 1.5,
	discount: null,
	total: 111.1,
	payment: { method: 'Cash', methodId: '0', paid: false },
	notes: null,
	placedAt: '2024-06-26T09:26:04.000Z',
};

const fromOrder = { input: 'order' } satisfies INodeParameters;

describe('Order > Send', () => {
	it("sends the vendor's sample byte for byte", async () => {
		const { json, error } = await run('send', filledIn);
		expect(error).toBeUndefined();
		expect(sandbox.calls).toHaveLength(1);
		expect(sandbox.calls[0]).toMatchObject({ method: 'POST', path: receivePath, status: 200 });
		expect(sandbox.calls[0]!.rawBody).toBe(JSON.stringify(sampleFile('blend/order-created')));
		expect(json).toEqual([{ success: true, orderId: 'order_id', blendOrderId: '55', branchId: '14589' }]);
	});

	it('takes the items as JSON, typed or from an expression', async () => {
		const { items } = sampleFile<{ payload: { items: IDataObject[] } }>('blend/order-created').payload;
		await run('send', { ...filledIn, itemsFrom: 'json', itemsJson: JSON.stringify(items) });
		await run('send', { ...filledIn, itemsFrom: 'json', itemsJson: '={{ $json.items }}' }, { input: [{ items }] });
		const sample = JSON.stringify(sampleFile('blend/order-created'));
		expect(sandbox.calls.map(({ rawBody }) => rawBody)).toEqual([sample, sample]);
	});

	it('sends what Blend always shows when it is left out, and now as the time', async () => {
		const before = Date.now();
		await run('send', { ...filledIn, additionalFields: {} });
		const body = sandbox.calls[0]!.body as { event_time: string; payload: IDataObject };
		expect(body.payload).toMatchObject({ note: '', tax: 0, discount: 0 });
		expect(Math.abs(Date.parse(`${body.event_time.replace(' ', 'T')}Z`) - before)).toBeLessThan(5000);
	});

	it("writes the time in UTC, reading one without a zone in the workflow's", async () => {
		const additionalFields = { eventTime: '2025-01-01T05:00:00' };
		await run('send', { ...filledIn, additionalFields }, { timezone: 'Asia/Karachi' });
		expect(sandbox.calls[0]!.body).toMatchObject({ event_time: '2025-01-01 00:00:00' });
	});

	it.each([
		['branchId', 'Branch ID'],
		['orderId', 'Order ID'],
		['orderType', 'Order Type'],
		['paymentMethod', 'Payment Method'],
		['subtotal', 'Subtotal'],
		['total', 'Total'],
		['items', 'Items'],
	])('refuses an order without %s by its label, and sends nothing', async (name, label) => {
		const { error } = await run('send', { ...filledIn, [name]: name === 'items' ? {} : nothing });
		expect(error!.message).toBe(`${label} is missing`);
		expect(sandbox.calls).toHaveLength(0);
	});

	it.each([
		[{ orderType: 'DRONE' }, 'Order Type must be one of: delivery, dine-in, pickup'],
		[{ input: 'delivery' }, 'Values From must be one of: fields, order'],
		[{ total: 'a lot' }, 'Total must be a number'],
		[{ additionalFields: { eventTime: 'soon' } }, 'Additional Fields > Event Time must be a date and time'],
		[{ items: { item: [{ id: nothing, quantity: 1, price: 1 }] } }, 'Items > 1 > Item ID is missing'],
		[
			{
				items: {
					item: [{ id: '1', quantity: 1, price: 1, options: { option: [{ id: '1', price: 'free', quantity: 1 }] } }],
				},
			},
			'Items > 1 > Options > 1 > Price must be a number',
		],
		[{ itemsFrom: 'json', itemsJson: '[{"id": "1", "price": 1}]' }, 'Items (JSON) > 1 > quantity is missing'],
		[{ itemsFrom: 'json', itemsJson: '{"no": "list"}' }, 'Items (JSON) must be a list'],
		[{ itemsFrom: 'json', itemsJson: '[]' }, 'Items (JSON) is missing'],
	])('refuses %j and says what is wrong', async (wrong, message) => {
		const { error } = await run('send', { ...filledIn, ...wrong } as INodeParameters);
		expect(error!.message).toBe(message);
		expect(sandbox.calls).toHaveLength(0);
	});

	it('turns "failed" into an error that the workflow can catch', async () => {
		const failed = { kind: 'refusal', path: receivePath, body: sampleFile('blend/order-created-refusal') } as const;
		sandbox.switches.faults = [{ ...failed }];
		const { error } = await run('send', filledIn);
		expect(error!.message).toBe('Blend refused the request: status "failed"');
		expect(sandbox.calls).toHaveLength(1);

		sandbox.switches.faults = [{ ...failed }];
		const { outputs } = await run(
			'send',
			{ ...filledIn, orderId: '={{ $json.id }}' },
			{ input: [{ id: '1' }, { id: '2' }], settings: { onError: 'continueErrorOutput' } },
		);
		const [sent, notSent] = outputs;
		expect(sent!.map(({ json }) => json.orderId)).toEqual(['2']);
		expect(notSent).toHaveLength(1);
		expect(notSent![0]!.json.error).toContain('refused');
	});

	it.each([
		['words of its own', { status: 'failed', message: 'Unknown branch' }, 'Blend refused the request: Unknown branch'],
		['no status', { ok: true }, "Blend's response does not contain a confirmation"],
		[
			'an error beside success',
			{ status: 'success', error: 'Branch is closed' },
			'Blend refused the request: Branch is closed',
		],
	])('takes only "success" for success, not %s', async (_name, body, message) => {
		sandbox.switches.faults = [
			{ kind: 'refusal', body },
			{ kind: 'refusal', body },
		];
		expect((await run('send', filledIn)).error!.message).toBe(message);
	});

	it('sends again with the same ID as Blend asks, and makes one order of it', async () => {
		sandbox.switches.faults = [
			{ kind: 'status', status: 500, applied: true },
			{ kind: 'drop', applied: true },
			{ kind: 'status', status: 503, retryAfter: 0 },
		];
		const { json } = await run('send', { ...filledIn, additionalFields: {} });
		expect(json).toHaveLength(1);
		expect(new Set(sandbox.calls.map(({ rawBody }) => rawBody)).size).toBe(1);
		expect(sandbox.calls).toHaveLength(4);
		expect(sandbox.state.blendOrders).toMatchObject([{ blendId: '55', received: 3 }]);
	});

	it.each([400, 401, 403, 404, 409, 422])(
		'does not send again after %i: the answer would be the same',
		async (status) => {
			sandbox.switches.faults = [{ kind: 'status', status }];
			const { error } = await run('send', filledIn);
			expect(error!.message).toContain(`status ${status}`);
			expect(sandbox.calls).toHaveLength(1);
		},
	);
});

describe('Order > Send, from an order', () => {
	it('needs no mapping, and puts the options into the price', async () => {
		const { json, error } = await run('send', fromOrder, { input: [{ order }] });
		expect(error).toBeUndefined();
		expect(sandbox.calls[0]!.body).toEqual({
			event: 'order_created',
			event_time: '2024-06-26 09:26:04',
			branch_id: '12345',
			payload: {
				id: '1236589',
				payment_method: 'cash',
				order_type: 'PICK-UP',
				note: '',
				subtotal: 109.6,
				tax: 1.5,
				discount: 0,
				total: 111.1,
				items: [
					{
						id: 'wrap',
						quantity: 2,
						price: 49.3,
						note: 'no onions',
						options: [
							{ id: 'cheese', price: 5.1, quantity: 2 },
							{ id: 'plain', price: 0, quantity: 1 },
						],
					},
					// What was not computed is not rounded.
					{ id: 'milk', quantity: 1, price: 10.999, note: '', options: [] },
				],
			},
		});
		expect(json).toEqual([{ success: true, orderId: '1236589', blendOrderId: '55', branchId: '12345' }]);
	});

	it('lets every field be overridden', async () => {
		const { items } = sampleFile<{ payload: { items: IDataObject[] } }>('blend/order-created').payload;
		const { branchId, orderId, orderType, paymentMethod, subtotal, total, additionalFields } = filledIn;
		const fields = { branchId, orderId, orderType, paymentMethod, subtotal, total, ...additionalFields };
		const override = { ...fields, itemsJson: JSON.stringify(items) };
		await run('send', { ...fromOrder, override }, { input: [{ order }] });
		expect(sandbox.calls[0]!.rawBody).toBe(JSON.stringify(sampleFile('blend/order-created')));
	});

	it.each([
		['no order', {}, 'Order is missing: connect this node to the Event output of a trigger, or put an order here'],
		[
			'no branch',
			{ order: { ...order, branchId: null } },
			'Order has no branchId, which Blend needs: fill in Override > Branch ID',
		],
		[
			'no type',
			{ order: { ...order, type: null } },
			'Order has no type, which Blend needs: fill in Override > Order Type',
		],
		['no items', { order: { ...order, items: [] } }, 'Order > items is missing'],
		[
			'an item without ID and price',
			{ order: { ...order, items: [{ quantity: 1 }] } },
			'Order > items > 1 > productId is missing;\nOrder > items > 1 > unitPrice is missing',
		],
	])('refuses an order with %s in words', async (_name, json, message) => {
		const { error } = await run('send', fromOrder, { input: [json as IDataObject] });
		expect(error!.message).toBe(message);
		expect(sandbox.calls).toHaveLength(0);
	});
});

describe('Order > Update Status', () => {
	beforeEach(async () => {
		await run('send', filledIn);
		sandbox.calls.length = 0;
	});

	const byHand = {
		input: 'fields',
		branchId: '14589',
		orderId: 'order_id',
		status: 'assigned',
	} satisfies INodeParameters;

	it.each([
		['assigned', 'driver-assigned'],
		['at_pick_up', 'at-pickup'],
		['on_the_way', 'on-the-way'],
		['cancelled', 'cancelled'],
		['delivered', 'delivered'],
	])('sends %s', async (status, deliveryStatus) => {
		const additionalFields = { eventTime: '2025-01-01T00:00:00Z' };
		const { json, error } = await run('updateStatus', { ...byHand, status, additionalFields });
		expect(error).toBeUndefined();
		const sample = sampleFile<{ payload: IDataObject }>('blend/order-updated');
		expect(sandbox.calls[0]).toMatchObject({ method: 'POST', path: statusPath, status: 200 });
		expect(sandbox.calls[0]!.rawBody).toBe(JSON.stringify({ ...sample, payload: { ...sample.payload, status } }));
		expect(json).toEqual([{ success: true, orderId: 'order_id', branchId: '14589', status, deliveryStatus }]);
	});

	it.each([
		[{ branchId: nothing }, 'Branch ID is missing'],
		[{ orderId: nothing }, 'Order ID is missing'],
		[{ status: nothing }, 'Status is missing'],
		[{ status: 'accepted' }, 'Status must be one of: assigned, at_pick_up, cancelled, delivered, on_the_way'],
		[{ input: 'order' }, 'Values From must be one of: fields, delivery'],
	])('refuses %j and says what is wrong', async (wrong, message) => {
		const { error } = await run('updateStatus', { ...byHand, ...wrong });
		expect(error!.message).toBe(message);
		expect(sandbox.calls).toHaveLength(0);
	});

	it('is sent again when Blend fails, and says so when Blend refuses', async () => {
		sandbox.switches.faults = [{ kind: 'status', status: 500, applied: true }];
		expect((await run('updateStatus', byHand)).error).toBeUndefined();
		expect(sandbox.calls).toHaveLength(2);
		const { error } = await run('updateStatus', { ...byHand, orderId: 'nobody' });
		expect(error!.message).toBe('Blend refused the request: status "failed"');
	});

	const words: Record<string, string> = {
		'driver-assigned': 'assigned',
		'driver-accepted': 'assigned',
		'at-pickup': 'at_pick_up',
		'on-the-way': 'on_the_way',
		delivered: 'delivered',
		cancelled: 'cancelled',
	};
	const item = (deliveryStatus: string | null, orderId: string | null = 'order_id') => ({
		branchId: '14589',
		delivery: { deliveryStatus, orderId, changes: [] },
	});
	const fromDelivery = { input: 'delivery' } satisfies INodeParameters;

	it.each(deliveryStatuses.map((status) => [status, words[status] ?? null]))(
		'makes of a delivery that is %s: %s',
		async (deliveryStatus, word) => {
			const { json } = await run('updateStatus', fromDelivery, { input: [item(deliveryStatus)] });
			if (word === null) {
				expect(sandbox.calls).toHaveLength(0);
				expect(json).toEqual([
					{
						skipped: true,
						reason: `Blend has no status for ${deliveryStatus}`,
						orderId: 'order_id',
						branchId: '14589',
					},
				]);
			} else {
				expect(sandbox.calls[0]!.body).toMatchObject({
					branch_id: '14589',
					payload: { order_id: 'order_id', status: word },
				});
				expect(json[0]).toMatchObject({ success: true, status: word });
			}
		},
	);

	it('takes branch and time from the event, where it says them', async () => {
		const delivery = {
			deliveryStatus: 'delivered',
			orderId: 'order_id',
			branchId: '77',
			occurredAt: '2025-01-01T05:00:00Z',
		};
		await run('updateStatus', fromDelivery, { input: [{ delivery }] });
		expect(sandbox.calls[0]!.body).toMatchObject({ branch_id: '77', event_time: '2025-01-01 05:00:00' });
	});

	it('cancels the order of a cancelled trip only when the user says so', async () => {
		const input = [item('delivery-cancelled')];
		const { json } = await run('updateStatus', { ...fromDelivery, cancelledDelivery: 'cancel' }, { input });
		expect(json[0]).toMatchObject({ success: true, status: 'cancelled' });
	});

	it.each(['AT PICK UP', 'On The Way', 'canceled'])('takes the word %s as it is written elsewhere', async (status) => {
		const { error } = await run('updateStatus', { ...byHand, status });
		expect(error).toBeUndefined();
	});

	it('skips an unknown status without needing anything else', async () => {
		const { json } = await run('updateStatus', fromDelivery, { input: [{ delivery: { deliveryStatus: null } }] });
		expect(json).toEqual([
			{
				skipped: true,
				reason: 'Blend has no status for an event that changes no state',
				orderId: null,
				branchId: null,
			},
		]);
	});

	it('takes by hand what the event does not say, and sends a status that would be skipped', async () => {
		const input = [item('delivery-cancelled', null)];
		const { error } = await run('updateStatus', { ...fromDelivery, override: { status: 'cancelled' } }, { input });
		expect(error!.message).toBe('Delivery Event has no orderId, which Blend needs: fill in Override > Order ID');

		const override = { orderId: 'order_id', status: 'cancelled', eventTime: '2025-01-01T00:00:00Z' };
		await run('updateStatus', { ...fromDelivery, override, branchId: '7' }, { input });
		expect(sandbox.calls[0]!.body).toMatchObject({
			event_time: '2025-01-01 00:00:00',
			branch_id: '7',
			payload: { order_id: 'order_id', status: 'cancelled' },
		});
	});

	it.each([
		['no event', { branchId: '1' }, 'Delivery Event is missing: connect this node to the Event output of a trigger'],
		['a word nobody knows', item('teleported'), 'Delivery Event > deliveryStatus must be one of: created, accepted'],
		['no branch', { delivery: item('delivered').delivery }, 'Branch ID is missing'],
	])('refuses %s in words', async (_name, json, message) => {
		const { error } = await run('updateStatus', fromDelivery, { input: [json as IDataObject] });
		expect(error!.message).toContain(message);
		expect(sandbox.calls).toHaveLength(0);
	});
});

describe('the credential', () => {
	const test = async (own: ICredentialDataDecryptedObject = {}) =>
		await blendApiTest.call(new CredentialTestContext({} as never), {
			id: '1',
			name: 'Blend',
			type: 'blendApi',
			data: credential(own),
		});

	it('is tested without sending an order', async () => {
		expect(await test()).toMatchObject({ status: 'OK' });
		expect(sandbox.calls.map(({ method, path }) => [method, path]).sort()).toEqual([
			['GET', receivePath],
			['GET', statusPath],
		]);
		expect(sandbox.state.blendOrders).toHaveLength(0);
	});

	it.each([
		[
			'nobody there',
			{ orderStatusUrl: 'http://127.0.0.1:1/x' },
			'Order Status URL: http://127.0.0.1:1 could not be reached',
		],
		['no web address', { orderReceiveUrl: 'ftp://blend/x' }, 'Order Receive URL is not valid'],
		['words with a scheme', { orderStatusUrl: 'https://not a url' }, 'Order Status URL is not valid'],
		['words', { orderReceiveUrl: 'ask the boss' }, 'Order Receive URL is not valid'],
	])('says in words what is wrong: %s', async (_name, own, message) => {
		const result = await test(own);
		expect(result.status).toBe('Error');
		expect(result.message).toContain(message);
	});

	it.each([
		['a refused header', { kind: 'status', status: 401 }, 'refuses the caller (status 401)'],
		['a failure', { kind: 'status', status: 502 }, 'cannot answer right now (status 502)'],
		['a web page', { kind: 'html' }, 'a web page'],
	] as const)('says in words what is wrong: %s', async (_name, fault, message) => {
		sandbox.switches.faults = [fault];
		expect((await test()).message).toContain(message);
	});

	it('sends its header, and none when it has none', async () => {
		await run('send', filledIn);
		await run('send', filledIn, { own: { headerName: '', headerSecret: '' } });
		expect(sandbox.calls[0]!.headers['x-partner-key']).toBe('****d-on');
		expect(sandbox.calls[1]!.headers).not.toHaveProperty('x-partner-key');
	});

	it('keeps the query of a URL that Blend handed out, and keeps it out of messages', async () => {
		const own = { orderReceiveUrl: ` ${sandbox.url.replace('http://', '')}${receivePath}?partner=s3cret ` };
		sandbox.switches.faults = [{ kind: 'status', status: 404, message: 'Not Found' }];
		const { error } = await run('send', filledIn, { own });
		expect(sandbox.calls[0]!.query).toEqual({ partner: 's3cret' });
		expect(error!.message).toBe('Blend does not know the path POST /… (status 404)');
		expect(error!.description).toContain(
			'This path was set in the credential. Ask Blend for the right one and set it in the credential as Order Receive URL.',
		);
	});
});

it.each([
	['send', filledIn],
	['updateStatus', { input: 'fields', branchId: '14589', orderId: 'order_id', status: 'assigned' }],
] as const)('shows sample output for %s before the first run', async (operation, parameters) => {
	await run('send', filledIn);
	const { json } = await run(operation, parameters as INodeParameters);
	expect(differences(sampleOutput(`Blend/__schema__/v1.0.0/order/${operation}.json`), json)).toEqual([]);
});
