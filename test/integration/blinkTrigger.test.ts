import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import status from '../../sandbox/samples/blink/order-status.json';
import order from '../../sandbox/samples/blink/order.json';
import { aTrigger } from './harness/triggers';

/* What bodies mean is tested in unit/blinkTrigger.test.ts and unit/senderBodies.test.ts: this is the way through n8n. */

it('hears orders and statuses on one URL', async () => {
	const { post, events, unrecognized } = await aTrigger('blinkTrigger');
	for (const body of [order, status]) {
		const answer = await post(body);
		expect([answer.status, answer.data]).toEqual([200, { success: true }]);
	}
	expect(unrecognized()).toEqual([]);
	expect(events()).toMatchObject([
		{ source: 'blink', event: 'order.created', orderId: '1236589', order: { total: 66.67 } },
		{ source: 'blink', event: 'order.status', orderId: '1236589', delivery: { reason: 'TEST ORDER' } },
	]);
});

it('hears an order that comes as a form', async () => {
	const { post, events } = await aTrigger('blinkTrigger');
	const form = readFileSync(join(__dirname, '../fixtures/cases/blink-order-php-form.txt'), 'utf8');
	await post(form, { headers: { 'Content-Type': 'application/x-www-form-urlencoded' } });
	expect(events()).toMatchObject([
		{ orderId: 'qW7rTz', warnings: [], order: { items: [{ quantity: 4, options: [{ quantity: 1 }] }], total: 704 } },
	]);
});

it('keeps what it cannot read, and tells why, rather than print a blank ticket', async () => {
	const { post, events, unrecognized } = await aTrigger('blinkTrigger');
	const body = { ...order, products: '[{"product_id":' };
	expect((await post(body)).status).toBe(200);
	expect(events()).toEqual([]);
	expect(unrecognized()).toMatchObject([{ issues: ['products could not be read'], body }]);
});

it('gives the payload with its types repaired when not simplified, and what it cannot read as it was sent', async () => {
	const { post, events } = await aTrigger('blinkTrigger', { simplify: false });
	await post({ ...order, subtotal: '', total_price: '1,250.00', customer_phone: '٠٣٠٠', tax: '١٢' });
	expect(events()).toMatchObject([
		{
			blink_order_id: '1236589',
			subtotal: null,
			total_price: '1,250.00',
			customer_phone: '٠٣٠٠',
			tax: 12,
			created_at: '2024-06-26T09:26:04.000Z',
			products: [{ unit_price: 39 }],
			warnings: expect.arrayContaining(['total_price could not be read and is null']) as string[],
		},
	]);
});

it('needs no more of an order than its id', async () => {
	const { post, events } = await aTrigger('blinkTrigger');
	await post({ blink_order_id: 1236589, products: null });
	expect(events()).toMatchObject([
		{
			event: 'order.created',
			orderId: '1236589',
			warnings: ['products is missing or empty: the order has no items'],
			order: { items: [], total: null, type: null, branch: { latitude: null } },
		},
	]);
});
