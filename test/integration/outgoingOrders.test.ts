import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import fc from 'fast-check';
import type { IDataObject, INodeParameters, INodeProperties } from 'n8n-workflow';

import { ourNodes } from '../support/package';
import { runNode, type NodeRun } from './harness/n8n';
import { aVendor, credentialsFor } from './harness/recorder';
import { aTrigger } from './harness/triggers';

/*
 * An order of the model into each system that takes one: the same rules for all of them.
 */

const vendor = aVendor();

const address = { houseNumber: 'H1', area: 'A3', city: 'C4' };

/** Every operation that places an order, what it needs besides the order, and how it is answered. */
const relays = {
	'blink order:create': {
		override: address as IDataObject,
		answer: { success: true, msg: 'ok', data: { id: 5, unique_code: 'x' } },
	},
	'blinkLogistics task:create': {
		override: {} as IDataObject,
		answer: { eventId: 20, event: 'TASK_CREATED', data: { taskId: 'T1', type: 1 } },
	},
	'blend order:send': { override: {} as IDataObject, answer: { status: 'success', order_id: '55' } },
};
type Relay = keyof typeof relays;
const names = Object.keys(relays) as Relay[];

/** Due late enough that no rider is late. */
const order = {
	source: 'blink',
	orderId: '7',
	orderNumber: 'A-7',
	type: 'delivery',
	deliveryStatus: 'created',
	branchId: 'b',
	vendorBranchId: 'vb',
	customer: {
		name: 'Nathan',
		phone: '03001234567',
		email: 'nathan@example.com',
		address: 'H1, S2, A3, C4',
		latitude: 24.5,
		longitude: 67.5,
	},
	items: [
		{
			productId: 'p',
			name: 'Roll',
			quantity: 1,
			unitPrice: 5,
			notes: 'hot',
			options: [{ optionId: 'o', name: 'Cheese', quantity: 1, unitPrice: 1 }],
		},
	],
	currency: 'PKR',
	subtotal: 6,
	tax: 1,
	discount: 2,
	promoCode: 'PROMO',
	deliveryCharges: 3,
	total: 8,
	payment: { method: 'Cash', methodId: '0', paid: false },
	notes: 'Ring twice',
	placedAt: '2096-11-30T15:00:00.000Z',
	isScheduled: false,
	dueAt: null,
};

async function relay(
	name: Relay,
	orders: unknown[],
	{
		settings,
		answer = relays[name].answer,
		...parameters
	}: INodeParameters & { settings?: object; answer?: object } = {},
): Promise<NodeRun> {
	const [type, resource, operation] = name.split(/[ :]/) as [string, string, string];
	const { override } = relays[name];
	vendor.answer = answer;
	return await runNode(
		{
			type,
			parameters: {
				resource,
				operation,
				input: 'order',
				order: '={{ $json.order }}',
				...(type === 'blinkLogistics' && { pickUpAfter: 15, deliverAfter: 45 }),
				...parameters,
				override: { ...override, ...(parameters.override as object) },
			} as INodeParameters,
			credentials: credentialsFor(vendor)[type],
			settings,
		},
		orders.map((each) => ({ order: each }) as IDataObject),
	);
}

const bodies = () =>
	vendor.calls.map(({ body }) => body as IDataObject & { payload: IDataObject; delivery: IDataObject });
const hintsOf = ({ run }: NodeRun) => run.data.resultData.runData.Node![0]!.hints?.map(({ message }) => message) ?? [];

/** The entries of Override, as the node's form has them. */
function overrideFields(name: Relay): INodeProperties[] {
	const [type, resource, operation] = name.split(/[ :]/) as [string, string, string];
	const { properties } = ourNodes.find(({ made }) => made.description.name === type)!.made.description;
	const field = properties.find(
		({ name: own, displayOptions: { show = {} } = {} }) =>
			own === 'override' && show.resource?.includes(resource) && show.operation?.includes(operation),
	)!;
	return field.options as INodeProperties[];
}

