import type { AxiosInstance } from 'axios';

import { sampleFile, webhookSample } from '../../sandbox';
import { applyWebhook } from '../../sandbox/effects';
import { withSettings } from '../../sandbox/samples';
import { aFreshSandbox } from '../support/sandbox';
import { atPortal, signedIn } from './client';

const sandbox = aFreshSandbox();
let blink: AxiosInstance;
let logistics: AxiosInstance;
beforeAll(async () => {
	logistics = atPortal(sandbox);
});
beforeEach(async () => {
	blink = await signedIn(sandbox);
});

const stock = (...ids: string[]) => ({
	products: ids.map((id) => ({
		id,
		price: 50,
		discount_price: 0,
		branches: [{ id: '12345', price: null, stock_quantity: 3 }],
	})),
});

describe('orders', () => {
	test("the vendor's sample order comes back as its Fetch Order sample shows it", async () => {
		const submitted = await blink.post('/interface/v1/submitOrder', sampleFile('blink/submit-order'));
		const { id, unique_code } = submitted.data.data;
		const fetched = await blink.get(`/interface/v1/fetchOrder?order_id=${id}&unique_code=${unique_code}`);
		expect(fetched.data.data).toMatchObject({
			customer_phone: '+923332222222',
			latitude: '24.918682',
			delivery_eta: 45,
			status: 'PENDING',
			instruction: 'test note',
			subtotal: 90,
			total: 132,
			items: [{ item_id: 257327, quantity: 2, price: 90, actual_price: 115, notes: 'test note' }],
		});
	});

	test('an order for an unknown branch is refused with status 200', async () => {
		const { status, data } = await blink.post(
			'/interface/v1/submitOrder',
			withSettings(sampleFile('blink/submit-order'), { blink_branch_id: '1' }),
		);
		expect([status, data]).toEqual([200, { success: false, msg: 'Branch 1 not found' }]);
	});

	test('a status moves the order and is remembered', async () => {
		await blink.post('/interface/v1/updateOrderStatus', sampleFile('blink/update-order-status-accept'));
		await blink.post('/interface/v1/updateOrderStatus', sampleFile('blink/update-order-status-reject'));
		const { data } = await blink.get('/interface/v1/fetchOrder?order_id=123456');
		expect(data.data).toMatchObject({ status: 'REJECTED', reject_reason: 'Delivery area is too far' });
		expect(sandbox.state.orders.find(({ id }) => id === 123456)?.history.map(({ status }) => status)).toEqual([
			0, 1, 4,
		]);
	});

	test('an order may be known by a code', async () => {
		const code = { blink_order_id: 'qW7rTz' };
		const unknown = { success: false, msg: 'Order not found' };
		expect((await blink.get('/interface/v1/fetchOrder?order_id=qW7rTz')).data).toEqual(unknown);
		expect((await blink.post('/interface/v1/updateOrderStatus', { ...code, status: 1 })).data).toEqual(unknown);

		applyWebhook(sandbox.state, 'blink.order', webhookSample('blink.order', code), new Date());
		await blink.post('/interface/v1/updateOrderStatus', { ...code, status: 2 });
		const { data } = await blink.get('/interface/v1/fetchOrder?order_id=qW7rTz');
		expect(data.data).toMatchObject({ id: 'qW7rTz', status: 'DISPATCHED' });
		expect((await blink.get('/interface/v1/fetchOrder?order_id=QW7RTZ')).data).toEqual(unknown);
		const list = await blink.get('/interface/v1/orderList?order_id=34862444&page=3');
		expect(list.data.data.at(-1)).toMatchObject({ id: 'qW7rTz' });
	});

	test('an unknown order is refused with status 200, unless told otherwise', async () => {
		const body = { blink_order_id: '42', status: 1 };
		expect((await blink.post('/interface/v1/updateOrderStatus', body)).data).toEqual({
			success: false,
			msg: 'Order not found',
		});
		expect((await blink.get('/interface/v1/fetchOrder?order_id=42')).data.success).toBe(false);
		sandbox.switches.acceptUnknownOrders = true;
		expect((await blink.post('/interface/v1/updateOrderStatus', body)).data.success).toBe(true);
	});
});

