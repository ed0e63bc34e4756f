import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { IDataObject } from 'n8n-workflow';

import { BlinkCatchUpTrigger } from '../../nodes/Blink/BlinkCatchUpTrigger.node';
import { retryPace } from '../../nodes/shared/http/retry';
import { startBlinkLists, type BlinkLists } from './harness/blinkLists';
import { publishedTrigger } from './harness/polling';

/* What the Catch-Up Trigger gives of lists that change in every way a list of Blink's may. */

let blink: BlinkLists;
const others: BlinkLists[] = [];
const usualPace = retryPace.firstDelaySeconds;
beforeAll(() => {
	retryPace.firstDelaySeconds = 0.001;
});
afterAll(() => {
	retryPace.firstDelaySeconds = usualPace;
});
beforeEach(async () => {
	blink = await startBlinkLists();
});
afterEach(async () => {
	await Promise.all([blink, ...others.splice(0)].map(async (each) => await each.stop()));
});

/** Another host of Blink's. */
async function anotherBlink(): Promise<BlinkLists> {
	const other = await startBlinkLists();
	others.push(other);
	return other;
}

const account = ({ url }: BlinkLists, username = 'demo') => ({
	blinkApi: { username, password: 'demo-password', environment: 'custom', url, accessToken: 'token' },
});
const catchUp = (event: string) =>
	publishedTrigger('blinkCatchUpTrigger', new BlinkCatchUpTrigger(), { event }, account(blink));

const listed = (id: number | string, more: IDataObject = {}): IDataObject => ({
	id,
	unique_code: `U-${id}`,
	customer_name: 'John Doe',
	customer_phone: '+920554897875',
	delivery_type: 'delivery',
	status: 'PENDING',
	ordertime: '2024-01-07 08:51:46',
	payment_method: 'Cash',
	total: 53.11,
	items: [{ item_id: 1567138, quantity: 1, price: 23, actual_price: 23, details: 'Chicken Bites 8 Pcs', notes: null }],
	...more,
});
const before = (minutes: number) =>
	new Date(Date.now() - minutes * 60_000).toISOString().slice(0, 19).replace('T', ' ');
const cart = (name: string, minutes: number, more: IDataObject = {}): IDataObject => ({
	order_id: '',
	customer: { name, phone: `+92330${name.length}000000`, address: '' },
	notification: { status: 'SENT', sent_at: before(0) },
	created_at: before(minutes),
	cart_value: 744,
	cart_items: [{ dish_id: 722688, quantity: 1, details: 'x', unit_price: '142.000' }],
	...more,
});

const orderIds = (items: IDataObject[] | null) => (items ?? []).map(({ orderId }) => orderId);
const names = (items: IDataObject[] | null) => (items ?? []).map((item) => (item.customer as IDataObject).name);

const theCase = (name: string) =>
	JSON.parse(readFileSync(join(__dirname, `../fixtures/cases/incoming/${name}.json`), 'utf8')) as IDataObject;

