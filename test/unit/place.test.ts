import { fingerprintOf } from '../../nodes/shared/webhook/repeats/fingerprint';
import { keep, learnFrom } from '../../nodes/shared/webhook/repeats/keeping';
import { memoryOf, type Memory } from '../../nodes/shared/webhook/repeats/memory';
import { place, type News } from '../../nodes/shared/webhook/repeats/place';
import type { WebhookEvent, WebhookSource } from '../../nodes/shared/webhook/source';

/* Where an event stands among those that the trigger accepted before, and what of that outlives the process. */

const source: WebhookSource = {
	name: 'vendor',
	displayName: 'Vendor',
	events: [],
	kinds: [],
	looksLike: 'an event',
	patience: { sendsAgain: true },
	comesAgainAs: { 'order.created': 'order.changed' },
	answer: () => ({ status: 200, body: {} }),
};

const about: WebhookEvent = {
	event: 'order.status',
	vendorEvent: 'x',
	orderId: '1',
	taskId: null,
	branchId: null,
	deliveryStatus: null,
	occurredAt: null,
	vendorStatus: null,
	warnings: [],
	attachments: [],
};

let count = 0;
const aMemory = () => memoryOf(`t${count++}`);

/** Sends a body at a time, and accepts it unless it is a repeat. */
async function send(memory: Memory, body: object, now: number, more: object = {}): Promise<News | 'repeat'> {
	const event = { ...about, ...more };
	const placed = await place(source, { event, payload: {} }, fingerprintOf(body), { memory, repeatWindow: 1000, now });
	if (placed.isRepeat) return 'repeat';
	placed.settle(true);
	return placed;
}

/** Which of these events are taken, each at its time. */
async function taken(events: Array<[body: object, at: number, more?: object]>, memory = aMemory()): Promise<boolean[]> {
	const answers: boolean[] = [];
	for (const event of events) answers.push((await send(memory, ...event)) !== 'repeat');
	return answers;
}

async function sent(memory: Memory, body: object, now: number, more: object = {}): Promise<News> {
	const news = await send(memory, body, now, more);
	if (news === 'repeat') throw new Error('It was taken for a repeat');
	return news;
}

describe('repeats', () => {
	it('end with the window', async () => {
		expect(
			await taken([
				[{ a: 1 }, 0],
				[{ a: 1 }, 999],
				[{ a: 1 }, 1000],
			]),
		).toEqual([true, false, true]);
	});

	it('are no events that return', async () => {
		expect(
			await taken([
				[{ a: 1 }, 0],
				[{ a: 2 }, 1],
				[{ a: 1 }, 2],
				[{ a: 1 }, 3],
			]),
		).toEqual([true, true, true, false]);
	});

	it('are of the same order and the same task', async () => {
		const task = { taskId: 'T' };
		expect(
			await taken([
				[{ a: 1 }, 0, task],
				[{ a: 2 }, 1, { taskId: 'T', orderId: null }],
				[{ a: 1 }, 2, task],
				[{ a: 1 }, 3, { orderId: '2' }],
			]),
		).toEqual([true, true, true, true]);
	});

	it('compare by event and branch where there is no order', async () => {
		const none = { orderId: null };
		expect(
			await taken([
				[{ a: 1 }, 0, { ...none, branchId: 'A' }],
				[{ a: 2 }, 1, { ...none, branchId: 'B' }],
				[{ a: 1 }, 2, { ...none, branchId: 'A' }],
			]),
		).toEqual([true, true, false]);
	});

	it('are not compared with what was not accepted', async () => {
		const memory = aMemory();
		const settings = { memory, repeatWindow: 1000 };
		const first = await place(source, { event: about, payload: {} }, 'aaaa', { ...settings, now: 0 });
		if (!first.isRepeat) first.settle(false);
		const second = await place(source, { event: about, payload: {} }, 'aaaa', { ...settings, now: 1 });
		expect(second).toMatchObject({ isRepeat: false, eventId: (first as News).eventId });
	});
});

describe('the id of an event', () => {
	it('is the same for the same event, in any process', async () => {
		const { eventId } = await sent(aMemory(), { a: 1 }, 0);
		expect((await sent(aMemory(), { a: 1 }, 5)).eventId).toBe(eventId);
		expect((await sent(aMemory(), { a: 2 }, 5)).eventId).not.toBe(eventId);
	});

	it('is another one when the event returns as news, and the same again for a copy after the window', async () => {
		const memory = aMemory();
		const first = await sent(memory, { a: 1 }, 0);
		await sent(memory, { a: 2 }, 1);
		const third = await sent(memory, { a: 1 }, 2);
		expect(third.eventId).not.toBe(first.eventId);
		expect((await sent(memory, { a: 1 }, 5000)).eventId).toBe(third.eventId);
	});
});

