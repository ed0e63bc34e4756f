import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parseForm } from '../../nodes/shared/bundled/form';
import type { SenderName } from '../support/expectedMappings';
import { eventOf, senders, understood } from '../support/senders';

/*
 * Bodies as they come from the world and not from the vendors' pages: forms of PHP, lists as text, ids of every kind.
 */

const fixture = (name: string) => readFileSync(join(__dirname, '../fixtures/cases', name), 'utf8');
const json = (name: string) => JSON.parse(fixture(name)) as unknown;
const sourceOf = (name: SenderName) => senders.find((sender) => sender.name === name)!.source;

/** The order of the first two fixtures, whichever way it comes. */
const rolls = {
	event: 'order.created',
	vendorStatus: null,
	orderId: 'qW7rTz',
	branchId: '2',
	deliveryStatus: 'created',
	occurredAt: null,
	warnings: [],
	order: {
		source: 'blink',
		orderId: 'qW7rTz',
		orderNumber: 'qW7rTz',
		channel: 'WEBSITE',
		channelId: null,
		type: 'delivery',
		deliveryStatus: 'created',
		branchId: '2',
		vendorBranchId: '22222',
		branch: { area: null, address: 'Somewhere 1', latitude: 24.800000000001, longitude: 67.000000000001 },
		customer: {
			name: 'Test Person',
			phone: '+923000000000',
			email: 'IND-FIE00000000000@console.example',
			address: 'House 1, Street 2',
			latitude: null,
			longitude: null,
		},
		items: [
			{
				productId: '8',
				name: 'Roll',
				quantity: 4,
				unitPrice: 100,
				itemPrice: null,
				discountPrice: null,
				totalPrice: 600,
				notes: null,
				options: [
					{
						optionId: '2492',
						name: 'Extra cheese',
						quantity: 1,
						unitPrice: 50,
						itemPrice: null,
						discountPrice: null,
						totalPrice: 200,
					},
				],
			},
		],
		currency: null,
		subtotal: 600,
		tax: 104,
		promoCode: null,
		deliveryCharges: 0,
		total: 704,
		payment: { method: 'Cash', methodId: null, paid: false },
		brandId: '11111',
		notes: null,
		isScheduled: false,
		placedAt: null,
		dueAt: '2026-03-05T00:03:00.000Z',
	},
};

const task = { taskId: 'XYZAB-12345', delivery: { taskType: 'delivery', driver: { name: 'Ali', phone: '+923' } } };
const blendOrder = { orderId: 'A1', order: { items: [{ productId: '7', quantity: 2, unitPrice: 40 }], total: 100 } };
const refund = { orderId: 'o-1', delivery: { refund: { riderAmount: 12.5, items: [{ items: [{ name: 'Roll' }] }] } } };
const bringgOrder = { taskId: '7', delivery: { stops: [{ name: 'Ali', latitude: 31.5 }] } };