describe.each(names)('%s: an Override that says nothing', (name) => {
	const scheduled = { ...order, isScheduled: true, dueAt: '2097-01-02T15:00:00.000Z' };
	const asBefore = name === 'blend order:send' ? { scheduledOrder: 'sendForNow' } : {};
	const nothings = ['', '   ', null, 'null', 'undefined', [], {}, '[]'];

	it.each(overrideFields(name).map(({ name: field, displayName }) => [displayName, field]))(
		'leaves what the order says: %s',
		async (_label, field) => {
			const needed = relays[name].override[field];
			const values = needed === undefined ? nothings : [needed, needed];
			await relay(name, [scheduled], asBefore);
			const [right] = bodies();
			for (const value of values) {
				vendor.calls.length = 0;
				const { error } = await relay(name, [scheduled], { ...asBefore, override: { [field!]: value } } as never);
				expect(error).toBeUndefined();
				expect(bodies()).toEqual([right]);
			}
			vendor.calls.length = 0;
			if (needed === undefined) {
				const found = { ...asBefore, override: { [field!]: '={{ $json.nothingHere }}' } };
				expect((await relay(name, [scheduled], found)).error).toBeUndefined();
				expect(bodies()).toEqual([right]);
			}
		},
		30_000,
	);
});

describe.each(names)('%s: an order that is over', (name) => {
	it.each(['delivered', 'cancelled', 'rejected'])('is skipped when it is %s, and the item says so', async (status) => {
		const over = { source: 'blink', orderId: '8', deliveryStatus: status, type: 'pickup', items: null };
		const { error, outputs } = await relay(name, [order, over]);
		expect(error).toBeUndefined();
		expect(vendor.calls).toHaveLength(1);
		expect(outputs[0]![1]).toEqual({
			json: {
				skipped: true,
				reason: `The order is ${status} already: nothing is placed for it`,
				orderId: '8',
			},
			pairedItem: { item: 1 },
		});
	});

	it.each(['created', 'accepted', 'preparing', 'ready', 'on-the-way', 'failed', 'delivery-cancelled', null])(
		'is placed when it is %s',
		async (deliveryStatus) => {
			const { error } = await relay(name, [{ ...order, deliveryStatus }]);
			expect(error).toBeUndefined();
			expect(vendor.calls).toHaveLength(1);
		},
	);
});

