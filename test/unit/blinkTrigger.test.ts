import { blinkSource } from '../../nodes/Blink/webhooks/source';
import { order as orderModel } from '../../nodes/shared/model/order';
import sampleStatus from '../../sandbox/samples/blink/order-status.json';
import sampleOrder from '../../sandbox/samples/blink/order.json';
import { eventOf, issuesOf, understood } from '../support/senders';

const event = (body: object) => eventOf(blinkSource, body);
const anOrder = (more: object) => event({ ...sampleOrder, ...more });
const aStatus = (more: object) => event({ ...sampleStatus, ...more });

describe('an order', () => {
	it('becomes an order of the model, with nothing of the page lost', () => {
		const { order, ...created } = event(sampleOrder);
		expect(created).toMatchObject({
			event: 'order.created',
			vendorEvent: 'order',
			vendorStatus: 'PENDING',
			orderId: '1236589',
			branchId: '12345',
			deliveryStatus: 'created',
			occurredAt: '2024-06-26T09:26:04.000Z',
			warnings: ['payment is true although payment_method is Cash'],
		});
		expect(orderModel.strict().parse(order)).toEqual(order);
		expect(order).toMatchObject({
			source: 'blink',
			orderId: '1236589',
			orderNumber: 'ABND-24234',
			externalOrderId: 'UYI-9IY',
			channel: 'IOS',
			channelId: '8',
			type: 'pickup',
			branchId: '12345',
			vendorBranchId: '50220',
			branch: { area: 'Precinct-11A', address: 'XYZ road street 13', latitude: 27.4654584, longitude: 64.846548 },
			customer: { name: 'John Doe', phone: '+923300000000', address: 'PICK-UP', latitude: null, longitude: null },
			items: [
				{
					productId: '1c54bd7abe7b',
					unitPrice: 39,
					itemPrice: 39,
					discountPrice: null,
					options: [{ optionId: 'cfeed7290c4c', quantity: 1, unitPrice: 0, itemPrice: 0, discountPrice: null }],
				},
			],
			posCharge: 1,
			subtotal: 59,
			total: 66.67,
			payment: { method: 'Cash', methodId: '0', paid: true, collectAtDoor: false },
			brandId: '2131',
			isScheduled: false,
			placedAt: '2024-06-26T09:26:04.000Z',
			dueAt: '2024-06-26T09:26:04.000Z',
		});
	});

	it.each([
		[2, 'DISPATCHED', 'on-the-way', 'DISPATCHED'],
		['3', null, 'delivered', '3'],
		[4, null, 'rejected', '4'],
		['REJECTED', undefined, 'rejected', 'REJECTED'],
		[null, 'Canceled', null, 'Canceled'],
		['REFUNDED', null, null, 'REFUNDED'],
	])('whose status is %j and %j is news of an order, not a new one', (status, word, deliveryStatus, vendorStatus) => {
		expect(anOrder({ status, status_text: word })).toMatchObject({
			event: 'order.status',
			vendorEvent: 'order',
			deliveryStatus,
			vendorStatus,
			// `created_at` is when it was placed.
			occurredAt: null,
			order: { orderId: '1236589', deliveryStatus, placedAt: '2024-06-26T09:26:04.000Z', items: [{}] },
		});
	});

	it.each([
		['0', 'PENDING', 'created', 'PENDING'],
		['6', 'READY', 'ready', 'READY'],
		// The number counts.
		['1', 'Rejected', 'accepted', 'Rejected'],
		['0', 'CANCELLED', 'created', 'CANCELLED'],
		['5', 'PONDERING', null, 'PONDERING'],
		['', '', 'created', null],
		[null, null, 'created', null],
		[undefined, undefined, 'created', null],
	])('whose status is %j and %j stands at %s', (status, word, deliveryStatus, vendorStatus) => {
		expect(anOrder({ status, status_text: word })).toMatchObject({
			event: 'order.created',
			deliveryStatus,
			vendorStatus,
			order: { deliveryStatus },
		});
	});

	it.each([
		['PICK-UP', 'pickup'],
		['pickup', 'pickup'],
		['DINE IN', 'dine-in'],
		['Dine_In', 'dine-in'],
		[' delivery ', 'delivery'],
		['TAKEAWAY', 'pickup'],
		['Take-Away', 'pickup'],
		['COLLECTION', 'pickup'],
		['curbside', 'pickup'],
		['DRIVE-THRU', 'pickup'],
		['EAT-IN', 'dine-in'],
		['Home Delivery', 'delivery'],
		[null, null],
		[' ', null],
	])('of type %j is %s, without a warning', (type, expected) => {
		const { order, warnings } = anOrder({ type, payment: false });
		expect(order!.type).toBe(expected);
		expect(warnings).toEqual([]);
	});

	it.each(['DRONE', 'BANQUET', 7])('of type %j, which nobody knows, says so', (type) => {
		const { order, warnings } = anOrder({ type, payment: false });
		expect(order!.type).toBeNull();
		expect(warnings).toEqual(['type is not one of the known words and is null']);
	});

	it.each([
		['1970-01-01 00:00:00', null],
		['0001-01-01T00:00:00Z', null],
		['1999-12-31 23:59:59', null],
		[915148800, null],
		['2000-01-01 00:00:00', '2000-01-01T00:00:00.000Z'],
	])('due at %j is due at %s: placeholders for no time are none', (due_at, dueAt) => {
		const { order, warnings } = anOrder({ due_at, payment: false });
		expect(order!.dueAt).toBe(dueAt);
		expect(warnings).toEqual(dueAt === null ? ['due_at could not be read and is null'] : []);
	});

	it.each([
		[-60, []],
		[1.5, []],
		[2.5, ['occurredAt']],
		[300, ['occurredAt']],
	])('placed %d minutes after it was received says so and keeps the time', (minutes, names) => {
		const placed = new Date(Date.now() + minutes * 60_000).toISOString();
		const { order, occurredAt, warnings } = anOrder({ created_at: placed, payment: false });
		expect([order!.placedAt, occurredAt]).toEqual([placed, placed]);
		expect(warnings).toEqual(names.map((name) => `${name} is later than the time of receipt: it is as it was sent`));
	});

	it('due tomorrow is nothing to be warned of', () => {
		const due_at = new Date(Date.now() + 24 * 3_600_000).toISOString();
		expect(anOrder({ due_at, payment: false }).warnings).toEqual([]);
	});

	it.each<[sent: unknown, name: string | null, warnings: string[]]>([
		[{ en: 'Roll', ar: 'رول' }, 'Roll', []],
		[{ ar: 'رول', 'en-US': 'Roll' }, 'Roll', []],
		[{ ar: 'رول', ur: 'رول ۲' }, 'رول', []],
		[{ en: '', ar: 'رول' }, 'رول', []],
		['{"ar":"رول","en":"Roll"}', 'Roll', []],
		[{ en: null }, null, ['products[0].name could not be read and is null']],
		[{ label: 'Roll' }, null, ['products[0].name could not be read and is null']],
		[{ en: { short: 'R' } }, null, ['products[0].name could not be read and is null']],
		[['Roll'], null, ['products[0].name could not be read and is null']],
	])('whose product is called %j has an item called %s', (sent, name, warnings) => {
		const event = anOrder({ payment: false, products: [{ name: sent, quantity: 1 }] });
		expect(event.order!.items[0]!.name).toBe(name);
		expect(event.warnings).toEqual(warnings);
	});

	it('keeps all languages of a text in what is not simplified', () => {
		const name = { en: 'Roll', ar: 'رول' };
		const { payload } = understood(blinkSource, {
			...sampleOrder,
			customer_name: name,
			products: [{ name, quantity: '1' }],
		});
		expect(payload).toMatchObject({ customer_name: name, products: [{ name, quantity: 1 }] });
	});

	it.each([
		[0, 0, null, null],
		['0.000', '0', null, null],
		[0, null, null, null],
		[0, 67.5, 0, 67.5],
		['24.8', '67.1', 24.8, 67.1],
	])('at %j, %j is at %s, %s', (sentLatitude, sentLongitude, latitude, longitude) => {
		const { order } = anOrder({
			customer_address_latitude: sentLatitude,
			customer_address_longitude: sentLongitude,
			branch_latitude: sentLatitude,
			branch_longitude: sentLongitude,
		});
		expect(order).toMatchObject({ customer: { latitude, longitude }, branch: { latitude, longitude } });
	});

	const unclear = 'may count for each unit or for the whole line: it is as sent';
	const uneven = 'counts for the whole line and does not divide evenly among its units: it is as sent';
	it.each<[what: string, units: unknown, option: object, quantity: number | null, doubt: string | null]>([
		['one for each, counted for the line', 4, { quantity: 4, unit_price: '50', total_price: '200' }, 1, null],
		['two for each, counted for the line', 4, { quantity: 8, unit_price: 50, total_price: 400 }, 2, null],
		['one for each, counted for each', 8, { quantity: 1, unit_price: 50, total_price: 400 }, 1, null],
		['one for the line of 8', 8, { quantity: 1, unit_price: 50, total_price: 50 }, 1, uneven],
		['a free one', 4, { quantity: 4, unit_price: '0.000', total_price: '0.000' }, 4, null],
		['a free one without a total', 4, { quantity: 4, unit_price: 0 }, 4, null],
		['one without a total', 4, { quantity: 4, unit_price: 50 }, 4, unclear],
		['one whose total is something else', 4, { quantity: 4, unit_price: 50, total_price: 99 }, 4, unclear],
		['one of a single unit', 1, { quantity: 2, unit_price: 50, total_price: 7 }, 2, null],
		['one of who knows how many', null, { quantity: 2, unit_price: 50, total_price: 7 }, 2, null],
		['one that says no quantity', 4, { unit_price: 50, total_price: 50 }, null, null],
		['thirds of a coin', 3, { quantity: 3, unit_price: 33.33, total_price: 99.99 }, 1, null],
	])('has per unit of its item: %s', (_what, units, option, quantity, doubt) => {
		const { order, warnings } = anOrder({ payment: false, products: [{ quantity: units, options: [option] }] });
		expect(order!.items[0]!.options[0]!.quantity).toBe(quantity);
		expect(warnings).toEqual(doubt ? [`products[0].options[0].quantity ${doubt}`] : []);
	});

	it.each(['none', '[{"name":', 7, true, {}, { name: 'Roll' }, ['Roll', 5], [null]])(
		'whose products are %j is not understood: a blank kitchen ticket is worse',
		(products) => {
			expect(issuesOf(blinkSource, { ...sampleOrder, products })).toEqual(['products could not be read']);
		},
	);

	it.each([null, '', [], '[]', undefined])('whose products are %j has a warning', (products) => {
		expect(anOrder({ payment: false, products })).toMatchObject({
			event: 'order.created',
			warnings: ['products is missing or empty: the order has no items'],
			order: { items: [] },
		});
	});

	it('of whose products one cannot be read keeps the others', () => {
		expect(anOrder({ payment: false, products: [{ name: 'Roll' }, 'Tea'] })).toMatchObject({
			warnings: ['products[1] could not be read and is null'],
			order: { items: [{ name: 'Roll' }] },
		});
	});
});

