import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { stringify } from 'qs';

import { redactedMessage } from '../../nodes/shared/http/vendorMessage';
import { webhookSample, type PayloadType } from '../../sandbox';
import { aFreshSandbox } from '../support/sandbox';
import { senderOf } from '../support/senders';
import { blink, callsOf } from './blinkSetup';
import { operationsOf } from './harness/operation';
import { aTrigger } from './harness/triggers';

/*
 * Customers write Arabic and Urdu, from right to left, with marks, emoji and their own digits. Texts go through as they
 * were written, character by character; what is a number, a phone number or a time is read in any digits.
 */

const sandbox = aFreshSandbox();

const texts: Record<string, string> = {
	Urdu: 'عائشہ ملک، گلی نمبر ۵ — پیاز نہیں چاہیے۔',
	'Arabic with its marks': 'مُحَمَّدٌ ـــ بِلا بَصَلٍ؟ شقّة ٣',
	'a joined and a parted word': 'می\u200Cخواہم لا\u200Dله',
	'marks of direction': '\u2067أحمد\u2069 (Flat 3)\u200E \u200F12\u061C \u202Bنعم\u202C',
	emoji: '👩🏽‍🍳🇵🇰❤️‍🔥 1️⃣ 𝒶',
	'composed letters': 'Café Zoë آ'.normalize('NFC'),
	'decomposed letters': 'Café Zoë آ'.normalize('NFD'),
	'what reads like a secret': 'كلمة السر password: نعم، token = ١٢٣٤؛ لا تقطع',
};

type Paths = Record<string, string>;
const at = (value: unknown, path: string): unknown =>
	path.split('.').reduce<unknown>((inner, key) => (inner as IDataObject | undefined)?.[key], value);
const all = (paths: Paths, text: unknown) => Object.fromEntries(Object.keys(paths).map((path) => [path, text]));
const taken = (value: unknown, paths: string[]) => Object.fromEntries(paths.map((path) => [path, at(value, path)]));

/** Where each sender writes what people wrote, and where the one language has it. */
const heard: Array<[PayloadType, Paths]> = [
	[
		'blink.order',
		{
			customer_name: 'order.customer.name',
			customer_address_description: 'order.customer.address',
			kitchen_notes: 'order.notes',
			area_name: 'order.branch.area',
			'products.0.name': 'order.items.0.name',
			'products.0.options.0.name': 'order.items.0.options.0.name',
		},
	],
	['blink.order-status', { comment: 'delivery.reason', action_by: 'delivery.actionBy' }],
	['logistics.task-accepted', { 'data.agent.name': 'delivery.driver.name', 'data.reason': 'delivery.reason' }],
	['blend.order-created', { 'payload.note': 'order.notes', 'payload.items.0.note': 'order.items.0.notes' }],
	[
		'bringg.order-accepted',
		{ 'way_points.0.customer.name': 'delivery.stops.0.name', 'task_notes.0.note': 'delivery.stops.1.notes.0' },
	],
	[
		'bringg-fleet.delivery-created',
		{ 'way_points.0.customer.name': 'delivery.stops.0.name', 'task_inventories.0.name': 'delivery.items.0.name' },
	],
	[
		'ordatic.rider-refund',
		{
			'data.refund.refundItems.0.items.0.name': 'delivery.refund.items.0.items.0.name',
			'data.refund.refundFees.0.name': 'delivery.refund.fees.0.name',
		},
	],
];

const asJson = { send: (body: object) => JSON.stringify(body), type: 'application/json; charset=utf-8' };
const asForm = { send: (body: object) => stringify(body), type: 'application/x-www-form-urlencoded' };
const ways = [
	...heard.map(([kind, paths]) => [kind, 'JSON', paths, asJson] as const),
	...heard.slice(0, 2).map(([kind, paths]) => [kind, 'a form', paths, asForm] as const),
];

/** What comes out of a trigger that is sent `body`. */
async function outOf(kind: PayloadType, body: object, simplify: boolean, { send, type } = asJson) {
	const { trigger: name, source } = senderOf(kind);
	const trigger = await aTrigger(name, { events: source.events.map(({ value }) => value), simplify });
	await trigger.post(send(body), { headers: { 'Content-Type': type } });
	expect(trigger.unrecognized()).toEqual([]);
	return trigger.events()[0]!;
}

describe.each(ways)('%s as %s', (kind, _as, paths, way) => {
	it.each(Object.entries(texts))('gives %s as it was written', async (_what, text) => {
		const body = webhookSample<object>(kind, all(paths, text) as never);
		const simple = await outOf(kind, body, true, way);
		expect(taken(simple, Object.values(paths))).toEqual(
			Object.fromEntries(Object.values(paths).map((path) => [path, text])),
		);
		const whole = await outOf(kind, body, false, way);
		expect(taken(whole, Object.keys(paths))).toEqual(all(paths, text));
	});
});

