import type { AxiosInstance } from 'axios';

import { sampleFile } from '../../sandbox';
import { newCustomer } from '../../sandbox/seed';
import { aFreshSandbox } from '../support/sandbox';
import { signedIn } from './client';

const sandbox = aFreshSandbox();
let blink: AxiosInstance;
beforeEach(async () => {
	blink = await signedIn(sandbox);
});

const CARTS = '/interface/v1/abandonedCarts?start_date=2026-02-09 00:00&end_date=2026-02-09 23:59';

/** The type of every field, e.g. `{ id: 'number', items: [{ … }] }`, to compare shapes without values. */
function shapeOf(value: unknown): unknown {
	if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf);
	if (value === null || typeof value !== 'object') return value === null ? 'null' : typeof value;
	return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]));
}

test.each([
	['/interface/v1/branches', 'blink/branches-answer'],
	['/interface/v1/fetchOrder?order_id=988309', 'blink/fetch-order-answer'],
	['/interface/v1/orderList?order_id=34862444', 'blink/order-list-answer'],
	[CARTS, 'blink/abandoned-carts-answer'],
])("%s has the shape and types of the vendor's sample", async (url, sample) => {
	const { data } = await blink.get(url);
	expect(shapeOf(data)).toEqual(shapeOf(sampleFile(sample)));
});

test("customers on one page have the shape and types of the vendor's sample", async () => {
	sandbox.state.customers = [newCustomer(0)];
	const { data } = await blink.get('/interface/v1/customers');
	expect(shapeOf(data)).toEqual(shapeOf(sampleFile('blink/customers-answer')));
});

test('customers come 100 a page, with links that drop the filters as in the sample', async () => {
	const { data } = await blink.get('/interface/v1/customers?created_at=2023-01-01 00:30:00');
	expect(data.data).toMatchObject({
		current_page: 1,
		from: 1,
		to: 100,
		last_page: 3,
		per_page: 100,
		total: 229,
		prev_page_url: null,
		next_page_url: `${sandbox.url}/interface/v1/customers?page=2`,
	});
	const last = await blink.get('/interface/v1/customers?page=3');
	expect(last.data.data).toMatchObject({ from: 201, to: 230, next_page_url: null });
	const beyond = await blink.get('/interface/v1/customers?page=4');
	expect(beyond.data.data).toMatchObject({ data: [], from: null, to: null });
});

test('customers are found by phone', async () => {
	const { data } = await blink.get('/interface/v1/customers?phone=923330000007');
	expect(data.data.data).toEqual([newCustomer(7)]);
});

test('orders are those with a greater id, 30 a page', async () => {
	const first = await blink.get('/interface/v1/orderList?order_id=34862444');
	expect(first.data.data.at(0).id).toBe(34862445);
	expect(first.data.pagination).toEqual({
		total: 75,
		per_page: 30,
		current_page: 1,
		last_page: 3,
		from: 1,
		to: 30,
		has_more: true,
	});
	const last = await blink.get('/interface/v1/orderList?order_id=34862444&page=3');
	expect([last.data.data.length, last.data.pagination.has_more]).toEqual([15, false]);
});

test('carts are those of the range, 5 a page', async () => {
	const { data } = await blink.get(CARTS);
	expect(data.pagination).toMatchObject({ total: 12, per_page: 5, last_page: 3 });
	const minute = await blink.get('/interface/v1/abandonedCarts?start_date=2026-02-09 08:07&end_date=2026-02-09 08:08');
	expect(minute.data.pagination.total).toBe(2);
});

test('the page size can be changed', async () => {
	sandbox.switches.pageSize = 2;
	const { data } = await blink.get('/interface/v1/fetchMenu?page=30');
	expect(data).toMatchObject({ current_page: 30, last_page: 30, per_page: 2, total: 60 });
});

test.each(['start', 'end'] as const)('a row can appear at the %s between two pages', async (at) => {
	sandbox.switches.insertBetweenPages = { list: 'orders', at, times: 1 };
	const before = await blink.get('/interface/v1/orderList?order_id=34862444');
	const after = await blink.get('/interface/v1/orderList?order_id=34862444&page=2');
	expect([before.data.pagination.total, after.data.pagination.total]).toEqual([75, 76]);
	const shifted = before.data.data.at(-1).id === after.data.data.at(0).id;
	expect(shifted).toBe(at === 'start');
});

test.each([
	['customers', '/interface/v1/customers', 231],
	['carts', CARTS, 13],
] as const)('%s can grow too', async (list, url, total) => {
	sandbox.switches.insertBetweenPages = { list, at: 'start', times: 1 };
	await blink.get(url);
	const { data } = await blink.get(url);
	expect(data.pagination?.total ?? data.data.total).toBe(total);
});