it.each<[what: string, sender: SenderName, body: unknown, expected: object]>([
	['an order as real senders write it', 'blink', json('blink-order-production-shape.json'), rolls],
	['the same order as a form', 'blink', parseForm(fixture('blink-order-php-form.txt')), rolls],
	[
		'a form',
		'logistics',
		parseForm(
			'eventId=24&event=TASK_ACCEPTED&data[taskId]=XYZAB-12345&data[type]=1&data[agent][name]=Ali&data[agent][contact]=%2B923',
		),
		task,
	],
	[
		'a form',
		'blend',
		parseForm(
			'event=order_created&branch_id=1&payload[id]=A1&payload[total]=100&payload[items][0][id]=7&payload[items][0][quantity]=2&payload[items][0][price]=50&payload[items][0][options][0][price]=10',
		),
		blendOrder,
	],
	[
		'a form',
		'bringg',
		parseForm('id=7&status=1&way_points[0][id]=1&way_points[0][lat]=31.5&way_points[0][customer][name]=Ali'),
		bringgOrder,
	],
	[
		'a form',
		'ordatic',
		parseForm(
			'eventType=rider-refund&data[orderId]=o-1&data[refund][totalRiderRefund]=1250&data[refund][refundItems][0][items][0][name]=Roll',
		),
		refund,
	],
	[
		'lists as JSON text',
		'blink',
		{ blink_order_id: 'qW7rTz', products: '[{"product_id":8,"options":"[{\\"name\\":\\"Extra cheese\\"}]"}]' },
		{ order: { items: [{ productId: '8', options: [{ name: 'Extra cheese' }] }] } },
	],
	[
		'a list with gaps, as PHP writes it',
		'blink',
		{ blink_order_id: 'qW7rTz', products: { 0: { name: 'Roll' }, 3: { name: 'Tea' } } },
		{ order: { items: [{ name: 'Roll' }, { name: 'Tea' }] } },
	],
	[
		'its task as JSON text',
		'logistics',
		{
			eventId: '24',
			data: '{"taskId":"XYZAB-12345","type":"1","agent":"{\\"name\\":\\"Ali\\",\\"contact\\":\\"+923\\"}"}',
		},
		task,
	],
	[
		'lists as JSON text',
		'blend',
		{
			event: 'order_created',
			payload: '{"id":"A1","total":"100","items":"[{\\"id\\":7,\\"quantity\\":2,\\"price\\":40}]"}',
		},
		blendOrder,
	],
	[
		'lists as JSON text',
		'bringg',
		{ id: '7', status: '1', way_points: '[{"id":1,"lat":"31.5","customer":{"name":"Ali"}}]' },
		bringgOrder,
	],
	[
		'lists as JSON text',
		'ordatic',
		{
			eventType: 'rider-refund',
			data: { orderId: 'o-1', refund: { totalRiderRefund: '1250', refundItems: '[{"items":[{"name":"Roll"}]}]' } },
		},
		refund,
	],
])('%s from %s', (_what, sender, body, expected) => {
	expect(eventOf(sourceOf(sender), body)).toMatchObject(expected);
});

describe.each<[sender: SenderName, id: 'orderId' | 'taskId', withId: (id: unknown) => object]>([
	['blink', 'orderId', (id) => ({ blink_order_id: id, products: [{ name: 'Roll' }] })],
	['blink', 'orderId', (id) => ({ blink_order_id: id, status: 1 })],
	['logistics', 'taskId', (taskId) => ({ eventId: 23, data: { taskId } })],
	['blend', 'orderId', (id) => ({ event: 'order_created', payload: { id } })],
	['blend', 'orderId', (id) => ({ event: 'order_updated', payload: { order_id: id, status: 'accepted' } })],
	['bringg', 'taskId', (id) => ({ id, status: 1 })],
	['ordatic', 'orderId', (orderId) => ({ eventType: 'order-accepted', data: { orderId } })],
])('%s', (sender, field, withId) => {
	it.each([
		['qW7rTz', 'qW7rTz'],
		[1236589, '1236589'],
		['0012', '0012'],
		[9007199254740991, '9007199254740991'],
		['6f1c2e9a-0b1d-4c57-9b7e-7d2f0f6f4a11', '6f1c2e9a-0b1d-4c57-9b7e-7d2f0f6f4a11'],
		['#12/B ٣', '#12/B ٣'],
	])(`takes %j for the ${field} as it is`, (id, text) => {
		expect(eventOf(sourceOf(sender), withId(id))[field]).toBe(text);
	});
});

it.each<[sender: SenderName, body: object, path: string[], warning: string]>([
	[
		'blink',
		{ blink_order_id: '1', products: [{ name: 'Roll' }], total_price: '1,250.00' },
		['total_price'],
		'total_price',
	],
	['blink', { blink_order_id: '1', status: 1, created_at: 'soon' }, ['created_at'], 'created_at'],
	['logistics', { eventId: 23, data: { taskId: 'T', agent: 'Ali' } }, ['data', 'agent'], 'data.agent'],
	[
		'blend',
		{ event: 'item_availability', payload: { id: 1, is_available: 'maybe' } },
		['payload', 'is_available'],
		'payload.is_available',
	],
	['ordatic', { eventType: 'rider-refund', data: { orderId: '1', refund: 'none' } }, ['data', 'refund'], 'data.refund'],
])('%s: what cannot be read is named, and raw output keeps it: %j', (sender, body, path, warning) => {
	const { event, payload } = understood(sourceOf(sender), body);
	expect(event.warnings).toEqual([`${warning} could not be read and is null`]);
	const at = (value: unknown) => path.reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], value);
	expect(at(payload)).toBe(at(body));
});