describe('the cases of real lists', () => {
	it('catchup-order-that-is-listed-after-a-higher-one', async () => {
		const { steps, expected } = theCase('catchup-order-that-is-listed-after-a-higher-one');
		const trigger = catchUp('orders');
		const given: unknown[] = [];
		for (const step of steps as Array<'poll' | { orderList: IDataObject[] }>) {
			if (step === 'poll') given.push(orderIds(await trigger.poll()));
			else blink.orderList = step.orderList;
		}
		expect(given).toEqual(expected);
		expect(await trigger.poll()).toBeNull();
	});

	it('catchup-carts-then-orders-on-one-node', async () => {
		blink.orderList = [listed(100)];
		const trigger = catchUp('abandonedCarts');
		expect(await trigger.poll()).toBeNull();
		trigger.publish({ parameters: { event: 'orders' } });
		expect(await trigger.poll()).toBeNull();
		expect(trigger.log).toEqual([
			'Node follows another list or account of Blink now: it starts from the current end of that list',
		]);
		const { steps } = theCase('catchup-carts-then-orders-on-one-node');
		const { orderList } = (steps as IDataObject[]).find((step) => step.orderList)!;
		blink.orderList.push(...(orderList as IDataObject[]));
		expect(orderIds(await trigger.poll())).toEqual(['101', '102']);
		expect(await trigger.poll()).toBeNull();
	});

	it('catchup-credential-changed-to-another-account', async () => {
		blink.orderList = [listed(988309)];
		const trigger = catchUp('orders');
		expect(await trigger.poll()).toBeNull();
		const production = await anotherBlink();
		production.orderList = Array.from({ length: 441 }, (_, index) => listed(34862445 + index, { status: 'DELIVERED' }));
		trigger.publish({ credentials: account(production) });
		expect(await trigger.poll()).toBeNull();
		expect(await trigger.poll()).toBeNull();
		production.orderList.push(listed(34862886));
		expect(orderIds(await trigger.poll())).toEqual(['34862886']);
	});

	it('catchup-cart-listed-26-minutes-after-it-was-made', async () => {
		const trigger = catchUp('abandonedCarts');
		expect(await trigger.poll()).toBeNull();
		blink.abandonedCarts = [cart('new', 0)];
		expect(names(await trigger.poll())).toEqual(['new']);
		blink.abandonedCarts.unshift(cart('older', 26));
		expect(names(await trigger.poll())).toEqual(['older']);
		expect(await trigger.poll()).toBeNull();
	});

	it('catchup-unknown-status-is-created', async () => {
		const trigger = catchUp('orders');
		await trigger.poll();
		blink.orderList = theCase('catchup-unknown-status-is-created').orderList as IDataObject[];
		expect(await trigger.poll()).toMatchObject([
			{ event: 'order.status', deliveryStatus: null, vendorStatus: 'CANCELLED', order: { deliveryStatus: null } },
		]);
	});

	it('catchup-unreadable-items-without-a-word', async () => {
		const trigger = catchUp('orders');
		await trigger.poll();
		blink.orderList = theCase('catchup-unreadable-items-without-a-word').orderList as IDataObject[];
		expect(await trigger.poll()).toMatchObject([
			{ orderId: '5', order: { items: [] }, warnings: ['items could not be read and is null'] },
			{ orderId: '6', order: { items: [] }, warnings: ['items is missing or empty: the order has no items'] },
		]);
	});
});