describe('a status', () => {
	it('says who did it and why', () => {
		expect(event(sampleStatus)).toMatchObject({
			event: 'order.status',
			vendorEvent: 'Rejected',
			vendorStatus: 'Rejected',
			orderId: '1236589',
			branchId: '12345',
			deliveryStatus: 'rejected',
			occurredAt: '2023-10-10T12:00:00.000Z',
			warnings: [],
			delivery: {
				deliveryStatus: 'rejected',
				orderId: '1236589',
				branchId: '12345',
				occurredAt: '2023-10-10T12:00:00.000Z',
				reason: 'TEST ORDER',
				actionBy: 'Restaurant',
			},
		});
	});

	it.each([{ order_key: 'ABND-24234' }, { products: null }, { products: [] }, sampleOrder])(
		'is one whatever else is there: %j',
		(more) => {
			expect(event({ ...more, ...sampleStatus })).toMatchObject({ event: 'order.status', deliveryStatus: 'rejected' });
		},
	);

	it.each([
		[{ statusText: 'Rejected' }, 'rejected', 'Rejected'],
		[{ statusText: 'DELIVERED', status: '' }, 'delivered', 'DELIVERED'],
		[{ status: 3, statusText: null }, 'delivered', '3'],
	])('is one by its word or its number: %j', (said, deliveryStatus, vendorStatus) => {
		expect(event({ blink_order_id: 1, ...said })).toMatchObject({
			event: 'order.status',
			deliveryStatus,
			vendorStatus,
			warnings: [],
		});
	});

	it.each([{ statusText: ' ' }, { statusText: 'x' }, { action_by: 'Rider' }, { statusText: null, status: {} }])(
		'without either is not understood: %j',
		(said) => {
			expect(issuesOf(blinkSource, { blink_order_id: 1, ...said })).toEqual(['status is missing']);
		},
	);

	it('is one by who did it alone', () => {
		expect(event({ blink_order_id: 1, status: '2', action_by: 'Rider', order_key: 'A' })).toMatchObject({
			event: 'order.status',
			deliveryStatus: 'on-the-way',
			delivery: { actionBy: 'Rider' },
		});
	});

	it('counts by its number where number and word disagree, and says so', () => {
		expect(aStatus({ status: 1 })).toMatchObject({
			deliveryStatus: 'accepted',
			warnings: ['statusText and status disagree: status counts'],
		});
	});

	it('that nobody knows is another event, with its word', () => {
		expect(aStatus({ status: 5, statusText: 'Pondering' })).toMatchObject({
			event: 'order.other',
			vendorStatus: 'Pondering',
			deliveryStatus: null,
			delivery: { deliveryStatus: null },
		});
	});
});
