import { blendSource } from '../../nodes/Blend/webhooks/source';
import { unitPrice } from '../../nodes/Blend/webhooks/unitPrice';
import { order as orderModel } from '../../nodes/shared/model/order';
import { withSettings, type Settings } from '../../sandbox/samples';
import branchAvailability from '../../sandbox/samples/blend/branch-availability.json';
import itemAvailability from '../../sandbox/samples/blend/item-availability.json';
import menuSync from '../../sandbox/samples/blend/menu-sync.json';
import modifierAvailability from '../../sandbox/samples/blend/modifier-availability.json';
import orderCreated from '../../sandbox/samples/blend/order-created.json';
import orderUpdated from '../../sandbox/samples/blend/order-updated.json';
import { eventOf, issuesOf } from '../support/senders';

const event = (body: unknown) => eventOf(blendSource, body);
const issues = (body: unknown) => issuesOf(blendSource, body);
const orderWith = (set: Settings) => event(withSettings(orderCreated, set));

describe('order_created', () => {
	it('becomes an order of the model', () => {
		const { order, ...created } = event(orderCreated);
		expect(created).toMatchObject({
			event: 'order.created',
			vendorEvent: 'order_created',
			orderId: 'order_id',
			taskId: null,
			branchId: '14589',
			deliveryStatus: 'created',
			occurredAt: '2025-01-01T00:00:00.000Z',
			warnings: [],
		});
		expect(orderModel.strict().parse(order)).toEqual(order);
		expect(order).toMatchObject({
			source: 'blend',
			orderId: 'order_id',
			type: 'delivery',
			subtotal: 50,
			tax: 10,
			discount: 10,
			total: 50,
			notes: null,
			payment: { method: 'cash', methodId: null, paid: null, collectAtDoor: true },
			placedAt: '2025-01-01T00:00:00.000Z',
			items: [
				{ productId: '1', quantity: 2, unitPrice: 5, options: [{ optionId: '1', quantity: 2, unitPrice: 10 }] },
				{ productId: '2', quantity: 1, unitPrice: 25, options: [] },
			],
		});
	});

	it.each([
		['DELIVERY', 'delivery'],
		['Dine-In', 'dine-in'],
		['pick-up', 'pickup'],
		['DINE IN', 'dine-in'],
		['Takeaway', 'pickup'],
		['EAT IN', 'dine-in'],
		['HOME-DELIVERY', 'delivery'],
	])('reads the order type %s as %s', (word, type) => {
		const { order, warnings } = orderWith({ 'payload.order_type': word });
		expect(order!.type).toBe(type);
		expect(warnings).toEqual([]);
	});

	it('says so when nobody knows the order type', () => {
		const { order, warnings } = orderWith({ 'payload.order_type': 'BANQUET' });
		expect(order!.type).toBeNull();
		expect(warnings).toEqual(['payload.order_type is not one of the known words and is null']);
	});

	it('reads names and notes that come once per language', () => {
		const { order, warnings } = orderWith({
			'payload.items.0.name': { ar: 'رول', en: 'Roll' },
			'payload.note': { ar: 'حار' },
		});
		expect([order!.items[0]!.name, order!.notes]).toEqual(['Roll', 'حار']);
		expect(warnings).toEqual([]);
	});

	it('reads numbers written as text and an id written as a number', () => {
		const { orderId, order, warnings } = orderWith({ 'payload.id': 77, 'payload.total': '50.50' });
		expect(orderId).toBe('77');
		expect(order!.total).toBe(50.5);
		expect(warnings).toEqual([]);
	});

	it('keeps the price of an item whose options cost more, and says so', () => {
		const { order, warnings } = orderWith({ 'payload.items.0.options.0.price': 20 });
		expect(order!.items[0]!.unitPrice).toBe(25);
		expect(warnings).toEqual([
			'payload.items[0].options cost more than the item, so its unitPrice may still include them',
		]);
	});

	it('makes an unreadable amount null and names it', () => {
		const { order, warnings } = orderWith({ 'payload.total': '1,250.00' });
		expect(order!.total).toBeNull();
		expect(warnings).toEqual(['payload.total could not be read and is null']);
	});

	it('needs nothing but its id', () => {
		expect(event({ event: 'ORDER_CREATED', payload: { id: '1' } })).toMatchObject({
			event: 'order.created',
			orderId: '1',
			branchId: null,
			occurredAt: null,
			order: { items: [], total: null },
		});
	});
});

