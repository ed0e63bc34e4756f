import type { INodeParameters } from 'n8n-workflow';

import { sampleFile } from '../../sandbox';
import { aFreshSandbox } from '../support/sandbox';
import { blink, callsOf } from './blinkSetup';

const sandbox = aFreshSandbox();

const sample = sampleFile<Record<string, unknown>>('blink/submit-order');

/** The vendor's sample, filled in by hand. */
const filledIn = (): INodeParameters => ({
	branch: { __rl: true, mode: 'id', value: '60002' },
	deliveryType: 'delivery',
	customerName: 'Test Order User',
	customerPhone: '+92333-2222222',
	houseNumber: 'Flat B-1203',
	street: 'Rashid Minhas Road',
	area: 'Gulshan-e-Iqbal Block 7',
	city: 'Karachi',
	itemsFrom: 'form',
	items: {
		item: [
			{
				itemId: '257327',
				name: 'Nestle MilkPak Full Cream Milk 250ml',
				quantity: 2,
				price: '85',
				originalPrice: '110',
				suboptions: { suboption: [{ suboptionId: '596996', price: '5', quantity: 1 }] },
				description: 'Nestle MilkPak Full Cream Milk 250ml',
				notes: 'test note',
			},
		],
	},
	paymentMethod: 'cash',
	subtotal: '90',
	deliveryCharges: 30,
	total: '132',
	additionalFields: {
		building: 'Noman Grand City',
		latitude: 24.918682,
		longitude: 67.102982,
		scheduledFor: '2025-05-22T20:00:00',
		taxAmount: '12',
		taxPercentage: 0,
		deliveryEta: 45,
		instructions: 'test note',
	},
});

/** n8n refuses by itself what is left empty in the editor; an expression may come out empty all the same. */
const nothing = "={{ '' }}";

const inKarachi = { timezone: 'Asia/Karachi' };

