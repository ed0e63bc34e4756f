import { sampleFile } from '../../sandbox';
import { aFreshSandbox } from '../support/sandbox';
import { blink, callsOf } from './blinkSetup';

const sandbox = aFreshSandbox();

describe('Branch > Get Many', () => {
	it('lists the branches with the IDs that orders need', async () => {
		const { json, error } = await blink(sandbox, 'branch:getAll');
		expect(error).toBeUndefined();
		expect(json[0]).toEqual({
			vendorBranchId: '60001',
			name: 'Clifton-Block 4',
			address: '209 Bolvard center, caspian road beside Hollywood Cafe',
			isLive: true,
			isActive: true,
			internalId: 63,
			warnings: [],
		});
	});

	it.each([
		[{ live: false }, ['50220']],
		[{ live: true }, ['60001', '60002']],
		[{ active: false }, []],
	])('filters by %o', async (filters, ids) => {
		const { json } = await blink(sandbox, 'branch:getAll', { filters });
		expect(json.map(({ vendorBranchId }) => vendorBranchId)).toEqual(ids);
	});

	it('stops at the limit and keeps the names of the vendor without Simplify', async () => {
		const { json } = await blink(sandbox, 'branch:getAll', { limit: 1, simplify: false });
		expect(json).toEqual([expect.objectContaining({ id: 63, blink_id: '60001', is_live: true })]);
	});
});

describe('Customer > Get Many', () => {
	it.each(['0330 0000007', '+92 330-0000007', '0092330 0000007', '923300000007', '3300000007', '+92 (0) 330 0000007'])(
		'finds a customer by the phone number %s',
		async (phone) => {
			sandbox.state.customers[7]!.phone = '+923300000007';
			const { json, error } = await blink(sandbox, 'customer:getAll', { filters: { phone } });
			expect(error).toBeUndefined();
			expect(callsOf(sandbox, 'customers').map(({ query }) => query)).toEqual([{ phone: '923300000007' }]);
			expect(json).toEqual([
				{
					name: 'Customer 8',
					phone: '+923300000007',
					email: 'customer8@example.com',
					gender: 'Male',
					dateOfBirth: '1990-01-01',
					createdAt: '2023-01-01T07:00:00.000Z',
					walletBalance: 7,
					loyaltyPoints: 70,
					warnings: [],
				},
			]);
		},
	);

	it('refuses what is no mobile number, naming the field and not the number', async () => {
		const { error } = await blink(sandbox, 'customer:getAll', { filters: { phone: '021 34567890' } });
		expect(error?.message).toBe('Filters > Phone must be a Pakistani mobile number, e.g. 0300 1234567');
		expect(sandbox.calls).toEqual([]);
	});

	it("sends a date in the workflow's time zone as the vendor's, in UTC", async () => {
		const parameters = { filters: { createdAfter: '2023-01-10T12:00:00' }, returnAll: true };
		const { json } = await blink(sandbox, 'customer:getAll', parameters, { timezone: 'Asia/Karachi' });
		expect(callsOf(sandbox, 'customers')[0]!.query).toEqual({ created_at: '2023-01-10 07:00:00' });
		expect(json[0]).toMatchObject({ createdAt: '2023-01-10T08:00:00.000Z' });
	});

	it('makes no one customer of two that left neither phone nor e-mail at the same time', async () => {
		const unknown = { ...sandbox.state.customers[0]!, phone: '', email: '' };
		sandbox.state.customers.splice(0, Infinity, unknown, { ...unknown, full_name: 'Other' }, { ...unknown });
		const { json } = await blink(sandbox, 'customer:getAll', { returnAll: true });
		expect(json.map(({ name }) => name)).toEqual(['Customer 1', 'Other', 'Customer 1']);
	});

	it.each([true, false])('says which amounts it could not read (Simplify %s)', async (simplify) => {
		sandbox.switches.faults = [
			{
				kind: 'status',
				status: 200,
				path: '/interface/v1/customers',
				body: {
					success: true,
					data: {
						data: [1, 2].map((id) => ({ full_name: `${id}`, wallet_balance: '1,250.00' })),
						current_page: 1,
						last_page: 1,
					},
				},
			},
		];
		const { json, run } = await blink(sandbox, 'customer:getAll', { simplify });
		const [balance] = json.map((customer) => customer[simplify ? 'walletBalance' : 'wallet_balance']);
		expect(balance).toBe(simplify ? null : '1,250.00');
		const hints = run.data.resultData.runData.Node![0]!.hints ?? [];
		expect(hints.map(({ message }) => message)).toEqual([expect.stringMatching(/^wallet_balance could not be read/)]);
	});

	it('says what is wrong with many answers once, folded into one line', async () => {
		const body = { success: true, data: { id: 1, total: 'much', subtotal: 'more', items: [] } };
		sandbox.switches.faults = [{ kind: 'status', status: 200, path: '/interface/v1/fetchOrder', body, times: 30 }];
		const input = Array.from({ length: 30 }, (_, orderId) => ({ orderId }));
		const { json, run } = await blink(sandbox, 'order:get', { orderId: '={{ $json.orderId }}' }, { input });
		expect(json).toHaveLength(30);
		const hints = run.data.resultData.runData.Node![0]!.hints!;
		expect(hints.map(({ message }) => message.split(' ')[0]).sort()).toEqual(['subtotal', 'total']);
		expect(new Set(hints.map(({ group }) => group?.key))).toEqual(new Set(['answer']));
	});

	it('asks for every page with all filters', async () => {
		const { json } = await blink(sandbox, 'customer:getAll', {
			returnAll: true,
			filters: { createdAfter: '2020-01-01' },
		});
		expect(json).toHaveLength(230);
		const queries = callsOf(sandbox, 'customers').map(({ query }) => query);
		expect(queries.map(({ page }) => page).sort()).toEqual(['2', '3', undefined]);
		expect(new Set(queries.map(({ created_at }) => created_at))).toEqual(new Set(['2020-01-01 00:00:00']));
	});
});

