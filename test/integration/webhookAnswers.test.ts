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

it('Blink is answered at once, before anything is saved', async () => {
	const trigger = await blink();
	const { opened, open } = door();
	trigger.execute = async () => (await opened, []);
	expect((await trigger.post(status)).data).toEqual({ success: true });
	open();
});

it('riders are answered after saving, and not with success when that fails', async () => {
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

it('a copy with its fields in another order, or its numbers as text, is a repeat', async () => {
	const trigger = await blink();
	await trigger.post(status);
	await trigger.post(Object.fromEntries(Object.entries({ ...status, status: '4' }).reverse()));
	expect(trigger.started).toHaveLength(1);
});

it('another process knows from the static data what was accepted', async () => {
	const first = await blink();
	await first.post(status);
	const second = await blink();
	Object.assign(second.staticData, structuredClone({ ...first.staticData }));
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

it('an event that was not asked for is answered and starts nothing', async () => {
	const trigger = await blink({ events: ['order.created'] });
	expect(await trigger.post(status)).toMatchObject({ status: 200, data: { success: true } });
	expect(trigger.started).toEqual([]);
});