describe('Order > Create', () => {
	it("sends the vendor's own sample, byte for byte, from the form", async () => {
		const { json, error } = await blink(sandbox, 'order:create', filledIn(), inKarachi);
		expect(error).toBeUndefined();
		expect(callsOf(sandbox, 'submitOrder')[0]!.rawBody).toBe(JSON.stringify(sample));
		const created = sandbox.state.orders.at(-1)!;
		expect(json).toEqual([
			{
				success: true,
				orderId: String(created.id),
				uniqueCode: created.unique_code,
				message: 'Your order has been placed',
			},
		]);
	});

	it.each([
		['as text', (items: unknown) => JSON.stringify(items)],
		['as an expression gives them', (items: unknown) => items],
	])("sends the vendor's own items %s", async (_how, as) => {
		const { items: _form, ...rest } = filledIn();
		const parameters = { ...rest, itemsFrom: 'json', itemsJson: as(sample.items) } as INodeParameters;
		const { error } = await blink(sandbox, 'order:create', parameters, inKarachi);
		expect(error).toBeUndefined();
		expect(callsOf(sandbox, 'submitOrder')[0]!.rawBody).toBe(JSON.stringify(sample));
	});

	it.each([
		['pickup', 'pickup', 'PICK-UP'],
		['dine-in', 'dinein', 'DINE-IN'],
	])('fills the address of a %s order as the vendor does', async (deliveryType, code, word) => {
		const { houseNumber: _1, street: _2, area: _3, city: _4, additionalFields: _5, ...rest } = filledIn();
		const { error } = await blink(sandbox, 'order:create', { ...rest, deliveryType });
		expect(error).toBeUndefined();
		expect(callsOf(sandbox, 'submitOrder')[0]!.body).toMatchObject({
			delivery_type: code,
			delivery: { house_num: word, street: word, area: word, city: word },
			is_scheduled: 0,
		});
	});

	it.each(['0333 2222222', '+92 333 2222222', '923332222222', '00923332222222', '333-2222222'])(
		'sends the phone number %s as Blink wants it',
		async (customerPhone) => {
			await blink(sandbox, 'order:create', { ...filledIn(), customerPhone });
			expect(callsOf(sandbox, 'submitOrder')[0]!.body).toMatchObject({ customer_phone: '+923332222222' });
		},
	);

	it.each([
		['Asia/Karachi', '22-05-2025 08:00 PM'],
		['UTC', '22-05-2025 03:00 PM'],
	])('writes a moment on the clock of %s', async (timezone, wallClock) => {
		const parameters = filledIn();
		Object.assign(parameters.additionalFields as object, { scheduledFor: '2025-05-22T15:00:00Z' });
		await blink(sandbox, 'order:create', parameters, { timezone });
		expect(callsOf(sandbox, 'submitOrder')[0]!.body).toMatchObject({
			is_scheduled: 1,
			scheduled_delivery_time: wallClock,
		});
	});

	it("writes a moment on the clock of the branch, where the workflow's is another", async () => {
		const parameters: INodeParameters = { ...filledIn(), options: { timezone: 'Asia/Karachi' } };
		Object.assign(parameters.additionalFields as object, { scheduledFor: '2025-05-22T15:00:00Z' });
		await blink(sandbox, 'order:create', parameters, { timezone: 'America/New_York' });
		expect(callsOf(sandbox, 'submitOrder')[0]!.body).toMatchObject({ scheduled_delivery_time: '22-05-2025 08:00 PM' });
	});

	it.each([nothing, '={{ null }}'])('leaves out an ETA that is %s', async (deliveryEta) => {
		const parameters = filledIn();
		Object.assign(parameters.additionalFields as object, { deliveryEta });
		const { error } = await blink(sandbox, 'order:create', parameters, inKarachi);
		expect(error).toBeUndefined();
		expect(callsOf(sandbox, 'submitOrder')[0]!.body).not.toHaveProperty('delivery_eta');
	});

	it.each([
		[
			{ deliveryType: 'dinein', paymentMethod: 'Cash' },
			{ delivery_type: 'dinein', payment_method: 'Cash' },
		],
		[
			{ deliveryType: 'PICK-UP', paymentMethod: 'ONLINE' },
			{ delivery_type: 'pickup', payment_method: 'Online' },
		],
	])("takes Blink's own words %j", async (words, sent) => {
		await blink(sandbox, 'order:create', { ...filledIn(), ...words });
		expect(callsOf(sandbox, 'submitOrder')[0]!.body).toMatchObject(sent);
	});

	it.each([
		['[{"blink_item_id": 1,', 'Items (JSON) is not valid JSON'],
		['{"no": "list"}', 'Items (JSON) must be a list'],
		[
			'[{"blink_item_id": 1, "name": "Milk", "price": 5, "quantity": 0}]',
			'Items (JSON) is missing: an order has at least one item',
		],
	])('refuses the items %s', async (itemsJson, message) => {
		const { error } = await blink(sandbox, 'order:create', { ...filledIn(), itemsFrom: 'json', itemsJson });
		expect(error?.message).toBe(message);
		expect(sandbox.calls).toEqual([]);
	});

	it('takes a date from an expression', async () => {
		const parameters = filledIn();
		Object.assign(parameters.additionalFields as object, {
			scheduledFor: "={{ DateTime.fromISO('2025-05-22T15:00:00Z') }}",
		});
		const { error } = await blink(sandbox, 'order:create', parameters, inKarachi);
		expect(error).toBeUndefined();
		expect(callsOf(sandbox, 'submitOrder')[0]!.body).toMatchObject({ scheduled_delivery_time: '22-05-2025 08:00 PM' });
	});

	it.each([
		['branch', 'Branch'],
		['customerName', 'Customer Name'],
		['customerPhone', 'Customer Phone'],
		['houseNumber', 'House Number'],
		['street', 'Street'],
		['area', 'Area'],
		['city', 'City'],
		['subtotal', 'Subtotal'],
		['deliveryCharges', 'Delivery Charges'],
		['total', 'Total'],
	])('names %s when it is missing', async (name, displayName) => {
		const { error } = await blink(sandbox, 'order:create', { ...filledIn(), [name]: nothing });
		expect(error?.message).toBe(`${displayName} is missing`);
		expect(sandbox.calls).toEqual([]);
	});

	it.each(['blink_item_id', 'name', 'price', 'quantity'])('names %s of an item when it is missing', async (name) => {
		const [item] = sample.items as Array<Record<string, unknown>>;
		const { [name]: _gone, ...rest } = item!;
		const itemsJson = JSON.stringify([item, rest]);
		const { error } = await blink(sandbox, 'order:create', { ...filledIn(), itemsFrom: 'json', itemsJson });
		expect(error?.message).toMatch(/^Items \(JSON\) > 2 > \w+ is missing$/);
		expect(sandbox.calls).toEqual([]);
	});

	it.each(['suboptionId', 'price'])('names %s of a suboption when it is missing', async (name) => {
		const parameters = filledIn() as { items: { item: Array<{ suboptions: { suboption: object[] } }> } };
		Object.assign(parameters.items.item[0]!.suboptions.suboption[0]!, { [name]: nothing });
		const { error } = await blink(sandbox, 'order:create', parameters as never);
		expect(error?.message).toMatch(/^Items > 1 > Suboptions > 1 > (Suboption ID|Price) is missing$/);
	});

	it.each([
		['deliveryType', 'drone', 'Delivery Type must be one of: delivery, dine-in, pickup'],
		['paymentMethod', 'shells', 'Payment Method must be one of: cash, online'],
		[
			'customerPhone',
			'none',
			'Customer Phone must be a phone number, e.g. 0300 1234567, or +971 50 1234567 of another country',
		],
		['itemsFrom', 'json', 'Items (JSON) is missing: an order has at least one item'],
		['options', { timezone: 'Karachi' }, 'Options > Time Zone must be the name of a time zone, e.g. Asia/Karachi'],
		['total', '1,320', 'Total must be an amount of 0 or more, e.g. 90 or 90.50'],
		['items', {}, 'Items is missing: an order has at least one item'],
		['additionalFields', { latitude: 100 }, 'Additional Fields > Latitude must be from -90 to 90'],
		['additionalFields', { scheduledFor: 'tomorrow' }, 'Additional Fields > Scheduled For must be a date and time'],
	])('refuses a wrong %s (%p) in words', async (name, value, message) => {
		const { error } = await blink(sandbox, 'order:create', { ...filledIn(), [name]: value } as never);
		expect(error?.message).toBe(message);
		expect(sandbox.calls).toEqual([]);
	});

	it('leaves out a place at 0, 0, which nobody lives at', async () => {
		const { error } = await blink(sandbox, 'order:create', {
			...filledIn(),
			additionalFields: { latitude: 0, longitude: 0 },
		});
		expect(error).toBeUndefined();
		const { delivery } = callsOf(sandbox, 'submitOrder')[0]!.body as { delivery: object };
		expect(Object.keys(delivery)).toEqual(['house_num', 'street', 'area', 'city']);
	});

	describe('is never sent twice unless it is known not to have arrived', () => {
		const path = '/interface/v1/submitOrder';

		it.each([
			['a 500', { kind: 'status', status: 500, applied: true }],
			['a 503 without Retry-After', { kind: 'status', status: 503, applied: true }],
			['a connection dropped before the answer', { kind: 'drop', applied: true }],
			['a connection dropped before the work', { kind: 'drop' }],
		] as const)('not after %s', async (_what, fault) => {
			const before = sandbox.state.orders.length;
			sandbox.switches.faults = [{ ...fault, path, times: 5 }];
			const { error } = await blink(sandbox, 'order:create', filledIn());
			expect(error?.description).toMatch(/It may have arrived all the same and was not sent again/);
			expect(callsOf(sandbox, 'submitOrder')).toHaveLength(1);
			expect(sandbox.state.orders.length - before).toBeLessThanOrEqual(1);
		});

		it('but after a 429, once the wait it asks for is over', async () => {
			sandbox.switches.faults = [{ kind: 'status', status: 429, retryAfter: 0, path }];
			const { error } = await blink(sandbox, 'order:create', filledIn());
			expect(error).toBeUndefined();
			expect(callsOf(sandbox, 'submitOrder')).toHaveLength(2);
		});
	});

	it('goes on with the other items when one is refused, on the error output when there is one', async () => {
		const parameters = { ...filledIn(), customerName: '={{ $json.name }}' };
		const input = [{ name: 'A' }, { name: '' }, { name: 'C' }];
		const regular = await blink(sandbox, 'order:create', parameters, {
			input,
			settings: { onError: 'continueRegularOutput' },
		});
		expect(regular.json.map(({ success, error }) => success ?? error)).toEqual([
			true,
			'Customer Name is missing',
			true,
		]);
		expect(regular.outputs[0]!.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
		const split = await blink(sandbox, 'order:create', parameters, {
			input,
			settings: { onError: 'continueErrorOutput' },
		});
		expect(split.outputs.map((items) => items.length)).toEqual([2, 1]);
		expect(callsOf(sandbox, 'submitOrder')).toHaveLength(4);
	});
});

describe('Order > Update Status', () => {
	it.each([
		['update-order-status-accept', { status: 'accepted' }],
		['update-order-status-reject', { status: 'rejected', comment: 'Delivery area is too far' }],
	])("sends the vendor's sample %s, byte for byte", async (name, parameters) => {
		const orderId = { __rl: true, mode: 'list', value: '123456', cachedResultName: '123456 · John' };
		const { json, error } = await blink(sandbox, 'order:updateStatus', { orderId, ...parameters });
		expect(error).toBeUndefined();
		expect(callsOf(sandbox, 'updateOrderStatus')[0]!.rawBody).toBe(JSON.stringify(sampleFile(`blink/${name}`)));
		expect(json[0]).toMatchObject({ success: true, orderId: '123456', status: parameters.status });
	});

	it.each([
		[1, 1],
		['6', 6],
		['ACCEPTED', 1],
		['Dispatched', 2],
	])('takes %p for a status', async (status, code) => {
		await blink(sandbox, 'order:updateStatus', { orderId: 'qW7rTz', status });
		expect(callsOf(sandbox, 'updateOrderStatus')[0]!.body).toEqual({ blink_order_id: 'qW7rTz', status: code });
	});

	it('is about the order of the item unless told otherwise', async () => {
		await blink(sandbox, 'order:updateStatus', { status: 'ready' }, { input: [{ orderId: 123456 }] });
		expect(callsOf(sandbox, 'updateOrderStatus')[0]!.body).toEqual({ blink_order_id: '123456', status: 6 });
	});

	it.each([
		[
			{ orderId: '123 456', status: 'ready' },
			"Order must be one ID, without spaces: Blink's ID of the order, e.g. 1236589",
		],
		[{ orderId: nothing, status: 'ready' }, 'Order is missing'],
		[
			{ orderId: '123456', status: 'rejected', comment: ' ' },
			'Comment is missing: Blink requires the reason when an order is rejected',
		],
		[
			{ orderId: '123456', status: 'eaten' },
			'Status must be one of: pending, accepted, ready, dispatched, delivered, rejected',
		],
		[{ orderId: '123456', status: nothing }, 'Status is missing'],
	])('refuses %o', async (parameters, message) => {
		const { error } = await blink(sandbox, 'order:updateStatus', parameters);
		expect(error?.message).toBe(message);
		expect(sandbox.calls).toEqual([]);
	});

	it('is sent again after a 500, since twice does no harm', async () => {
		sandbox.switches.faults = [{ kind: 'status', status: 500, path: '/interface/v1/updateOrderStatus' }];
		const { error } = await blink(sandbox, 'order:updateStatus', { orderId: '123456', status: 'ready' });
		expect(error).toBeUndefined();
		expect(callsOf(sandbox, 'updateOrderStatus')).toHaveLength(2);
	});
});
