import type { AxiosInstance } from 'axios';

import { sampleFile } from '../../sandbox';
import { withSettings, type Settings } from '../../sandbox/samples';
import { aFreshSandbox } from '../support/sandbox';
import { clientFor } from './client';

const sandbox = aFreshSandbox();
let app: AxiosInstance;

beforeAll(async () => {
	app = clientFor(sandbox);
});

const order = (set: Settings = {}) =>
	app.post('/webhooks/order-receive', withSettings(sampleFile('blend/order-created'), set));
const status = (set: Settings = {}) =>
	app.post(
		'/webhooks/order-status',
		withSettings(sampleFile('blend/order-updated'), { 'payload.status': 'assigned', ...set }),
	);

test("the vendor's own order is taken, without a token, and answered as the vendor shows", async () => {
	const answer = await order();
	expect([answer.status, answer.data]).toEqual([200, sampleFile('blend/order-created-answer')]);
	expect(sandbox.state.blendOrders).toMatchObject([{ blendId: '55', branchId: '14589', statuses: [], received: 1 }]);
});

test('the same id again is the same order', async () => {
	expect((await order()).data).toEqual((await order()).data);
	expect((await order({ 'payload.id': 'other' })).data.order_id).toBe('56');
	expect(sandbox.state.blendOrders.map(({ received }) => received)).toEqual([2, 1]);
});

test('a status moves the order it names, and fails for one nobody sent', async () => {
	await order();
	expect((await status()).data).toEqual({ status: 'success' });
	expect((await status({ 'payload.status': 'delivered' })).data).toEqual({ status: 'success' });
	expect((await status({ 'payload.order_id': 'nobody' })).data).toEqual({ status: 'failed' });
	expect(sandbox.state.blendOrders[0]!.statuses).toEqual(['assigned', 'delivered']);
});

test.each<[typeof order, Settings, string]>([
	[order, { event: 'order_updated' }, 'event'],
	[order, { event_time: '2025-01-01T00:00:00Z' }, 'event_time'],
	[order, { branch_id: '' }, 'branch_id'],
	[order, { 'payload.order_type': 'delivery' }, 'payload.order_type'],
	[order, { 'payload.total': '50' }, 'payload.total'],
	[order, { 'payload.items': [] }, 'payload.items'],
	[order, { 'payload.items.0.options.0.price': undefined }, 'payload.items.0.options.0.price'],
	[order, { 'payload.items.0.name': 'Milk' }, 'payload.items.0.name'],
	[status, { 'payload.status': 'accepted' }, 'payload.status'],
])('%p with %j is refused, naming %s', async (call, set, path) => {
	const { status: code, data } = await call(set);
	expect(code).toBe(422);
	expect(data.errors).toEqual(expect.arrayContaining([expect.objectContaining({ path })]));
});