describe('Abandoned Cart > Get Many', () => {
	const day = { startDate: '2026-02-09T00:00:00Z', endDate: '2026-02-10T00:00:00Z' };

	it('gives carts with numbers, times and the options that were JSON inside a string', async () => {
		const [cart] = sandbox.state.carts;
		cart!.cart_items[0]!.selected_suboption_ids = '[6052048, 896289]';
		// How senders say that they do not know where it is.
		Object.assign(cart!.customer, { latitude: '0.000000', longitude: '0' });
		const { json, error } = await blink(sandbox, 'abandonedCart:getAll', { ...day, returnAll: true });
		expect(error).toBeUndefined();
		expect(json).toHaveLength(12);
		expect(json[0]).toEqual({
			createdAt: '2026-02-09T08:08:18.000Z',
			value: 744,
			customer: { name: 'Shopper 1', phone: '+923330000000', address: null, latitude: null, longitude: null },
			notification: { status: 'SENT', sentAt: '2026-02-09T08:34:18.000Z' },
			orderId: null,
			branchId: null,
			warnings: [],
			items: [
				expect.objectContaining({
					productId: '722688',
					quantity: 1,
					unitPrice: 142,
					totalPrice: 344,
					selectedSuboptionIds: [6052048, 896289],
				}),
			],
		});
	});

	it('gives one item for each product in a cart', async () => {
		const [cart] = sandbox.state.carts;
		cart!.cart_items.push({ ...cart!.cart_items[0]!, dish_id: 1, details: 'Second' });
		const parameters = { ...day, limit: 2, options: { oneItemPerCartItem: true } };
		const { json } = await blink(sandbox, 'abandonedCart:getAll', parameters);
		expect(json.map(({ item }) => item)).toMatchObject([{ productId: '722688' }, { productId: '1', name: 'Second' }]);
		expect(json[1]).toMatchObject({ value: 744, customer: { name: 'Shopper 1' } });
	});

	it("sends the range in the vendor's format, in UTC, a begun minute included", async () => {
		const range = { startDate: '2026-02-09 13:08:18', endDate: '2026-02-09T13:08:18' };
		const { json } = await blink(sandbox, 'abandonedCart:getAll', range, { timezone: 'Asia/Karachi' });
		expect(callsOf(sandbox, 'abandonedCarts')[0]!.query).toEqual({
			start_date: '2026-02-09 08:08',
			end_date: '2026-02-09 08:09',
		});
		expect(json).toHaveLength(1);
	});

	it('refuses a range that ends before it starts', async () => {
		const { error } = await blink(sandbox, 'abandonedCart:getAll', { startDate: day.endDate, endDate: day.startDate });
		expect(error?.message).toBe('End Date must not be before Start Date');
	});
});

