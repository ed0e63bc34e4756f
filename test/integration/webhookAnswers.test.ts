import { BinaryDataService } from 'n8n-core';

import { webhookSample } from '../../sandbox';
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

it('Once Saved, Blink is answered before it hangs up, saved or not; what was not saved is not remembered', async () => {
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
	while (trigger.started.length < 60) await new Promise((resolve) => setTimeout(resolve, 50));
	await new Promise((resolve) => setTimeout(resolve, 500));
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
	// It was refused, so that it leaves no trace.
	expect(await trigger.post(rider)).toMatchObject({ status: 200, data: { success: true } });
	expect(await trigger.post(rider)).toMatchObject({ status: 200, data: { success: true } });
	expect(trigger.started).toHaveLength(2);
});

it('copies that come while the first is being saved start nothing and get its answer', async () => {
	const trigger = await riders();
	const { opened, open } = door();
	trigger.execute = async () => (await opened, []);
	const answers = [trigger.post(rider), trigger.post(rider), trigger.post(rider)];
	await new Promise((resolve) => setTimeout(resolve, 1000));
	open();
	expect((await Promise.all(answers)).map(({ status: code }) => code)).toEqual([200, 200, 200]);
	expect(trigger.started).toHaveLength(1);
});

it('copies of one that could not be saved get its answer, and the next resend starts the workflow', async () => {
	const trigger = await riders();
	const { opened, open } = door();
	trigger.execute = async () => {
		await opened;
		throw new Error('no space left');
	};
	const answers = [trigger.post(rider), trigger.post(rider), trigger.post(rider)];
	await new Promise((resolve) => setTimeout(resolve, 1000));
	open();
	for (const { status: code, data } of await Promise.all(answers)) {
		expect([code, data]).toEqual([500, { message: 'Error in workflow' }]);
	}
	expect(trigger.started).toHaveLength(1);
	trigger.execute = async () => [];
	expect((await trigger.post(rider)).status).toBe(200);
	expect(trigger.started).toHaveLength(2);
});

it('a copy at Blink is answered four seconds after it came, as the first one is', async () => {
	const trigger = await blink();
	const { opened, open } = door();
	trigger.execute = async () => (await opened, []);
	const since = Date.now();
	const timed = async () => {
		const start = Date.now();
		const { data } = await trigger.post(status);
		return { data: data as unknown, took: Date.now() - start };
	};
	const first = timed();
	await new Promise((resolve) => setTimeout(resolve, 1500));
	const copy = timed();
	for (const { data, took } of await Promise.all([first, copy])) {
		expect(data).toEqual({ success: true });
		expect(took).toBeGreaterThan(3500);
		expect(took).toBeLessThan(4900);
	}
	expect(Date.now() - since).toBeLessThan(6500);
	open();
	expect(trigger.started).toHaveLength(1);
}, 15_000);

it('a second status of an order waits two seconds for the first, and is answered within its own four', async () => {
	const trigger = await blink();
	const { opened, open } = door();
	trigger.execute = async () => (await opened, []);
	void trigger.post(status);
	await new Promise((resolve) => setTimeout(resolve, 200));
	const start = Date.now();
	const second = trigger.post({ ...status, status: 3 }).then(() => Date.now() - start);
	await new Promise((resolve) => setTimeout(resolve, 1500));
	expect(trigger.started).toHaveLength(1);
	await new Promise((resolve) => setTimeout(resolve, 1000));
	expect(trigger.started).toHaveLength(2);
	expect(await second).toBeLessThan(4900);
	open();
}, 15_000);

it('with At Once, a copy that comes before the first is saved waits for what becomes of it', async () => {
	for (const [isSaved, code] of [
		[true, 200],
		[false, 500],
	] as const) {
		const trigger = await riders({ options: { acknowledge: 'atOnce' } });
		const { opened, open } = door();
		trigger.execute = async () => {
			await opened;
			if (!isSaved) throw new Error('no space left');
			return [];
		};
		expect((await trigger.post(rider)).status).toBe(200);
		const copy = trigger.post(rider);
		await new Promise((resolve) => setTimeout(resolve, 1000));
		open();
		expect((await copy).status).toBe(code);
		expect(trigger.started).toHaveLength(1);
	}
});

it('a sender without a deadline waits as long as n8n takes, and so do its copies', async () => {
	const trigger = await riders();
	const { opened, open } = door();
	trigger.execute = async () => (await opened, []);
	let answered = 0;
	const calls = [0, 1, 2, 3].map(async () => {
		await trigger.post(rider);
		answered++;
	});
	await new Promise((resolve) => setTimeout(resolve, 5000));
	expect(answered).toBe(0);
	open();
	await Promise.all(calls);
	expect(trigger.started).toHaveLength(1);
}, 15_000);

it('a picture that cannot be stored makes the call fail, and leaves no trace', async () => {
	const trigger = await aTrigger('riderTrigger');
	const proof = webhookSample('ordatic.rider-proof-delivery');
	const prepare = jest.spyOn(BinaryDataService.prototype, 'store').mockRejectedValueOnce(new Error('no space left'));
	const { status: code } = await trigger.post(proof);
	prepare.mockRestore();
	expect(code).toBe(500);
	expect((await trigger.post(proof)).status).toBe(200);
	expect(trigger.started).toHaveLength(1);
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

it('duplicates start the workflow when the user wants them, in the editor, and when the workflow answers', async () => {
	for (const trigger of [
		await blink({ options: { ignoreDuplicates: false } }),
		await aTrigger('blinkTrigger', { events: ['order.status'] }, { mode: 'manual' }),
		await blink({ respond: 'lastNode' }),
		await blink({ respond: 'responseNode' }),
	]) {
		await trigger.post(status);
		await trigger.post(status);
		expect(trigger.started).toHaveLength(2);
	}
});

it('an event with its fields in another order is a duplicate, one with other values as sent is not', async () => {
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

it("a workflow's failure is answered in the contract's words, where it has them", async () => {
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

it('an order sent again with a new time of sending is a duplicate', async () => {
	const trigger = await aTrigger('blendTrigger', { events: ['order.created'] });
	await trigger.post(order);
	expect((await trigger.post({ ...order, event_time: '2026-01-01 10:00:30' })).status).toBe(200);
	expect(trigger.started).toHaveLength(1);
});

it('an order that comes again with other content is changed, under an id of its own', async () => {
	const trigger = await aTrigger('blendTrigger', { events: ['order.created'] });
	await trigger.post(order);
	await trigger.post({ ...order, payload: { ...order.payload, total: 1 } });
	const [created, changed] = trigger.started.map(([events]) => events![0]!.json);
	expect(created).toMatchObject({ event: 'order.created', eventId: expect.any(String) });
	expect(changed).toMatchObject({ event: 'order.changed' });
	expect(changed!.eventId).not.toBe(created!.eventId);
});

it('an event that returns after another has another id; raw it is called _eventId', async () => {
	const trigger = await blink({ simplify: false });
	const accepted = { ...status, status: 1, statusText: 'ACCEPTED' };
	for (const body of [accepted, { ...accepted, reason: 'x' }, accepted]) await trigger.post(body);
	const ids = trigger.started.map(([events]) => events![0]!.json._eventId);
	expect(new Set(ids).size).toBe(3);
});

it('new and changed orders are one choice', async () => {
	for (const events of [['order.created'], ['order.changed']]) {
		const trigger = await aTrigger('blendTrigger', { events });
		await trigger.post(order);
		await trigger.post({ ...order, payload: { ...order.payload, total: 1 } });
		expect(trigger.events().map(({ event }) => event)).toEqual(['order.created', 'order.changed']);
	}
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
