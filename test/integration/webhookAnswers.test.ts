import order from '../../sandbox/samples/blend/order-created.json';
import status from '../../sandbox/samples/blink/order-status.json';
import rider from '../../sandbox/samples/ordatic/event.json';
import { aTrigger } from './harness/triggers';

/* When a sender is answered, with what, and which copies start the workflow again. */

const blink = (parameters: object = {}) => aTrigger('blinkTrigger', { events: ['order.status'], ...parameters });
const riders = (parameters: object = {}) => aTrigger('riderTrigger', { events: ['order.status'], ...parameters });

/** A promise to be kept by hand. */
function door() {
	let open = () => undefined as void;
	const opened = new Promise<void>((resolve) => (open = resolve));
	return { opened, open };
}

it('with At Once, the sender is answered before anything is saved', async () => {
	const trigger = await blink({ options: { acknowledge: 'atOnce' } });
	const { opened, open } = door();
	trigger.execute = async () => (await opened, []);
	expect((await trigger.post(status)).data).toEqual({ success: true });
	open();
});

it('Once Saved, Blink is answered before it hangs up, saved or not; what was not saved is no repeat', async () => {
	const trigger = await blink();
	const { opened, open } = door();
	trigger.execute = async () => {
		await opened;
		throw new Error('no space left');
	};
	const start = Date.now();
	expect((await trigger.post(status)).data).toEqual({ success: true });
	expect(Date.now() - start).toBeGreaterThan(3500);
	expect(Date.now() - start).toBeLessThan(4800);
	open();
	await new Promise((resolve) => setTimeout(resolve, 50));
	trigger.execute = async () => [];
	await trigger.post(status);
	expect(trigger.started).toHaveLength(2);
});

it('at most fifty executions are on their way to the database before At Once waits for it', async () => {
	const trigger = await riders({ options: { acknowledge: 'atOnce' } });
	const { opened, open } = door();
	trigger.execute = async () => (await opened, []);
	let answered = 0;
	const calls = Array.from({ length: 60 }, async (_, index) => {
		await trigger.post({ ...rider, data: { ...rider.data, orderId: `${index}` } });
		answered++;
	});
	await new Promise((resolve) => setTimeout(resolve, 1000));
	expect(answered).toBe(50);
	open();
	await Promise.all(calls);
	expect(trigger.started).toHaveLength(60);
});

it('a sender that sends again is answered once its event is saved, and not with success when that fails', async () => {
	const trigger = await riders();
	trigger.execute = async () => {
		throw new Error('no space left');
	};
	expect((await trigger.post(rider)).status).toBe(500);
	trigger.execute = async () => [];
	// It was not accepted, so the copy is no repeat.
	expect(await trigger.post(rider)).toMatchObject({ status: 200, data: { success: true } });
	expect(await trigger.post(rider)).toMatchObject({ status: 200, data: { success: true } });
	expect(trigger.started).toHaveLength(2);
});

it('copies that come while the first is being saved wait for what becomes of it', async () => {
	const trigger = await riders();
	const { opened, open } = door();
	trigger.execute = async () => (await opened, []);
	const answers = [trigger.post(rider), trigger.post(rider), trigger.post(rider)];
	await new Promise((resolve) => setTimeout(resolve, 100));
	open();
	expect((await Promise.all(answers)).map(({ status: code }) => code)).toEqual([200, 200, 200]);
	expect(trigger.started).toHaveLength(1);
});

it('of copies whose first one failed exactly one more is taken', async () => {
	const trigger = await riders();
	const { opened, open } = door();
	let count = 0;
	trigger.execute = async () => {
		const isFirst = count++ === 0;
		await opened;
		if (isFirst) throw new Error('crash');
		return [];
	};
	const answers = [trigger.post(rider), trigger.post(rider), trigger.post(rider)];
	await new Promise((resolve) => setTimeout(resolve, 100));
	open();
	expect((await Promise.all(answers)).map(({ status: code }) => code).sort()).toEqual([200, 200, 500]);
	expect(trigger.started).toHaveLength(2);
});

it('what nobody understood is kept before a sender that resends is answered', async () => {
	const trigger = await riders();
	trigger.execute = async () => {
		throw new Error('no space left');
	};
	expect((await trigger.post({ hello: 'world' })).status).toBe(500);
	trigger.execute = async () => [];
	expect((await trigger.post({ hello: 'world' })).status).toBe(200);
});

it('repeats are taken when the user wants them, in the editor, and when the workflow answers', async () => {
	for (const trigger of [
		await blink({ options: { ignoreRepeats: false } }),
		await aTrigger('blinkTrigger', { events: ['order.status'] }, { mode: 'manual' }),
		await blink({ respond: 'lastNode' }),
		await blink({ respond: 'responseNode' }),
	]) {
		await trigger.post(status);
		await trigger.post(status);
		expect(trigger.started).toHaveLength(2);
	}
});