/** The digits of Cairo and those of Karachi. */
const digits = [
	['٠١٢٣٤٥٦٧٨٩', '٫'],
	['۰۱۲۳۴۵۶۷۸۹', '٫'],
] as const;
const inDigits = ([own, point]: (typeof digits)[number], text: string) =>
	text.replace(/\d/g, (digit) => own[Number(digit)]!).replace('.', point);

describe.each(digits)('numbers written with %s', (...own) => {
	const written = (text: string) => inDigits(own, text);

	it('are numbers in an order of Blink, and its phone number stays as it was written', async () => {
		const sent = webhookSample<object>('blink.order', {
			customer_phone: `\u202A${written('0300 1234567')}\u202C`,
			total_price: written('66.67'),
			subtotal: `\u200F${written('1')}٬${written('250.5')}`,
			created_at: written('2024-06-26 09:26:04'),
			status: written('0'),
			'products.0.quantity': written('12'),
			'products.0.unit_price': written('39.5'),
		});
		for (const way of [asJson, asForm]) {
			const { order } = await outOf('blink.order', sent, true, way);
			expect(order).toMatchObject({
				customer: { phone: `\u202A${written('0300 1234567')}\u202C` },
				total: 66.67,
				subtotal: 1250.5,
				placedAt: '2024-06-26T09:26:04.000Z',
				deliveryStatus: 'created',
				items: [{ quantity: 12, unitPrice: 39.5 }],
			});
		}
	});

	it('are a status', async () => {
		const blinkSays = await outOf(
			'blink.order-status',
			webhookSample<object>('blink.order-status', { status: written('3'), statusText: null }),
			true,
		);
		expect(blinkSays.deliveryStatus).toBe('delivered');
		const riderSays = await outOf(
			'logistics.task-accepted',
			webhookSample<object>('logistics.task-accepted', { eventId: written('24'), event: null }),
			true,
		);
		expect(riderSays.deliveryStatus).toBe('driver-accepted');
	});

	it('can be filled in wherever a number, a phone number or a time is asked for', async () => {
		const { error } = await blink(
			sandbox,
			'order:create',
			{
				...filledIn('عائشہ'),
				customerPhone: `\u2066${written('0300-1234567')}\u2069`,
				items: { item: [{ itemId: '1', name: 'دودھ', quantity: written('2'), price: written('85.50') }] },
				subtotal: written('171'),
				deliveryCharges: written('30'),
				total: written('201'),
				additionalFields: {
					latitude: written('24.918682'),
					longitude: written('67.102982'),
					scheduledFor: written('2025-05-22T20:00:00'),
					taxAmount: written('0'),
					deliveryEta: written('45'),
				},
			} as INodeParameters,
			{ timezone: 'Asia/Karachi' },
		);
		expect(error).toBeUndefined();
		expect(callsOf(sandbox, 'submitOrder')[0]!.body).toMatchObject({
			customer_phone: '+923001234567',
			subtotal: '171',
			delivery_charges: '30',
			total: '201',
			tax_amount: '0',
			delivery_eta: 45,
			scheduled_delivery_time: '22-05-2025 08:00 PM',
			items: [{ price: '85.50', quantity: '2' }],
		});
	});

	it('name an order and its state', async () => {
		const { error } = await blink(sandbox, 'order:updateStatus', { orderId: written('123456'), status: written('1') });
		expect(error).toBeUndefined();
		expect(callsOf(sandbox, 'updateOrderStatus')[0]!.body).toMatchObject({ blink_order_id: '123456', status: 1 });
	});

	it('say which rows of a list are wanted', async () => {
		const { error, json } = await blink(sandbox, 'order:getAll', {
			limit: written('1'),
			filters: { afterOrderId: written('0') },
		} as INodeParameters);
		expect(error).toBeUndefined();
		expect(json).toHaveLength(1);
		await blink(sandbox, 'customer:getAll', { filters: { phone: written('0300 1234567') } } as INodeParameters);
		expect(callsOf(sandbox, 'customers').at(-1)).toMatchObject({ query: { phone: '923001234567' } });
	});

	it('are stock and prices', async () => {
		const row = {
			productId: '257327',
			price: written('99.5'),
			discountPrice: written('0'),
			branchId: '60002',
			stockQuantity: written('12'),
		};
		const { json } = await blink(sandbox, 'product:syncStockPrice', { rowsFrom: 'json', rowsJson: [row] } as never);
		expect(json).toMatchObject([{ syncStatus: 'synced' }]);
		expect(callsOf(sandbox, 'syncStockPrice')[0]!.body).toEqual({
			products: [{ id: '257327', price: 99.5, discount_price: 0, branches: [{ id: '60002', stock_quantity: 12 }] }],
		});
	});
});