describe('an order that is known', () => {
	const created = { event: 'order.created', deliveryStatus: 'created' };

	it('is changed when it comes again with other content', async () => {
		const memory = aMemory();
		expect((await sent(memory, { total: 1 }, 0, created)).event.event).toBe('order.created');
		await sent(memory, { status: 1 }, 1, { deliveryStatus: 'accepted' });
		expect((await sent(memory, { total: 1 }, 2, created)).event.event).toBe('order.created');
		expect(await sent(memory, { total: 2 }, 3, created)).toMatchObject({
			event: { event: 'order.changed' },
			isLate: false,
		});
	});

	it('has the same id as for a process that does not know it', async () => {
		const memory = aMemory();
		await sent(memory, { total: 1 }, 0, created);
		const changed = await sent(memory, { total: 2 }, 1, created);
		expect((await sent(aMemory(), { total: 2 }, 1, created)).eventId).toBe(changed.eventId);
	});
});

it('an event is late after a newer one of its order or its task, and takes nothing back', async () => {
	const memory = aMemory();
	await sent(memory, { a: 1 }, 0, { taskId: 'T', deliveryStatus: 'delivered' });
	const late = { orderId: null, taskId: 'T', deliveryStatus: 'on-the-way' };
	expect((await sent(memory, { a: 2 }, 1, late)).isLate).toBe(true);
	expect((await sent(memory, { a: 3 }, 2, late)).isLate).toBe(true);
	expect((await sent(memory, { a: 4 }, 3, { deliveryStatus: null })).isLate).toBe(false);
});

describe('what outlives the process', () => {
	/** What n8n would write of the memory after these events. */
	async function kept(events: Array<[body: object, at: number, more?: object]>): Promise<string> {
		const memory = aMemory();
		const staticData = {};
		for (const event of events) await sent(memory, ...event);
		keep(memory, staticData);
		return JSON.stringify(staticData);
	}

	function after(text: string): Memory {
		const memory = aMemory();
		learnFrom(memory, JSON.parse(text));
		return memory;
	}

	it('is enough to tell repeats, events that return, changes and late events', async () => {
		const created = { event: 'order.created', deliveryStatus: 'created' };
		const text = await kept([
			[{ total: 1 }, 0, created],
			[{ a: 1 }, 1, { deliveryStatus: 'delivered' }],
		]);
		expect(await send(after(text), { a: 1 }, 2)).toBe('repeat');
		const first = await sent(aMemory(), { total: 1 }, 0, created);
		expect((await sent(after(text), { total: 1 }, 2, created)).eventId).not.toBe(first.eventId);
		expect((await sent(after(text), { total: 2 }, 2, created)).event.event).toBe('order.changed');
		expect((await sent(after(text), { a: 2 }, 2, { deliveryStatus: 'ready' })).isLate).toBe(true);
	});

	it('is nothing of an event that was not acknowledged', async () => {
		const memory = aMemory();
		const staticData = {};
		await sent(memory, { a: 1 }, 0);
		await place(source, { event: about, payload: {} }, fingerprintOf({ a: 2 }), { memory, repeatWindow: 1000, now: 1 });
		keep(memory, staticData);
		const text = JSON.stringify(staticData);
		expect(await send(after(text), { a: 1 }, 2)).toBe('repeat');
		expect(await send(after(text), { a: 2 }, 2)).not.toBe('repeat');
	});

	it('is written for sixty events at once, and then once a second', async () => {
		const memory = aMemory();
		const written: number[] = [];
		for (let number = 1; number <= 100; number++) {
			const staticData: { lastEvents?: string } = {};
			await sent(memory, { number }, number);
			keep(memory, staticData);
			if (staticData.lastEvents !== undefined) written.push(number);
		}
		expect(written.slice(0, 60)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
		expect(written.length).toBeLessThan(65);
	});

	it('may be anything: other hands write there too', async () => {
		for (const lastEvents of [null, 5, 'x', '[]', '{"subjects":[[1]]}', { 'order:1': { at: 'x' } }]) {
			const memory = aMemory();
			learnFrom(memory, { lastEvents });
			expect(await taken([[{ a: 1 }, 0], [{ a: 1 }, 1]], memory)).toEqual([true, false]); // prettier-ignore
		}
	});

	it('is bounded', async () => {
		const many = Array.from({ length: 5000 }, (_, index): [object, number, object] => [
			{ a: 1 },
			index / 10,
			{ orderId: String(index) },
		]);
		expect((await kept(many)).length).toBeLessThan(20_000);
	});
});