describe('unitPrice', () => {
	it.each([
		['no options', 25, [], 25],
		['an option once', 25, [{ price: 10 }], 15],
		['an option twice per unit', 25, [{ price: 10, quantity: 2 }], 5],
		['options of exactly the price', 20, [{ price: 10, quantity: 2 }], 0],
		['no computing noise', 0.3, [{ price: 0.1 }], 0.2],
		['three decimals, as in Kuwait', 1.25, [{ price: 0.125 }], 1.125],
		['an amount that was not computed as it is', 9.99999, [{ price: 0 }], 9.99999],
		['an option without a price', 25, [{ price: null, quantity: 3 }], 25],
	])('takes off %s', (_what, price, options, expected) => {
		expect(unitPrice(price, options)).toEqual({ unitPrice: expected, optionsCostMore: false });
	});

	it('is null without a price', () => {
		expect(unitPrice(null, [{ price: 1 }])).toEqual({ unitPrice: null, optionsCostMore: false });
	});
});

describe('order_updated', () => {
	it.each([
		// What Blend sends.
		['accepted', 'accepted'],
		['rejected', 'rejected'],
		['cancelled', 'cancelled'],
		['prepared', 'ready'],
		// What a delivery app sends.
		['assigned', 'driver-assigned'],
		['at_pick_up', 'at-pickup'],
		['on_the_way', 'on-the-way'],
		['delivered', 'delivered'],
		// As people write them.
		['canceled', 'cancelled'],
		['ON_THE_WAY', 'on-the-way'],
	])('reads %s as %s', (word, deliveryStatus) => {
		expect(event(withSettings(orderUpdated, { 'payload.status': word }))).toMatchObject({
			event: 'order.status',
			vendorEvent: word,
			vendorStatus: word,
			orderId: 'order_id',
			branchId: '14589',
			deliveryStatus,
			occurredAt: '2025-01-01T00:00:00.000Z',
			delivery: { deliveryStatus, orderId: 'order_id' },
		});
	});

	it.each(['teleported', null, undefined])('keeps %s as another event', (word) => {
		expect(event(withSettings(orderUpdated, { 'payload.status': word }))).toMatchObject({
			event: 'order.other',
			vendorEvent: word ?? 'order_updated',
			deliveryStatus: null,
		});
	});
});

describe('menu_sync', () => {
	it('gives the menu with both languages', () => {
		expect(event(menuSync)).toMatchObject({
			event: 'menu.updated',
			vendorEvent: 'menu_sync',
			orderId: null,
			taskId: null,
			branchId: '14589',
			deliveryStatus: null,
			occurredAt: '2025-01-01T00:00:00.000Z',
			warnings: [],
			details: { menu: menuSync.payload },
		});
	});

	it('repairs prices and flags, and keeps fields it does not know', () => {
		const sent = {
			'payload.items.0.price': '150.00',
			'payload.items.0.is_available': 1,
			'payload.items.0.calories': 700,
			'payload.categories.0.schedule_time.friday.0.is_visible': 'false',
		};
		expect(event(withSettings(menuSync, sent)).details).toMatchObject({
			menu: {
				categories: [{ schedule_time: { friday: [{ is_visible: false }] } }],
				items: [{ price: 150, is_available: true, calories: 700, name: { en: 'shawarma sandwich' } }],
			},
		});
	});

	it('is no menu without any list', () => {
		expect(issues({ event: 'menu_sync', payload: {} })).toEqual(['payload has neither categories nor items']);
	});
});

describe('availability', () => {
	it.each([
		['availability.item', itemAvailability, { type: 'item', id: '1', isAvailable: false }, '14589'],
		['availability.modifier', modifierAvailability, { type: 'modifier', id: '1', isAvailable: false }, '14589'],
		// The payload's branch counts.
		['availability.branch', branchAvailability, { type: 'branch', id: '1', isAvailable: false }, '1'],
	])('%s', (name, body, availability, branchId) => {
		expect(event(body)).toMatchObject({
			event: name,
			orderId: null,
			branchId,
			deliveryStatus: null,
			details: { availability },
		});
	});

	it('finds the id of a modifier under id too', () => {
		const body = { event: 'modifier_availability', payload: { id: 9, is_available: '1' } };
		expect(event(body).details).toEqual({ availability: { type: 'modifier', id: '9', isAvailable: true } });
	});

	it("takes the envelope's branch when the payload names none", () => {
		const body = { event: 'branch_availability', branch_id: '14589', payload: { is_available: true } };
		expect(event(body)).toMatchObject({ branchId: '14589', details: { availability: { id: '14589' } } });
	});
});