describe('an order of the list', () => {
	it.each([
		['PENDING', 'order.created', 'created'],
		['ACCEPTED', 'order.created', 'accepted'],
		['READY', 'order.created', 'ready'],
		['IN_OVEN', 'order.created', null],
		['DISPATCHED', 'order.status', 'on-the-way'],
		['DELIVERED', 'order.status', 'delivered'],
		['REJECTED', 'order.status', 'rejected'],
		['REFUNDED', 'order.status', null],
	])('that is %s is %s and stands at %s', async (status, event, deliveryStatus) => {
		const trigger = catchUp('orders');
		await trigger.poll();
		blink.orderList = [listed(7, { status })];
		expect(await trigger.poll()).toMatchObject([
			{
				event,
				deliveryStatus,
				vendorStatus: status,
				order: { deliveryStatus, placedAt: '2024-01-07T08:51:46.000Z' },
				occurredAt: event === 'order.created' ? '2024-01-07T08:51:46.000Z' : null,
				warnings: [],
			},
		]);
	});

	it('that says no status is new', async () => {
		const trigger = catchUp('orders');
		await trigger.poll();
		blink.orderList = [listed(7, { status: null })];
		expect(await trigger.poll()).toMatchObject([
			{ event: 'order.created', deliveryStatus: 'created', vendorStatus: null },
		]);
	});

	it('names what could not be read', async () => {
		const trigger = catchUp('orders');
		await trigger.poll();
		blink.orderList = [
			listed(7, { total: '1,250.00', ordertime: '01/02/2025', delivery_type: 'BANQUET' }),
			listed(8, { ordertime: '1970-01-01 00:00:00', delivery_type: 'Take-Away' }),
		];
		expect(await trigger.poll()).toMatchObject([
			{
				orderId: '7',
				order: { total: null, placedAt: null, type: null },
				warnings: [
					'delivery_type is not one of the known words and is null',
					'ordertime could not be read and is null',
					'total could not be read and is null',
				],
			},
			{
				orderId: '8',
				order: { placedAt: null, type: 'pickup' },
				warnings: ['ordertime could not be read and is null'],
			},
		]);
	});

	it('has a name where it has one for each language', async () => {
		const trigger = catchUp('orders');
		await trigger.poll();
		blink.orderList = [listed(7, { items: [{ item_id: 1, quantity: 1, details: { ar: 'رول', en: 'Roll' } }] })];
		expect(await trigger.poll()).toMatchObject([{ order: { items: [{ name: 'Roll' }] }, warnings: [] }]);
	});

	it('is known by all the digits of its id', async () => {
		blink.orderList = [listed('8202522731445525540')];
		const trigger = catchUp('orders');
		await trigger.poll();
		blink.orderList.push(listed('8202522731445525542'), listed('8202522731445525541'));
		expect(orderIds(await trigger.poll())).toEqual(['8202522731445525541', '8202522731445525542']);
		expect(await trigger.poll()).toBeNull();
	});

	it('that is listed twice is given out once', async () => {
		const trigger = catchUp('orders');
		await trigger.poll();
		blink.orderList = [listed(7), listed(7), listed('aB1'), listed('aB1')];
		expect(orderIds(await trigger.poll()).sort()).toEqual(['7', 'aB1']);
		expect(await trigger.poll()).toBeNull();
	});

	it('is looked for from the number that was the highest a quarter of an hour ago, and no further back', async () => {
		blink.orderList = [listed(100)];
		const trigger = catchUp('orders');
		await trigger.poll();
		trigger.age(2);
		blink.orderList.push(listed(110));
		expect(orderIds(await trigger.poll())).toEqual(['110']);
		trigger.age(14);
		blink.orderList.push(listed(105), listed(120));
		expect(orderIds(await trigger.poll())).toEqual(['105', '120']);
		trigger.age(16);
		blink.orderList.push(listed(115), listed(121));
		expect(await trigger.poll()).not.toBeNull();
		blink.asked = [];
		blink.orderList.push(listed(107), listed(119), listed(122));
		expect(orderIds(await trigger.poll())).toEqual(['122']);
		expect(blink.asked[0]).toBe('orderList?order_id=120');
	});

	it('and is listed after a higher one that was there at the first activation is given out once', async () => {
		blink.orderList = [listed(100)];
		const trigger = catchUp('orders');
		expect(await trigger.poll()).toBeNull();
		blink.orderList.push(listed(99), listed(101));
		expect(orderIds(await trigger.poll())).toEqual(['99', '101']);
		trigger.age(5);
		blink.orderList.push(listed(98));
		expect(orderIds(await trigger.poll())).toEqual(['98']);
		for (const minutes of [11, 16, 16]) {
			trigger.age(minutes);
			expect(await trigger.poll()).toBeNull();
		}
	});

	const numbers = [10, 20, 30, 40, 50, 60];
	it.each<[how: string, ids: number[], onlySaysHasMore: boolean]>([
		['oldest first', numbers, false],
		['newest first', [...numbers].reverse(), false],
		['in no order', [20, 60, 10, 50, 40, 30], false],
		['oldest first, where only has_more tells of a next page,', numbers, true],
		['newest first, where only has_more tells of a next page,', [...numbers].reverse(), true],
	])('of pages listed %s is given out once, and none that was there', async (_how, ids, onlySaysHasMore) => {
		Object.assign(blink, { perPage: 2, onlySaysHasMore });
		blink.orderList = ids.map((id) => listed(id));
		const trigger = catchUp('orders');
		expect(await trigger.poll()).toBeNull();
		expect(await trigger.poll()).toBeNull();
		blink.orderList.push(listed(55), listed(61));
		expect(orderIds(await trigger.poll())).toEqual(['55', '61']);
		expect(orderIds(await trigger.tryOut())).toEqual(['61']);
		trigger.age(16);
		expect(await trigger.poll()).toBeNull();
	});
});