describe('what goes out', () => {
	const task = operationsOf({ type: 'blinkLogistics', resource: 'task', secret: 'demo-logistics-token' }, () => ({
		token: 'demo-logistics-token',
		environment: 'custom',
		url: sandbox.url,
		headerName: 'Authorization',
		headerPrefix: 'Bearer',
	}));
	const toBlend = operationsOf({ type: 'blend', resource: 'order', secret: 'a-value-blend-agreed-on' }, () => ({
		environment: 'staging',
		orderReceiveUrl: `${sandbox.url}/webhooks/order-receive`,
		orderStatusUrl: `${sandbox.url}/webhooks/order-status`,
		headerName: 'X-Partner-Key',
		headerSecret: 'a-value-blend-agreed-on',
	}));

	it.each(Object.entries(texts))('is %s as it was heard from Blink or filled in', async (_what, text) => {
		const [, paths] = heard[0]!;
		const sent = webhookSample<object>('blink.order', {
			...all(paths, text),
			type: 'DELIVERY',
			payment_method: 'Cash',
			payment: false,
			customer_phone: '۰۳۰۰ ۱۲۳۴۵۶۷',
			customer_address_latitude: '24.9',
			customer_address_longitude: '67.1',
		});
		const input = [await outOf('blink.order', sent, true)];

		expect((await task('create', { input: 'order' }, { input })).error).toBeUndefined();
		expect(callsOf(sandbox, 'task')[0]!.body).toMatchObject({
			customerName: text,
			customerAddress: text,
			customerPhone: '923001234567',
			instruction: text,
			description: `Details: ${text} (${text}), Quantity: 1`,
		});

		expect((await toBlend('send', { input: 'order' }, { input })).error).toBeUndefined();
		expect(callsOf(sandbox, 'order-receive')[0]!.body).toMatchObject({ payload: { note: text } });

		expect((await blink(sandbox, 'order:create', filledIn(text))).error).toBeUndefined();
		expect(callsOf(sandbox, 'submitOrder')[0]!.body).toMatchObject({
			customer_name: text,
			delivery: { house_num: text, street: text, area: text, city: text },
			instructions: text,
			items: [{ name: text, notes: text }],
		});
	});

	it('is an order with an address in Urdu', async () => {
		const address = 'فلیٹ بی ۱۲، راشد منہاس روڈ، گلشنِ اقبال، کراچی، ۷۵۳۰۰';
		const order = {
			source: 'bringg',
			orderId: '1',
			type: 'delivery',
			customer: { name: 'عائشہ', phone: '۰۳۰۰۱۲۳۴۵۶۷، ۰۳۱۱۱۲۳۴۵۶۷', address, latitude: 24.9, longitude: 67.1 },
			items: [{ productId: '1', name: 'دودھ', quantity: 1, unitPrice: 5 }],
			subtotal: 5,
			total: 5,
		};
		const override = { houseNumber: 'فلیٹ بی ۱۲', area: 'گلشنِ اقبال', city: 'کراچی' };
		const parameters = { input: 'order', branch: '60002', override };
		const { error } = await blink(sandbox, 'order:create', parameters, { input: [{ order }] });
		expect(error).toBeUndefined();
		expect(callsOf(sandbox, 'submitOrder')[0]!.body).toMatchObject({
			customer_phone: '+923001234567',
			delivery: { house_num: 'فلیٹ بی ۱۲', street: address, area: 'گلشنِ اقبال', city: 'کراچی' },
		});
	});
});

describe('what is removed or shortened', () => {
	it('is no word of a body that cannot be read but its secrets', async () => {
		const trigger = await aTrigger('blinkTrigger', { events: ['order.created'] });
		await trigger.post(`{"customer_name":"${texts.Urdu}","access_token":"سرّي جدا","note":"${texts.emoji}`, {
			headers: { 'Content-Type': 'text/plain' },
		});
		expect(trigger.unrecognized()[0]!.body).toBe(`{"customer_name":"${texts.Urdu}","[removed],"note":"${texts.emoji}`);
	});

	it('ends after a whole letter where a vendor says too much, and not within a secret', () => {
		expect(redactedMessage(`${'ا'.repeat(499)}😀 and more`)).toBe(`${'ا'.repeat(499)}…`);
		expect(redactedMessage(`${'ا'.repeat(497)}سرّي جدا and more`, ['سرّي جدا'])).toBe(`${'ا'.repeat(497)}***…`);
	});
});

function filledIn(text: string) {
	return {
		branch: { __rl: true, mode: 'id', value: '60002' },
		deliveryType: 'delivery',
		customerName: text,
		customerPhone: '0300 1234567',
		houseNumber: text,
		street: text,
		area: text,
		city: text,
		itemsFrom: 'form',
		items: { item: [{ itemId: '1', name: text, notes: text, quantity: 1, price: '85' }] },
		paymentMethod: 'cash',
		subtotal: '85',
		deliveryCharges: '0',
		total: '85',
		additionalFields: { instructions: text },
	};
}