describe('Order > Get', () => {
	it('reads an order with its status as a word, its code beside it', async () => {
		const { json, error } = await blink(sandbox, 'order:get', {
			orderId: { __rl: true, mode: 'id', value: '988309' },
			uniqueCode: '1T4I-C7WC1',
		});
		expect(error).toBeUndefined();
		expect(callsOf(sandbox, 'fetchOrder')[0]!.query).toEqual({ order_id: '988309', unique_code: '1T4I-C7WC1' });
		expect(json).toEqual([
			{
				orderId: '988309',
				uniqueCode: '1T4I-C7WC1',
				status: 'accepted',
				statusCode: 1,
				deliveryStatus: 'accepted',
				type: 'delivery',
				placedAt: '2025-05-22T08:02:10.000Z',
				customer: { name: 'Test Order User', phone: '+923332222222', latitude: 24.918682, longitude: 67.102982 },
				paymentMethod: 'Cash',
				subtotal: 90,
				deliveryCharges: 30,
				total: 132,
				promoCode: null,
				promoDiscount: 0,
				deliveryEtaMinutes: 45,
				rejectReason: null,
				notes: 'test note',
				items: [
					{
						productId: '257327',
						name: 'Nestle MilkPak Full Cream Milk 250ml',
						quantity: 2,
						price: 90,
						originalPrice: 115,
						notes: 'test note',
					},
				],
				order: expect.objectContaining({
					source: 'blink',
					orderId: '988309',
					orderNumber: '1T4I-C7WC1',
					type: 'delivery',
					deliveryStatus: 'accepted',
					customer: expect.objectContaining({ name: 'Test Order User', latitude: 24.918682, longitude: 67.102982 }),
					items: [expect.objectContaining({ productId: '257327', quantity: 2, unitPrice: 90, notes: 'test note' })],
					total: 132,
					payment: expect.objectContaining({ method: 'Cash' }),
					placedAt: '2025-05-22T08:02:10.000Z',
				}),
				warnings: [],
			},
		]);
	});

	it("keeps the vendor's names without Simplify, with the types repaired", async () => {
		const { json } = await blink(sandbox, 'order:get', { orderId: '988309', simplify: false });
		const { data } = sampleFile<{ data: object }>('blink/fetch-order-answer');
		expect(json[0]).toMatchObject({
			...data,
			id: '988309',
			latitude: 24.918682,
			longitude: 67.102982,
			ordertime: '2025-05-22T08:02:10.000Z',
			items: [expect.objectContaining({ item_id: '257327', price: 90 })],
		});
	});

	it('knows no place at 0, 0', async () => {
		const sample = sandbox.state.orders.find(({ id }) => Number(id) === 988309)!;
		Object.assign(sample, { latitude: '0', longitude: '0' });
		const { json } = await blink(sandbox, 'order:get', { orderId: '988309' });
		expect(json[0]).toMatchObject({
			customer: { latitude: null, longitude: null },
			order: { customer: { latitude: null, longitude: null } },
		});
	});

	it('says what Blink says about an order it does not know', async () => {
		const { error } = await blink(sandbox, 'order:get', { orderId: '1' });
		expect(error?.message).toBe('Blink refused the request: Order not found');
	});
});

describe('Order > Get Many', () => {
	it('gives the orders after an ID', async () => {
		const { json, error } = await blink(sandbox, 'order:getAll', { afterOrderId: '34862444', limit: 2 });
		expect(error).toBeUndefined();
		expect(callsOf(sandbox, 'orderList').map(({ query }) => query)).toEqual([{ order_id: '34862444' }]);
		expect(json.map(({ orderId, status, statusCode }) => ({ orderId, status, statusCode }))).toEqual([
			{ orderId: '34862445', status: 'pending', statusCode: 0 },
			{ orderId: '34862446', status: 'accepted', statusCode: 1 },
		]);
	});

	it('gives only orders at the wanted statuses, looking through as many pages as that takes', async () => {
		const { json } = await blink(sandbox, 'order:getAll', { limit: 20, filters: { status: ['rejected', 'ready'] } });
		expect(json).toHaveLength(20);
		expect(new Set(json.map(({ status }) => status))).toEqual(new Set(['rejected', 'ready']));
	});

	it('takes one status that an expression gives in place of a list', async () => {
		const status = "={{ 'READY' }}";
		const { json, error } = await blink(sandbox, 'order:getAll', { limit: 3, filters: { status } });
		expect(error).toBeUndefined();
		expect(json.map((order) => order.status)).toEqual(['ready', 'ready', 'ready']);
	});

	it('keeps a status that it does not know', async () => {
		sandbox.switches.faults = [
			{
				kind: 'status',
				status: 200,
				path: '/interface/v1/orderList',
				body: { success: true, data: [{ id: 5, status: 'ON_HOLD' }], pagination: { last_page: 1 } },
			},
		];
		const { json } = await blink(sandbox, 'order:getAll');
		expect(json[0]).toMatchObject({ orderId: '5', status: 'on_hold', statusCode: null, deliveryStatus: null });
	});
});

describe('Menu and Category > Get Many', () => {
	it('lists the menu over its pages', async () => {
		const { json, error } = await blink(sandbox, 'menu:getAll', { returnAll: true });
		expect(error).toBeUndefined();
		expect(json).toHaveLength(60);
		expect(json[0]).toMatchObject({ id: 257327, name: 'Menu item 1', price: 100 });
	});

	it('lists the categories', async () => {
		const { json } = await blink(sandbox, 'category:getAll', { limit: 2 });
		expect(json).toEqual([
			{ id: 1, name: 'Breakfast' },
			{ id: 2, name: 'Dairy' },
		]);
	});
});