it('a copy with its fields in another order is a repeat, one with other values as sent is not', async () => {
	const trigger = await blink();
	await trigger.post(status);
	await trigger.post(Object.fromEntries(Object.entries(status).reverse()));
	expect(trigger.started).toHaveLength(1);
	await trigger.post({ ...status, amount: '1,250.00' });
	await trigger.post({ ...status, amount: '1,350.00' });
	expect(trigger.started).toHaveLength(3);
});

it('another process knows from the static data what was accepted', async () => {
	const first = await blink();
	await first.post(status);
	const second = await blink();
	Object.assign(second.staticData, JSON.parse(JSON.stringify(first.staticData)));
	await second.post(status);
	expect(second.started).toEqual([]);
	await second.post({ ...status, status: 3 });
	await second.post(status);
	expect(second.started).toHaveLength(2);
});

it("a workflow's failure is told in the contract's words, where it has them", async () => {
	for (const respond of ['lastNode', 'responseNode']) {
		const blend = await aTrigger('blendTrigger', { events: ['order.created'], respond });
		blend.execute = async () => {
			throw new Error('the kitchen is on fire');
		};
		expect((await blend.post(order)).data).toEqual({ order_id: '', status: 'failed' });
	}
	const trigger = await blink({ respond: 'lastNode' });
	trigger.execute = async () => {
		throw new Error('the kitchen is on fire');
	};
	expect(await trigger.post(status)).toMatchObject({ status: 500, data: { success: false } });
});

it('in queue mode a failed workflow has other words, and the sender hears the same', async () => {
	const blend = await aTrigger('blendTrigger', { events: ['order.created'], respond: 'responseNode' });
	blend.failure = 'Workflow execution failed';
	blend.execute = async () => {
		throw new Error('the kitchen is on fire');
	};
	expect((await blend.post(order)).data).toEqual({ order_id: '', status: 'failed' });
});

it('an order sent again with a new time of sending is a repeat', async () => {
	const trigger = await aTrigger('blendTrigger', { events: ['order.created'] });
	await trigger.post(order);
	expect((await trigger.post({ ...order, event_time: '2026-01-01 10:00:30' })).status).toBe(200);
	expect(trigger.started).toHaveLength(1);
});

it('an order that comes again with other content is changed, under an id of its own', async () => {
	const trigger = await aTrigger('blendTrigger', { events: ['order.created', 'order.changed'] });
	await trigger.post(order);
	await trigger.post({ ...order, payload: { ...order.payload, total: 1 } });
	const [created, changed] = trigger.started.map(([events]) => events![0]!.json);
	expect(created).toMatchObject({ event: 'order.created', eventId: expect.any(String), isLate: false });
	expect(changed).toMatchObject({ event: 'order.changed', isLate: false });
	expect(changed!.eventId).not.toBe(created!.eventId);
});

it('an event that returns after another has another id; raw it is called _eventId', async () => {
	const trigger = await blink({ simplify: false });
	const accepted = { ...status, status: 1, statusText: 'ACCEPTED' };
	for (const body of [accepted, { ...accepted, reason: 'x' }, accepted]) await trigger.post(body);
	const ids = trigger.started.map(([events]) => events![0]!.json._eventId);
	expect(new Set(ids).size).toBe(3);
});

describe('a late event', () => {
	const delivered = { ...status, status: 3, statusText: 'DELIVERED', created_at: '2026-01-01 10:10:00' };
	const onTheWay = { ...status, status: 2, statusText: 'DISPATCHED', created_at: '2026-01-01 10:00:00' };

	it('is given out, marked', async () => {
		const trigger = await blink();
		await trigger.post(delivered);
		await trigger.post(onTheWay);
		const items = trigger.started.map(([events]) => events![0]!.json);
		expect(items).toMatchObject([
			{ deliveryStatus: 'delivered', isLate: false, delivery: { isLate: false } },
			{ deliveryStatus: 'on-the-way', isLate: true, delivery: { isLate: true } },
		]);
	});

	it('is answered and forgotten when the person says so, but never an order', async () => {
		const trigger = await blink({ events: ['order.status', 'order.created'], options: { lateEvents: 'ignore' } });
		await trigger.post(delivered);
		expect((await trigger.post(onTheWay)).data).toEqual({ success: true });
		expect(trigger.started).toHaveLength(1);
		await trigger.post({ blink_order_id: status.blink_order_id, order_key: 'k', status: 0, products: [] });
		expect(trigger.started.at(-1)![0]![0]!.json).toMatchObject({ event: 'order.created', isLate: true });
	});
});

it('all events start the workflow when an expression gives none to choose from', async () => {
	const trigger = await blink({ events: null });
	expect((await trigger.post(status)).status).toBe(200);
	expect(trigger.started).toHaveLength(1);
});

it('an event that was not asked for is answered and starts nothing', async () => {
	const trigger = await blink({ events: ['order.created'] });
	expect(await trigger.post(status)).toMatchObject({ status: 200, data: { success: true } });
	expect(trigger.started).toEqual([]);
});
