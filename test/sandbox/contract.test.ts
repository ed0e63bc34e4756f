import type { AxiosInstance } from 'axios';

import { sampleFile } from '../../sandbox';
import { withSettings, type Settings } from '../../sandbox/samples';
import { aSandbox } from '../support/sandbox';
import { atPortal, clientFor, signedIn } from './client';

const sandbox = aSandbox();
let blink: AxiosInstance;
let logistics: AxiosInstance;

beforeAll(async () => {
	blink = await signedIn(sandbox);
	logistics = atPortal(sandbox);
});

const CALLS = {
	stock: { path: '/interface/v1/syncStockPrice', sample: 'blink/stock-price' },
	submit: { path: '/interface/v1/submitOrder', sample: 'blink/submit-order' },
	status: { path: '/interface/v1/updateOrderStatus', sample: 'blink/update-order-status-reject' },
	task: { path: '/interface/v1/task', sample: 'logistics/create-task' },
};

function post(call: keyof typeof CALLS, set: Settings = {}) {
	const { path, sample } = CALLS[call];
	return (call === 'task' ? logistics : blink).post(path, withSettings(sampleFile(sample), set));
}

test.each(Object.keys(CALLS) as Array<keyof typeof CALLS>)("the vendor's own sample of %s is taken", async (call) => {
	const { status, data } = await post(call);
	expect([status, data]).toEqual([200, expect.anything()]);
	expect(data.success).not.toBe(false);
});

test.each<[keyof typeof CALLS, Settings, string]>([
	['stock', { 'products.0.discount_price': undefined }, 'products.0.discount_price'],
	['stock', { 'products.0.price': '94.72' }, 'products.0.price'],
	['stock', { 'products.0.branches.0.stock_quantity': 1.5 }, 'products.0.branches.0.stock_quantity'],
	['stock', { 'products.0.branches.0.name': 'Clifton' }, 'products.0.branches.0.name'],
	['stock', { products: [] }, 'products'],
	['submit', { total: 132 }, 'total'],
	['submit', { total: '' }, 'total'],
	['submit', { delivery: undefined }, 'delivery'],
	['submit', { 'delivery.city': '' }, 'delivery.city'],
	['submit', { 'delivery.latitude': '24.9' }, 'delivery.latitude'],
	['submit', { delivery_type: 'DELIVERY' }, 'delivery_type'],
	['submit', { payment_method: 'Card' }, 'payment_method'],
	['submit', { customer_phone: '03332222222' }, 'customer_phone'],
	['submit', { is_scheduled: true }, 'is_scheduled'],
	['submit', { scheduled_delivery_time: '2025-05-22 20:00' }, 'scheduled_delivery_time'],
	['submit', { 'items.0.quantity': 2 }, 'items.0.quantity'],
	['submit', { 'items.0.sub_options.0.name': 'Sugar' }, 'items.0.sub_options.0.name'],
	['status', { status: 5 }, 'status'],
	['status', { status: '4' }, 'status'],
	['status', { blink_order_id: 123456 }, 'blink_order_id'],
	['status', { comment: undefined }, 'comment'],
	['status', { comment: '' }, 'comment'],
	['task', { lat: 24.87 }, 'lat'],
	['task', { pickUpTime: '2024-06-06 03:29:15' }, 'pickUpTime'],
	['task', { pickUpTime: '2024-06-06T03:29:15+05:00' }, 'pickUpTime'],
	['task', { paymentType: 'CASH' }, 'paymentType'],
	['task', { type: 3 }, 'type'],
	['task', { taskId: 'XYZAB-12345' }, 'taskId'],
])('%s with %j is refused, naming %s', async (call, set, path) => {
	const { status, data } = await post(call, set);
	expect(status).toBe(422);
	expect(data).toMatchObject({
		success: false,
		msg: expect.stringContaining(path),
		errors: expect.arrayContaining([expect.objectContaining({ path })]),
	});
});

test('every broken field is named at once', async () => {
	const { data } = await post('submit', { total: 1, subtotal: 2, extra: true });
	expect(data.errors.map(({ path }: { path: string }) => path).sort()).toEqual(['extra', 'subtotal', 'total']);
});

test.each([
	['/interface/v1/branches?page=2', 'page'],
	['/interface/v1/customers?phone=%2B923001234567', 'phone'],
	['/interface/v1/customers?created_at=2024-01-01', 'created_at'],
	['/interface/v1/customers?page=0', 'page'],
	['/interface/v1/fetchOrder', 'order_id'],
	['/interface/v1/orderList?order_id=1&limit=5', 'limit'],
	['/interface/v1/abandonedCarts?start_date=2026-02-09&end_date=2026-02-10 00:00', 'start_date'],
	['/interface/v1/abandonedCarts?start_date=2026-02-09 25:00&end_date=2026-02-10 00:00', 'start_date'],
])('GET %s is refused, naming %s', async (url, path) => {
	const { status, data } = await blink.get(url);
	expect([status, data.errors.map((error: { path: string }) => error.path)]).toEqual([422, [path]]);
});

test('what is not JSON is told so', async () => {
	const { status, data } = await blink.post('/interface/v1/updateOrderStatus', '{"status":', {
		transformRequest: (text) => text,
	});
	expect([status, data.success]).toEqual([400, false]);
});

test('a body that is missing is refused', async () => {
	const { status } = await clientFor(sandbox).post('/interface/v1/login', '', { transformRequest: (text) => text });
	expect(status).toBe(422);
});

test('an unknown path is 404, a wrong method 405 with the allowed ones', async () => {
	expect((await blink.get('/interface/v1/stock')).status).toBe(404);
	const wrong = await blink.get('/interface/v1/submitOrder');
	expect([wrong.status, wrong.headers.allow]).toEqual([405, 'POST']);
});