describe('stock and prices', () => {
	test('are kept per product; branches the call does not name keep theirs', async () => {
		sandbox.state.products = [{ id: 'a', price: 1, discount_price: 0, branches: [{ id: 'other', stock_quantity: 9 }] }];
		const { data } = await blink.post('/interface/v1/syncStockPrice', stock('a', 'b'));
		expect(data.data).toEqual({ synced: ['a', 'b'], failed: [] });
		expect(
			sandbox.state.products.map(({ id, price, branches }) => [id, price, branches.map((branch) => branch.id)]),
		).toEqual([
			['a', 50, ['other', '12345']],
			['b', 50, ['12345']],
		]);
	});

	test('some products can be refused, alone or with their whole call', async () => {
		sandbox.switches.refuseProducts = { ids: ['b'], message: 'is not mapped', mode: 'each' };
		const each = await blink.post('/interface/v1/syncStockPrice', stock('a', 'b'));
		expect(each.data).toMatchObject({
			success: true,
			data: { synced: ['a'], failed: [{ id: 'b', message: 'is not mapped' }] },
		});

		sandbox.switches.refuseProducts.mode = 'whole';
		const whole = await blink.post('/interface/v1/syncStockPrice', stock('c', 'b'));
		expect(whole.data).toEqual({ success: false, msg: 'Product b: is not mapped' });
		expect(sandbox.state.products.some(({ id }) => id === 'c')).toBe(false);
	});

	test('unknown products can be refused', async () => {
		sandbox.switches.acceptUnknownProducts = false;
		const { data } = await blink.post('/interface/v1/syncStockPrice', stock('1c54bd7abe7b', 'unheard-of'));
		expect(data.data).toEqual({
			synced: ['1c54bd7abe7b'],
			failed: [{ id: 'unheard-of', message: 'Product not found' }],
		});
	});
});

test('a menu import replaces items by id and adds new ones', async () => {
	const products = [
		{ id: '257327', sku: 'milk', name: 'Milk' },
		{ id: '1', sku: 'tea', name: 'Tea', is_vegan: true },
	];
	expect((await blink.post('/interface/v1/importMenu', { products })).data.data).toEqual({ imported: 2 });
	const { data } = await blink.get('/interface/v1/fetchMenu');
	expect([data.data[0].name, data.total]).toEqual(['Milk', 61]);
	expect((await blink.get('/interface/v1/categories')).data.data).toHaveLength(3);
});

describe('delivery tasks', () => {
	test('are created, changed, and found by their reference', async () => {
		const created = await logistics.post('/interface/v1/task', sampleFile('logistics/create-task'));
		const { taskId } = created.data.data;
		expect(created.data).toEqual({ eventId: 20, event: 'TASK_CREATED', data: { taskId, type: 1 } });

		const updated = await logistics.put('/interface/v1/task', { taskId, type: 2, customerName: 'New Name' });
		expect(updated.data).toEqual({ eventId: 21, event: 'TASK_UPDATED', data: { taskId, type: 2 } });
		expect(sandbox.state.tasks[0]?.fields).toMatchObject({ customerName: 'New Name', paymentType: 'COD' });

		const { data } = await logistics.get('/interface/v1/task/status?mappingKey=12345678');
		expect(data).toMatchObject({
			eventId: 21,
			data: { taskId, reason: '', trackingLink: expect.stringContaining(taskId) },
		});
	});

	test('that nobody created are refused with status 200', async () => {
		expect((await logistics.put('/interface/v1/task', { taskId: 'XYZAB-12345', type: 1 })).data.success).toBe(false);
		expect((await logistics.get('/interface/v1/task/status?mappingKey=unheard-of')).data.success).toBe(false);
	});
});