describe('carts', () => {
	it('are the same while their customer and their time are, also when one is ordered or its address changes', async () => {
		const trigger = catchUp('abandonedCarts');
		await trigger.poll();
		const left = cart('Ali', 5);
		blink.abandonedCarts = [left];
		expect(names(await trigger.poll())).toEqual(['Ali']);
		blink.abandonedCarts = [
			{
				...left,
				order_id: 77,
				cart_value: 800,
				customer: { ...(left.customer as IDataObject), address: 'House 1' },
				notification: { status: 'READ', sent_at: before(0) },
			},
		];
		expect(await trigger.poll()).toBeNull();
		blink.abandonedCarts.push(cart('Ali', 1));
		expect(names(await trigger.poll())).toEqual(['Ali']);
	});

	it.each(['77', 77, 'qW7rTz'])(
		'that were ordered before they were listed (%j) are not given out',
		async (order_id) => {
			const trigger = catchUp('abandonedCarts');
			await trigger.poll();
			const ordered = cart('Ali', 5, { order_id });
			blink.abandonedCarts = [ordered];
			expect(await trigger.tryOut()).toBeNull();
			expect(await trigger.poll()).toBeNull();
			blink.abandonedCarts = [
				{ ...ordered, order_id: '' },
				cart('Omar', 1, { order_id: null }),
				cart('Bo', 0, { order_id: 0 }),
			];
			expect(names(await trigger.poll())).toEqual(['Omar', 'Bo']);
		},
	);

	it('are the same however their phone and their time are written', async () => {
		const trigger = catchUp('abandonedCarts');
		await trigger.poll();
		const at = before(5);
		const written = (phone: string | number, created_at: string | number) =>
			cart('Ali', 5, { customer: { name: 'Ali', phone }, created_at });
		blink.abandonedCarts = [written('+923001234567', at)];
		expect(await trigger.poll()).toHaveLength(1);
		blink.abandonedCarts = [
			written('0300-1234567', at),
			written('0092 300 123 4567', `${at.replace(' ', 'T')}.000000Z`),
			written('+92300-1234567', at),
			written(923001234567, `${at.replace(' ', 'T')}Z`),
			written('٠٣٠٠١٢٣٤٥٦٧', at),
		];
		expect(await trigger.poll()).toBeNull();
		blink.abandonedCarts.push(written('03001234568', at));
		expect(await trigger.poll()).toHaveLength(1);
	});

	it('and customers have fifty warnings at most, and how many more there were', async () => {
		const trigger = catchUp('abandonedCarts');
		await trigger.poll();
		const cart_items = Array.from({ length: 60 }, () => ({ quantity: 'many' }));
		blink.abandonedCarts = [cart('Ali', 1, { cart_items })];
		const [item] = (await trigger.poll())!;
		expect(item!.warnings).toHaveLength(51);
		expect((item!.warnings as string[]).slice(-2)).toEqual([
			'cart_items[49].quantity could not be read and is null',
			'and 10 more',
		]);
	});

	it('are told apart without a customer by what is in them', async () => {
		const trigger = catchUp('abandonedCarts');
		await trigger.poll();
		const someone = { name: '', phone: null };
		blink.abandonedCarts = [
			cart('', 1, { customer: someone }),
			cart('', 1, { customer: someone, cart_items: [{ dish_id: 5, quantity: 1 }] }),
		];
		expect(await trigger.poll()).toHaveLength(2);
		expect(await trigger.poll()).toBeNull();
	});

	it('name what could not be read', async () => {
		const trigger = catchUp('abandonedCarts');
		await trigger.poll();
		blink.abandonedCarts = [cart('Ali', 1, { cart_value: '1,000' })];
		expect(await trigger.poll()).toMatchObject([
			{ value: null, warnings: ['cart_value could not be read and is null'] },
		]);
	});

	it('are looked for two hours back, over days without any', async () => {
		const trigger = catchUp('abandonedCarts');
		await trigger.poll();
		blink.abandonedCarts = [cart('A', 119), cart('older', 125)];
		expect(names(await trigger.poll())).toEqual(['A']);
		trigger.age(3 * 24 * 60);
		expect(names(await trigger.poll())).toEqual(['older']);
		expect(await trigger.poll()).toBeNull();
	});

	it('and customers whose time lies ahead hold back nothing', async () => {
		const trigger = catchUp('abandonedCarts');
		await trigger.poll();
		blink.abandonedCarts = [cart('ahead', -300)];
		expect(names(await trigger.poll())).toEqual(['ahead']);
		blink.abandonedCarts.push(cart('now', 0));
		expect(names(await trigger.poll())).toEqual(['now']);
		trigger.age(60);
		blink.abandonedCarts.push(cart('late one', 10));
		expect(names(await trigger.poll())).toEqual(['late one']);
		expect(await trigger.poll()).toBeNull();
	});

	it('come all, each once, when there are more than one poll gives', async () => {
		const trigger = catchUp('abandonedCarts');
		await trigger.poll();
		blink.abandonedCarts = Array.from({ length: 250 }, (_, index) =>
			cart(`Shopper ${index}`, index % 100, { customer: { name: `Shopper ${index}` } }),
		);
		const given = [...names(await trigger.poll()), ...names(await trigger.poll())];
		blink.abandonedCarts.push(cart('late', 115));
		given.push(...names(await trigger.poll()), ...names(await trigger.poll()));
		expect(new Set(given).size).toBe(251);
		expect(given).toHaveLength(251);
		expect(await trigger.poll()).toBeNull();
	});
});