describe('an event that no page lists', () => {
	it('is another event, with its order where it names one', () => {
		expect(event({ event: 'courier_changed', branch_id: '1', payload: { order_id: 7 } })).toMatchObject({
			event: 'order.other',
			vendorEvent: 'courier_changed',
			orderId: '7',
			branchId: '1',
			deliveryStatus: null,
			delivery: { orderId: '7', branchId: '1' },
		});
	});

	it.each(['order-created', 'Order Created', ' ORDER_CREATED '])(
		'is none if it is only written otherwise: %s',
		(word) => {
			expect(event({ event: word, payload: { id: 'A1' } })).toMatchObject({ event: 'order.created', orderId: 'A1' });
		},
	);
});

describe('items', () => {
	it('that cannot be read are no order: a blank kitchen ticket is worse', () => {
		expect(issues(withSettings(orderCreated, { 'payload.items': 'none' }))).toEqual([
			'payload.items could not be read',
		]);
	});

	it('that are missing have a warning', () => {
		expect(orderWith({ 'payload.items': [] }).warnings).toEqual([
			'payload.items is missing or empty: the order has no items',
		]);
	});
});

describe('what nobody understands', () => {
	it.each([
		['order_created without an id', withSettings(orderCreated, { 'payload.id': '' }), 'payload.id is missing'],
		['order_created without a payload', { event: 'order_created' }, 'payload.id is missing'],
		['order_updated without its order', { event: 'order_updated', payload: {} }, 'payload.order_id is missing'],
		['an item without an id', { event: 'item_availability', payload: {} }, 'payload.item_id is missing'],
		['a branch without an id', { event: 'branch_availability', payload: {} }, 'payload.branch_id is missing'],
		['an event of the manual POS', { event: 'menu.updated', id: '1', items: [] }, 'not a Blend event'],
		['an event of the manual POS without a payload', { event: 'item.updated', payload: null }, 'not a Blend event'],
		['an event that is no text', { event: 7, payload: { id: '1' } }, 'not a Blend event'],
		['a list', [orderCreated], 'a list'],
	])('%s', (_what, body, issue) => {
		expect(issues(body).join()).toContain(issue);
	});
});

describe('answers', () => {
	const answer = (body: unknown, fromWorkflow?: Parameters<typeof blendSource.answer>[1]['fromWorkflow']) =>
		JSON.stringify(blendSource.answer(event(body), { fromWorkflow, parameters: {} }));

	it('gives the own id of the app back when nothing was waited for', () => {
		expect(answer(orderCreated)).toBe('{"status":200,"body":{"order_id":"order_id","status":"success"}}');
	});

	it.each([
		[{ order_id: 55, orderId: 1, id: 2 }, '55'],
		[{ orderId: 'B-7', id: 2 }, 'B-7'],
		[{ id: 12 }, '12'],
		[{ order_id: '', id: 12 }, '12'],
		[{ order_id: { id: 1 } }, 'order_id'],
		[{}, 'order_id'],
	])('takes the id from the workflow: %j', (item, id) => {
		expect(answer(orderCreated, item)).toBe(`{"status":200,"body":{"order_id":"${id}","status":"success"}}`);
	});

	it.each([orderUpdated, menuSync, itemAvailability, modifierAvailability, branchAvailability])(
		'gives $event its status only',
		(body) => {
			expect(answer(body, { id: 5 })).toBe('{"status":200,"body":{"status":"success"}}');
			expect(JSON.stringify(blendSource.failure!(event(body)))).toBe('{"status":200,"body":{"status":"failed"}}');
			expect(JSON.stringify(blendSource.refusal!([], { event: body.event }))).toBe(
				'{"status":200,"body":{"status":"failed"}}',
			);
		},
	);

	it.each([{ event: 'order_created' }, { event: 'menu.updated' }, 'text', null, [1]])(
		'refuses %j as an order',
		(body) => {
			expect(JSON.stringify(blendSource.refusal!([], body))).toBe(
				'{"status":200,"body":{"order_id":"","status":"failed"}}',
			);
		},
	);
});
