import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { BlinkCatchUpTrigger } from '../../nodes/Blink/BlinkCatchUpTrigger.node';
import { order } from '../../nodes/shared/model/order';
import { newCart, newCustomer, newOrder } from '../../sandbox/seed';
import { aFreshSandbox } from '../support/sandbox';
import { blinkCredentials, callsOf } from './blinkSetup';
import { publishedTrigger } from './harness/polling';

const sandbox = aFreshSandbox();

function catchUp(event: 'orders' | 'abandonedCarts' | 'customers', credential: ICredentialDataDecryptedObject = {}) {
	return publishedTrigger(
		'blinkCatchUpTrigger',
		new BlinkCatchUpTrigger(),
		{ event },
		blinkCredentials(sandbox, credential as never),
	);
}

const ids = (items: Array<{ orderId?: unknown }> | null) => (items ?? []).map(({ orderId }) => orderId);

describe('orders', () => {
	const place = (id: number | string) => sandbox.state.orders.push({ ...newOrder(40_000_000), id });

	it('starts from now: what is there already is not given out', async () => {
		const trigger = catchUp('orders');
		expect(await trigger.poll()).toBeNull();
		expect(await trigger.poll()).toBeNull();
	});

	it('gives a new order once, as the Blink Trigger would', async () => {
		const trigger = catchUp('orders');
		await trigger.poll();
		place(34_900_001);
		const items = await trigger.poll();
		expect(items).toMatchObject([
			{
				source: 'blink',
				event: 'order.created',
				orderId: '34900001',
				taskId: null,
				warnings: [],
				order: { source: 'blink', orderId: '34900001', currency: null },
			},
		]);
		expect(order.strict().parse(items![0]!.order)).toEqual(items![0]!.order);
		expect(await trigger.poll()).toBeNull();
	});

	it('misses nothing and repeats nothing over a restart', async () => {
		const trigger = catchUp('orders');
		await trigger.poll();
		place(34_900_001);
		expect(ids(await trigger.poll())).toEqual(['34900001']);
		place(34_900_002);
		trigger.publish();
		expect(ids(await trigger.poll())).toEqual(['34900002']);
		expect(await trigger.poll()).toBeNull();
	});

	it.each(['the oldest first', 'the newest first'])(
		'drains a backlog listed %s over several polls',
		async (how) => {
			const trigger = catchUp('orders');
			await trigger.poll();
			const numbers = Array.from({ length: 110 }, (_, index) => 34_900_000 + index);
			for (const number of how === 'the oldest first' ? numbers : [...numbers].reverse()) place(number);
			const given: unknown[] = [];
			for (let poll = 0; poll < 3; poll++) {
				// New ones come in meanwhile.
				if (poll === 1) place(34_950_000);
				given.push(...ids(await trigger.poll()));
			}
			expect(given).toEqual([...numbers, 34_950_000].map(String));
		},
		30_000,
	);

	it('tells orders apart whose ids are codes', async () => {
		place('aB1cDe');
		const trigger = catchUp('orders');
		await trigger.poll();
		place('qW7rTz');
		place(34_900_001);
		expect(ids(await trigger.poll()).sort()).toEqual(['34900001', 'qW7rTz']);
		trigger.publish();
		place('zZ9yYx');
		expect(ids(await trigger.poll())).toEqual(['zZ9yYx']);
	});

	it('says what is missing when an order cannot be fetched', async () => {
		const trigger = catchUp('orders');
		await trigger.poll();
		place(34_900_001);
		sandbox.switches.faults.push({ kind: 'status', path: '/interface/v1/fetchOrder', status: 404, body: {} });
		expect(await trigger.poll()).toMatchObject([
			{ orderId: '34900001', warnings: [expect.stringContaining('could not be fetched')] },
		]);
	});

	it('that is down costs nothing but the delay', async () => {
		const trigger = catchUp('orders');
		await trigger.poll();
		place(34_900_001);
		sandbox.switches.faults.push({ kind: 'status', path: '/interface/v1/orderList', status: 500, times: 4 });
		await expect(trigger.poll()).rejects.toThrow('Blink failed to process the request');
		expect(ids(await trigger.poll())).toEqual(['34900001']);
	});

	it('in the editor gives the newest order, and leaves the place where it was', async () => {
		const trigger = catchUp('orders');
		await trigger.poll();
		place(34_900_001);
		expect(ids(await trigger.tryOut())).toEqual(['34900001']);
		expect(ids(await trigger.poll())).toEqual(['34900001']);
		expect(callsOf(sandbox, 'fetchOrder')).toHaveLength(2);
	});
});

const soon = () => new Date(Date.now() + 1000).toISOString().slice(0, 19).replace('T', ' ');

it('gives a new abandoned cart once, also when its notification changes', async () => {
	const trigger = catchUp('abandonedCarts');
	expect(await trigger.poll()).toBeNull();
	sandbox.state.carts.push({ ...newCart(0), created_at: soon() });
	const [cart] = (await trigger.poll())!;
	expect(cart).toMatchObject({ customer: { phone: newCart(0).customer.phone }, items: expect.any(Array) });
	sandbox.state.carts.at(-1)!.notification = { status: 'sent', sent_at: soon() };
	expect(await trigger.poll()).toBeNull();
});

it('gives new customers, also two of whom the same is told', async () => {
	const trigger = catchUp('customers');
	expect(await trigger.poll()).toBeNull();
	const walkIn = { ...newCustomer(0), full_name: 'Walk In', phone: '', email: '', created_at: soon() };
	sandbox.state.customers.push(walkIn, { ...walkIn });
	expect(await trigger.poll()).toMatchObject([{ name: 'Walk In' }, { name: 'Walk In' }]);
	expect(await trigger.poll()).toBeNull();
});