describe.each(names)('%s: an order of which parts are null', (name) => {
	it.each(['branch', 'payment', 'notes', 'tax', 'currency'])('takes %s null', async (part) => {
		const { error } = await relay(name, [{ ...order, [part]: null }]);
		expect(error).toBeUndefined();
		expect(vendor.calls).toHaveLength(1);
	});

	it('takes a line whose options are null', async () => {
		const { error } = await relay(name, [{ ...order, items: [{ ...order.items[0], options: null }] }]);
		expect(error).toBeUndefined();
		expect(vendor.calls).toHaveLength(1);
	});

	it.each(['null', 'undefined', 'null null'])('takes no customer called "%s"', async (customerName) => {
		const { error } = await relay(name, [{ ...order, customer: { ...order.customer, name: customerName } }]);
		if (name === 'blend order:send') expect(error).toBeUndefined();
		else expect(error!.message).toMatch(/Customer Name/);
		expect(JSON.stringify(bodies())).not.toMatch(/"(null|undefined)/);
	});
});

describe("Blend's answer", () => {
	it.each(['', ' ', '\t', null])('is no success with the order_id %p', async (order_id) => {
		const { error } = await relay('blend order:send', [order], { answer: { status: 'success', order_id } });
		expect(error!.message).toBe('Blend did not save the order: its response has an empty order_id');
	});

	it('is no success with another word than "success", also with an order_id', async () => {
		const { error } = await relay('blend order:send', [order], { answer: { status: 'accepted', order_id: '55' } });
		expect(error!.message).toBe('Blend refused the request: status "accepted"');
	});
});

describe('whether money is collected is one rule for every relay', () => {
	const payments: Array<
		[method: string | null, methodId: string | null, paid: boolean | null, total: number, boolean]
	> = [
		['Cash', '0', false, 8, true],
		['Cash', '0', true, 8, false],
		['Cash', '0', null, 8, true],
		[' CASH ', null, null, 8, true],
		['cod', null, null, 8, true],
		['C.O.D.', null, null, 8, true],
		['Cash on Delivery', null, null, 8, true],
		['cash on pickup', null, null, 8, true],
		['Card on delivery', null, null, 8, true],
		['Pay on Delivery', null, null, 8, true],
		['JazzCash', null, null, 8, false],
		['jazz cash', null, null, 8, false],
		['CashApp', null, null, 8, false],
		['Cashless', null, null, 8, false],
		['Credit Card (cash back)', null, null, 8, false],
		['EasyPaisa', null, null, 8, false],
		['Online', '1', null, 8, false],
		['Online', null, false, 8, true],
		['card', null, true, 8, false],
		[null, '0', null, 8, true],
		[null, '1', null, 8, false],
		[null, null, null, 8, true],
		['', null, null, 8, true],
		['Cash', '0', false, 0, false],
		[null, null, null, 0, false],
	];

	it.each(payments)('%p (%p), paid %p, total %p: %p', async (method, methodId, paid, total, isCollected) => {
		const paying = { ...order, total, payment: { method, methodId, paid } };
		for (const name of names) await relay(name, [paying]);
		const [blink, task, blend] = bodies();
		expect([blink!.payment_method, task!.paymentType, blend!.payload.payment_method === 'cash']).toEqual(
			isCollected ? ['Cash', 'COD', true] : ['Online', 'ONLINE', false],
		);
	});

	it.each(['blink order:create', 'blend order:send'] as const)('%s: the total that is sent counts', async (name) => {
		const cash = { ...order, payment: { method: 'Cash', methodId: '0', paid: false } };
		await relay(name, [cash], { override: { total: '0' } });
		await relay(name, [{ ...cash, total: 0 }], { override: { total: '50' } });
		expect(bodies().map((body) => body.payment_method ?? body.payload.payment_method)).toEqual(
			name === 'blink order:create' ? ['Online', 'Cash'] : ['online', 'cash'],
		);
	});

	it('keeps the word of a method that is no cash for Blend', async () => {
		await relay('blend order:send', [{ ...order, payment: { method: 'JazzCash', paid: true } }]);
		expect(bodies()[0]!.payload.payment_method).toBe('jazzcash');
	});
});

describe('the lines of an order', () => {
	const twice = (more: object) => ({
		...order,
		items: [{ ...order.items[0], ...more }, order.items[0]],
	});

	it.each(names)('%s leaves out a line of quantity 0, and says so', async (name) => {
		const gone = { productId: 'gone', name: 'Gone', quantity: 0, unitPrice: null, discountPrice: -5, options: [] };
		const run = await relay(name, [{ ...order, items: [...order.items, gone] }]);
		expect(run.error).toBeUndefined();
		expect(JSON.stringify(bodies())).not.toMatch(/gone/i);
		expect(hintsOf(run)).toEqual(['Lines of quantity 0 were left out: they were taken out of the order.']);
	});

	it.each(names)('%s leaves out an option of quantity 0, and says so', async (name) => {
		const options = [...order.items[0]!.options, { optionId: 'gone', name: 'Gone', quantity: 0, unitPrice: 2 }];
		const run = await relay(name, [{ ...order, items: [{ ...order.items[0], options }] }]);
		expect(run.error).toBeUndefined();
		expect(JSON.stringify(bodies())).not.toMatch(/gone/i);
		expect(hintsOf(run)).toHaveLength(1);
	});

	it.each(['blink order:create', 'blend order:send'] as const)('%s refuses lines below 0 by name', async (name) => {
		const { error } = await relay(name, [twice({ quantity: -2 })]);
		expect(error!.message).toMatch(/^Order > items > 1 > quantity must be/);
		expect((await relay(name, [twice({ unitPrice: -25 })])).error!.message).toMatch(
			/^Order > items > 1 > unitPrice must be/,
		);
		expect((await relay(name, [{ ...order, items: [{ ...order.items[0], quantity: 0 }] }])).error!.message).toMatch(
			/^Order > items is missing/,
		);
		expect(vendor.calls).toEqual([]);
	});

	it.each([
		[{ quantity: -2 }, 'quantity must be more than 0'],
		[{ unitPrice: -5 }, 'unitPrice must be 0 or more'],
		[{ discountPrice: -5 }, 'discountPrice must be 0 or more'],
		[{ options: [{ optionId: 'o', quantity: -1, unitPrice: 1 }] }, 'options > 1 > quantity must be more than 0'],
	])('blinkLogistics task:create refuses %j by name', async (more, message) => {
		const { error } = await relay('blinkLogistics task:create', [twice(more)]);
		expect(error!.message).toBe(`Order > items > 1 > ${message}`);
		expect(vendor.calls).toEqual([]);
	});

	it.each([{ unitPrice: -5 }, { discountPrice: -5 }, { unitPrice: -5, discountPrice: 3 }])(
		'blend order:send: %j does not hide behind the prices of its options',
		async (more) => {
			const options = [{ optionId: 'o', name: 'Cheese', quantity: 1, unitPrice: 20 }];
			const { error } = await relay('blend order:send', [twice({ ...more, options })]);
			expect(error!.message).toBe('Order > items > 1 > unitPrice must be 0 or more');
			expect(vendor.calls).toEqual([]);
		},
	);

	it('blinkLogistics task:create: no text carries the noise of binary fractions; an option may cost less than nothing', async () => {
		const options = [{ optionId: 'o', name: 'Cheese', quantity: 0.1 + 0.2, unitPrice: -1 }];
		const items = [{ ...order.items[0], quantity: 0.1 + 0.2, options }];
		const { error } = await relay('blinkLogistics task:create', [{ ...order, items, notes: 0.1 + 0.2 }]);
		expect(error).toBeUndefined();
		expect(bodies()[0]).toMatchObject({
			description: 'Details: Roll (Cheese x0.3), Quantity: 0.3',
			instruction: '0.3',
		});
	});

	it('an option that costs less than nothing is a discount, and goes', async () => {
		const options = [{ optionId: 'small', name: 'Small', quantity: 1, unitPrice: -2 }];
		await relay('blink order:create', [{ ...order, items: [{ ...order.items[0], options }] }]);
		await relay('blend order:send', [{ ...order, items: [{ ...order.items[0], options }] }]);
		expect(bodies()[0]!.items).toMatchObject([{ price: '5', sub_options: [{ price: '-2' }] }]);
		expect(bodies()[1]!.payload.items).toMatchObject([{ price: 3, options: [{ price: -2 }] }]);
	});

	it.each([
		['blinkLogistics task:create', 'tax'],
		['blinkLogistics task:create', 'discount'],
		['blend order:send', 'tax'],
		['blend order:send', 'total'],
	] as const)('%s refuses a %s below 0', async (name, field) => {
		const { error } = await relay(name, [{ ...order, [field]: -5 }]);
		expect(error!.message).toBe(`Order > ${field} must be 0 or more`);
		expect(vendor.calls).toEqual([]);
	});

	it('charges what is charged, for options too, and names the price of the menu', async () => {
		const options = [{ optionId: 'o', quantity: 2, unitPrice: 6, itemPrice: 8, discountPrice: 4 }];
		const items = [{ productId: 'p', quantity: 1, unitPrice: 45, itemPrice: 50, discountPrice: 39, options }];
		await relay('blink order:create', [{ ...order, items }]);
		await relay('blend order:send', [{ ...order, items }]);
		expect(bodies()[0]!.items).toMatchObject([{ actual_price: '50', price: '39', sub_options: [{ price: '4' }] }]);
		expect(bodies()[1]!.payload.items).toMatchObject([{ price: 47, options: [{ price: 4 }] }]);
	});

	it.each([
		[null, 1.375],
		['KWD', 1.375],
		['PKR', 1.38],
		['JPY', 1.38],
		['XYZ', 1.375],
		['rupees', 1.375],
	])('rounds the price of an item with options as the currency %p has it', async (currency, price) => {
		const items = [
			{ productId: 'p', quantity: 1, unitPrice: 1.125, options: [{ optionId: 'o', quantity: 1, unitPrice: 0.25 }] },
		];
		await relay('blend order:send', [{ ...order, currency, items }]);
		expect(bodies()[0]!.payload.items).toMatchObject([{ price }]);
	});

	it('no amount carries the noise of binary fractions', async () => {
		await fc.assert(
			fc.asyncProperty(fc.integer({ min: 0, max: 10_000_000 }), fc.integer({ min: 1, max: 1_000 }), async (a, b) => {
				vendor.calls.length = 0;
				const amount = (a / 1000) * 3 + (b / 1000) * 0.1 - (b / 1000) * 0.1;
				const items = [{ productId: 'p', quantity: 1, unitPrice: amount, options: [] }];
				const noisy = { ...order, subtotal: amount, tax: amount, total: amount, discount: amount, items };
				for (const name of names) expect((await relay(name, [noisy])).error).toBeUndefined();
				expect(JSON.stringify(bodies())).not.toMatch(/\d\.\d{7,}/);
			}),
			{ numRuns: 15 },
		);
	}, 60_000);
});

describe('places', () => {
	it.each([
		[0, 0],
		[24, null],
		[null, 67],
		[24, undefined],
		[0, null],
	])('no place at %p, %p goes to Blink, and Blink Logistics asks for it', async (latitude, longitude) => {
		const nowhere = { ...order, customer: { ...order.customer, latitude, longitude } };
		expect((await relay('blink order:create', [nowhere])).error).toBeUndefined();
		expect(Object.keys(bodies()[0]!.delivery)).not.toEqual(expect.arrayContaining(['latitude']));
		expect(Object.keys(bodies()[0]!.delivery)).not.toEqual(expect.arrayContaining(['longitude']));
		const { error } = await relay('blinkLogistics task:create', [nowhere]);
		expect(error!.message).toMatch(/^Order has no customer\.(latitude|longitude), which Blink Logistics needs/);
		expect(vendor.calls).toHaveLength(1);
	});

	it.each([
		['a place', { latitude: 25, longitude: 68 }, [25, 68]],
		['numbers that nobody typed', { latitude: 0, longitude: 0 }, [24.5, 67.5]],
		['one number that nobody typed', { latitude: 0 }, [24.5, 67.5]],
		['one half', { latitude: '25.25' }, [25.25, 67.5]],
	])('Override says %s', async (_what, override, [latitude, longitude]) => {
		await relay('blink order:create', [order], { override });
		await relay('blinkLogistics task:create', [order], {
			override: { lat: override.latitude, ...('longitude' in override && { lng: override.longitude }) } as never,
		});
		expect(bodies()[0]!.delivery).toMatchObject({ latitude, longitude });
		expect(bodies()[1]!).toMatchObject({ lat: String(latitude), lng: String(longitude) });
	});

	it.each([
		['blink order:create', 'Order > customer > longitude must be from -180 to 180'],
		['blinkLogistics task:create', 'Order > customer > longitude must be decimal degrees between -180 and 180'],
	] as const)('%s refuses degrees that are none by name', async (name, message) => {
		const { error } = await relay(name, [{ ...order, customer: { ...order.customer, longitude: -181 } }]);
		expect(error!.message).toBe(message);
		expect(vendor.calls).toEqual([]);
	});

	it('asks for the other half of a place that is filled in by hand', async () => {
		const half = { ...order, customer: { ...order.customer, latitude: null, longitude: null } };
		const { error } = await relay('blink order:create', [half], { override: { longitude: 67 } });
		expect(error!.message).toBe('Override > Latitude is missing: a place needs both');
	});
});

describe('times', () => {
	const preorder = { ...order, isScheduled: true, dueAt: '2097-01-02T15:00:00.000Z' };

	it.each([
		['2097-01-02T15:00:00.000Z', 'Scheduled for 2097-01-02 15:00 (UTC). Ring twice'],
		[null, 'Scheduled: time unknown. Ring twice'],
	])('Blend gets a pre-order for now if the person says so, due %p in the note', async (dueAt, note) => {
		const { error } = await relay('blend order:send', [{ ...preorder, dueAt }], { scheduledOrder: 'sendForNow' });
		expect(error).toBeUndefined();
		expect(bodies()[0]!.payload.note).toBe(note);
	});

	it.each([
		[
			'blink order:create',
			{ isScheduled: true, dueAt: null },
			'Override > Scheduled For is missing: the order is scheduled',
		],
		...['   ', '\t', 'undefined', 'NaN', '[]', '{}', 'null', ''].map(
			(dueAt) =>
				[
					'blink order:create',
					{ isScheduled: true, dueAt },
					'Override > Scheduled For is missing: the order is scheduled',
				] as const,
		),
		...['   ', 'undefined', '[]'].map(
			(dueAt) =>
				[
					'blinkLogistics task:create',
					{ isScheduled: true, dueAt },
					'Order has no dueAt, which Blink Logistics needs',
				] as const,
		),
		['blink order:create', { isScheduled: true, dueAt: 'soon' }, 'Order > dueAt must be a date and time'],
		[
			'blinkLogistics task:create',
			{ isScheduled: true, dueAt: null },
			'Order has no dueAt, which Blink Logistics needs',
		],
		['blinkLogistics task:create', { isScheduled: true, dueAt: 'soon' }, 'Order > dueAt must be a date and time'],
		['blinkLogistics task:create', { dueAt: 'soon' }, 'Order > dueAt must be a date and time'],
		['blinkLogistics task:create', { placedAt: 'yesterday' }, 'Order > placedAt must be a date and time'],
		['blinkLogistics task:create', { placedAt: '9999-06-01T00:00:00Z' }, 'Order > placedAt must be a date and time'],
		[
			'blinkLogistics task:create',
			{ placedAt: '9998-12-31T23:50:00Z' },
			'Pickup After (Minutes) gives a time that cannot',
		],
		['blend order:send', { placedAt: '9999-06-01T00:00:00Z' }, 'Order > placedAt must be a date and time'],
		['blend order:send', { isScheduled: true, dueAt: null }, 'Order is scheduled, and Blend knows orders for now only'],
	] as const)('%s refuses %j by name', async (name, more, message) => {
		const { error } = await relay(name, [{ ...order, ...more }]);
		expect(error!.message).toContain(message);
		expect(error!.message).not.toContain('Invalid');
		expect(vendor.calls).toEqual([]);
	});

	it.each(['null', '[]', '  ', 'undefined'])(
		'an Override > Scheduled For of %p is no time for a scheduled order that has none',
		async (scheduledFor) => {
			const { error } = await relay('blink order:create', [{ ...preorder, dueAt: '  ' }], {
				override: { scheduledFor },
			});
			expect(error!.message).toContain('Override > Scheduled For is missing: the order is scheduled');
			expect(vendor.calls).toEqual([]);
		},
	);

	it('no year beyond 9998 goes out, also where the zone makes it one', async () => {
		const { error } = await relay('blink order:create', [{ ...preorder, dueAt: '9998-12-31T23:59:00Z' }], {
			options: { timezone: 'Asia/Karachi' },
		});
		expect(error!.message).toBe('A time is beyond the year 9998');
		expect(vendor.calls).toEqual([]);
	});

	it.each(['PKT', 'GMT+5', 'Asia/Krachi'])('no wall clock goes out in the zone %s', async (timezone) => {
		const [type, resource, operation] = ['blink', 'order', 'create'];
		const { error } = await runNode(
			{
				type: type!,
				parameters: { resource, operation, input: 'order', override: address } as INodeParameters,
				credentials: credentialsFor(vendor)[type!],
				timezone,
			},
			[{ order: preorder } as never],
		);
		expect(error!.message).toBe("The workflow's time zone is not the name of a time zone");
		expect(vendor.calls).toEqual([]);
	});

	it('an order for now whose pickup has passed is picked up now, and delivered as long after it as ever', async () => {
		for (const minutesAgo of [16, 60, 60 * 24 * 3]) {
			vendor.calls.length = 0;
			const before = Date.now();
			await relay('blinkLogistics task:create', [
				{ ...order, placedAt: new Date(before - minutesAgo * 60_000).toISOString() },
			]);
			const { pickUpTime, deliveryTime } = bodies()[0]! as unknown as Record<string, string>;
			expect(Date.parse(pickUpTime!)).toBeGreaterThanOrEqual(before);
			expect(Date.parse(pickUpTime!)).toBeLessThanOrEqual(Date.now());
			expect(Date.parse(deliveryTime!) - Date.parse(pickUpTime!)).toBe(30 * 60_000);
		}
	});

	it.each([
		['to come: keeps both times', 60, 30, 60],
		['past: is picked up now, and delivered when it is due', 10, 0, 10],
		['past, as is its due time: is picked up now, and delivered that much later', -10, 0, 30],
		['past by days', -60 * 24 * 2, 0, 30],
	])('a pre-order whose pickup is %s', async (_what, due, pickUp, delivery) => {
		const before = Date.now();
		await relay('blinkLogistics task:create', [{ ...preorder, dueAt: new Date(before + due * 60_000).toISOString() }]);
		const { pickUpTime, deliveryTime } = bodies()[0]! as unknown as Record<string, string>;
		const minutes = (time?: string) => Math.floor((Date.parse(time!) - before) / 6_000) / 10;
		expect(Date.parse(pickUpTime!)).toBeGreaterThanOrEqual(before);
		expect(Math.round(minutes(pickUpTime))).toBe(pickUp);
		expect(Math.round(minutes(deliveryTime))).toBe(delivery);
	});

	it('an order for now whose pickup is to come keeps its times', async () => {
		const placedAt = new Date(Date.now() - 5 * 60_000).toISOString();
		await relay('blinkLogistics task:create', [{ ...order, placedAt }]);
		expect(Date.parse(String(bodies()[0]!.pickUpTime)) - Date.parse(placedAt)).toBe(15 * 60_000);
	});
});

describe('IDs in digits of the Arabic script go out as the vendors know them', () => {
	it.each(names)('%s', async (name) => {
		const items = [{ ...order.items[0], productId: '٩٧٣', options: [{ optionId: '۴', quantity: 1, unitPrice: 0 }] }];
		await relay(name, [{ ...order, orderId: '١٢٣', branchId: '٥٥', vendorBranchId: '٦٦', items }]);
		expect(JSON.stringify(bodies()).replace(/"description":"[^"]*"/, '')).not.toMatch(/[٠-٩۰-۹]/);
	});
});

describe('what a webhook brought, relayed', () => {
	const bodyOf = (file: string) =>
		(
			JSON.parse(readFileSync(join(__dirname, '../fixtures/cases/incoming', `${file}.json`), 'utf8')) as {
				input: object;
			}
		).input;
	const orderOf = async (trigger: string, file: string) => {
		const running = await aTrigger(trigger);
		await running.post(bodyOf(file));
		return running.events()[0]!.order as IDataObject;
	};

	it('blink-order-total-zero: nothing is collected', async () => {
		const known = await orderOf('blinkTrigger', 'blink-order-total-zero');
		for (const name of names) await relay(name, [known], name === 'blink order:create' ? { branch: '1' } : {});
		expect(bodies()).toMatchObject([
			{ payment_method: 'Online' },
			{ paymentType: 'ONLINE' },
			{ payload: { payment_method: 'online' } },
		]);
	});

	it('blink-order-online-without-payment-flag: nothing is collected', async () => {
		const known = await orderOf('blinkTrigger', 'blink-order-online-without-payment-flag');
		for (const name of names) await relay(name, [known], name === 'blink order:create' ? { branch: '1' } : {});
		expect(bodies()).toMatchObject([
			{ payment_method: 'Online' },
			{ paymentType: 'ONLINE' },
			{ payload: { payment_method: 'online' } },
		]);
	});

	it('blink-order-amounts-with-binary-noise: 350 and 1050', async () => {
		const known = await orderOf('blinkTrigger', 'blink-order-amounts-with-binary-noise');
		for (const name of names) await relay(name, [known], name === 'blink order:create' ? { branch: '1' } : {});
		expect(bodies()).toMatchObject([
			{ subtotal: '1050', total: '1050', items: [{ price: '350' }] },
			{ subTotal: 1050 },
			{ payload: { subtotal: 1050, total: 1050, items: [{ price: 350 }] } },
		]);
	});

	it('blink-order-line-taken-out-quantity-zero: the others go', async () => {
		const known = await orderOf('blinkTrigger', 'blink-order-line-taken-out-quantity-zero');
		for (const name of names) await relay(name, [known], name === 'blink order:create' ? { branch: '1' } : {});
		expect(bodies()).toMatchObject([
			{ items: [{ blink_item_id: '2', quantity: '0.75' }] },
			{ description: 'Details: Karahi, Quantity: 0.75' },
			{ payload: { items: [{ id: '2', quantity: 0.75 }] } },
		]);
	});

	it('blend-order-discount-as-a-line: the line is named', async () => {
		const running = await aTrigger('blendTrigger');
		await running.post(bodyOf('blend-order-discount-as-a-line'));
		const { error } = await relay('blink order:create', [running.events()[0]!.order], {
			branch: '1',
			override: { customerName: 'B', customerPhone: '03001234567', street: 'S' },
		});
		expect(error!.message).toBe('Order > items > 2 > unitPrice must be an amount of 0 or more, e.g. 90 or 90.50');
		expect(vendor.calls).toEqual([]);
	});
});

describe('phone numbers', () => {
	const cases = (file: string) =>
		(
			JSON.parse(readFileSync(join(__dirname, '../fixtures/cases/incoming', `${file}.json`), 'utf8')) as {
				cases: string[][];
			}
		).cases.map(([phone]) => phone!);
	const sentFor = async (phone: string) => {
		const calling = { ...order, customer: { ...order.customer, phone } };
		await relay('blinkLogistics task:create', [calling]);
		const { error } = await relay('blink order:create', [calling]);
		return [bodies()[0]!.customerPhone, error?.message ?? bodies()[1]!.customer_phone];
	};
	const refused =
		'Order > customer > phone must be a phone number, e.g. 0300 1234567, or +971 50 1234567 of another country';

	it.each([
		...cases('phone-two-numbers-with-and'),
		'0300-1234567 / 0321-7654321',
		'0300-1234567, 0321-7654321',
		'0300-1234567; 0321-7654321',
		'0300 1234567 0321 7654321',
		'+92 300 1234567 0321 7654321',
		'0300-1234567 (Ali)',
	])('%s: the first number', async (phone) => {
		expect(await sentFor(phone)).toEqual(['923001234567', '+923001234567']);
	});

	it.each([
		...cases('phone-with-extension-or-access-code'),
		'+15555555557,48023618',
		'0300 1234567 ext 5',
		'0300 1234567 / ext 4321',
		'+44 20 7946 0958 x123',
		'0300 1234567 pin 4455',
	])('%s: as written, since what follows the number must be dialled too', async (phone) => {
		expect(await sentFor(phone)).toEqual([phone, phone]);
	});

	it.each(['966501234567', '0501234567', '971501234567', '1234', 'ask at the gate', '0300-12345678'])(
		'%s is no number of Pakistan: as written for a rider, refused for an order',
		async (phone) => {
			expect(await sentFor(phone)).toEqual([phone, refused]);
		},
	);

	it.each([
		['0092 300 1234567', '923001234567', '+923001234567'],
		['92-300-1234567', '923001234567', '+923001234567'],
		['٠٣٠٠١٢٣٤٥٦٧', '923001234567', '+923001234567'],
		['042-35761999', '924235761999', '+924235761999'],
		['+971 50 1234567', '+971501234567', '+971501234567'],
		['00971501234567', '+971501234567', '+971501234567'],
		['+966501234567', '+966501234567', '+966501234567'],
	])('%s', async (phone, task, blink) => {
		expect(await sentFor(phone)).toEqual([task, blink]);
	});
});