describe('another list or account', () => {
	it.each([
		['orders', 'customers'],
		['orders', 'abandonedCarts'],
		['customers', 'orders'],
		['customers', 'abandonedCarts'],
		['abandonedCarts', 'customers'],
	])('from %s to %s starts from now', async (from, to) => {
		blink.orderList = [listed(1), listed(34862445)];
		blink.customers = [{ full_name: 'Since ever', phone: '1', created_at: '2023-01-01 00:00:00' }];
		blink.abandonedCarts = [cart('A', 10_000)];
		const trigger = catchUp(from);
		await trigger.poll();
		trigger.publish({ parameters: { event: to } });
		expect(await trigger.poll()).toBeNull();
		expect(await trigger.poll()).toBeNull();
		blink.orderList.push(listed(34862446));
		blink.customers.push({ full_name: 'B', phone: '2', created_at: before(0) });
		blink.abandonedCarts.push(cart('C', 0));
		expect(await trigger.poll()).toHaveLength(1);
	});

	it('is another user of the same host', async () => {
		blink.orderList = [listed(1)];
		const trigger = catchUp('orders');
		await trigger.poll();
		trigger.publish({ credentials: account(blink, 'somebody.else') });
		blink.orderList.push(listed(2));
		expect(await trigger.poll()).toBeNull();
		expect(trigger.log).toHaveLength(1);
	});

	it('is not the same one, written in another way', async () => {
		blink.orderList = [listed(1)];
		const trigger = catchUp('orders');
		await trigger.poll();
		trigger.publish({
			credentials: account({ ...blink, url: ` ${blink.url.toUpperCase().replace('HTTP', 'http')}/ ` }, ' Demo'),
		});
		blink.orderList.push(listed(2));
		expect(orderIds(await trigger.poll())).toEqual(['2']);
		expect(trigger.log).toEqual([]);
	});

	it('is told apart without keeping the user or the host', async () => {
		const trigger = catchUp('orders');
		await trigger.poll();
		expect(JSON.stringify(trigger.kept())).not.toMatch(/demo|127\.0\.0\.1/);
	});
});

describe('a Blink that is down', () => {
	it('while n8n activates the workflow leaves the trigger on: the next poll catches up', async () => {
		blink.orderList = [listed(103)];
		const trigger = catchUp('orders');
		await trigger.poll();
		trigger.publish();
		blink.isDown = true;
		expect(await trigger.poll()).toBeNull();
		expect(trigger.log).toEqual([
			expect.stringMatching(
				/^Node could not poll Blink while the workflow was activated, and tries again with the next poll: /,
			),
		]);
		await expect(trigger.poll()).rejects.toThrow('Blink');
		blink.isDown = false;
		blink.orderList.push(listed(104));
		expect(orderIds(await trigger.poll())).toEqual(['104']);
	});

	it.each<[what: string, changes: () => Parameters<ReturnType<typeof catchUp>['publish']>[0]]>([
		['list', () => ({ parameters: { event: 'abandonedCarts' } })],
		['account', () => ({ credentials: account(blink, 'somebody.else') })],
	])(
		'while another %s is activated leaves the trigger on, and it starts anew with the next poll',
		async (_, changes) => {
			blink.orderList = [listed(103)];
			const trigger = catchUp('orders');
			await trigger.poll();
			trigger.publish(changes());
			blink.isDown = true;
			expect(await trigger.poll()).toBeNull();
			expect(trigger.log).toEqual([
				expect.stringMatching(/^Node could not poll Blink while the workflow was activated/),
			]);
			await expect(trigger.poll()).rejects.toThrow('Blink');
			blink.isDown = false;
			expect(await trigger.poll()).toBeNull();
			expect(trigger.log.at(-1)).toBe(
				'Node follows another list or account of Blink now: it starts from the current end of that list',
			);
			blink.orderList.push(listed(104));
			blink.abandonedCarts.push(cart('new', 0));
			expect(await trigger.poll()).toHaveLength(1);
		},
	);

	it('or whose login fails is told at the first activation', async () => {
		blink.refusesLogin = true;
		const credentials = { blinkApi: { ...account(blink).blinkApi, username: 'first', accessToken: '' } };
		const trigger = publishedTrigger(
			'blinkCatchUpTrigger',
			new BlinkCatchUpTrigger(),
			{ event: 'orders' },
			credentials,
		);
		await expect(trigger.poll()).rejects.toThrow('refused the username');
		trigger.publish();
		await expect(trigger.poll()).rejects.toThrow('refused the username');
	});
});
