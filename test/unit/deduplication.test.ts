import { deduplicate, type NewEvent } from '../../nodes/shared/webhook/deduplication/deduplicate';
import { identify, withoutLongIds } from '../../nodes/shared/webhook/deduplication/identity';
import { newMemory, type Memory } from '../../nodes/shared/webhook/deduplication/memory';
import { load, serialize } from '../../nodes/shared/webhook/deduplication/persistence';
import { openTrigger } from '../../nodes/shared/webhook/deduplication/triggerMemory';
import type { MappedEvent } from '../../nodes/shared/webhook/event';
import { completed } from '../../nodes/shared/webhook/parsing/match';
import type { WebhookSource } from '../../nodes/shared/webhook/source';

/* Which event is the same one sent again, what a trigger remembers, and what of that outlives the process. */

const source: WebhookSource = {
	name: 'vendor',
	displayName: 'Vendor',
	events: [],
	payloadTypes: [],
	expectedShape: 'an event',
	retries: true,
	sendingTime: 'sentAt',
	stateFields: ['status'],
	idsAreOfBranch: true,
	answer: () => ({ status: 200, body: {} }),
};

const minute = 60_000;
const hour = 60 * minute;
const day = new Date('2026-01-02T00:00:00Z').getTime();

type Body = Record<string, unknown>;

const orderOf = (body: Body, more: Partial<MappedEvent> = {}): [Body, Partial<MappedEvent>] => [
	body,
	{ event: 'order.created', orderId: '1', deliveryStatus: 'created', order: {}, ...more },
];
const stateOf = (body: Body, more: Partial<MappedEvent> = {}): [Body, Partial<MappedEvent>] => [
	body,
	{ event: 'order.status', orderId: '1', deliveryStatus: 'accepted', ...more },
];
const noteOf = (body: Body, more: Partial<MappedEvent> = {}): [Body, Partial<MappedEvent>] => [
	body,
	{ event: 'delivery.note', orderId: '1', ...more },
];

function identityOf([body, more]: [Body, Partial<MappedEvent>], at = day) {
	const event = completed(source, { event: 'order.other', vendorEvent: 'x', ...more }, []);
	return identify(source, event, body, new Date(at).toISOString());
}

/** A trigger that is sent events. */
function aTrigger(memory: Memory = newMemory(), window: number | undefined = 10 * minute) {
	/** Lets no event wait longer: as when two seconds are over. */
	let giveUp: Array<() => void> = [];
	const arrive = async (sent: [Body, Partial<MappedEvent>], at = 0) =>
		await deduplicate(memory, identityOf(sent, day + at), {
			window,
			now: day + at,
			inTime: async (ended) =>
				await Promise.race([
					ended.then(() => true),
					new Promise<boolean>((resolve) => giveUp.push(() => resolve(false))),
				]),
		});
	return {
		memory,
		arrive,
		/** Sends an event and saves it, unless it is a duplicate. */
		send: async (sent: [Body, Partial<MappedEvent>], at = 0): Promise<string> => {
			const result = await arrive(sent, at);
			if (result.isDuplicate) return 'duplicate';
			result.commit();
			return result.event;
		},
		/** Sends an event, which is given out and not yet saved. */
		begin: async (sent: [Body, Partial<MappedEvent>], at = 0): Promise<NewEvent> => {
			const result = await arrive(sent, at);
			if (result.isDuplicate) throw new Error('It is a duplicate');
			return result;
		},
		twoSecondsPass: () => {
			for (const end of giveUp.splice(0)) end();
			giveUp = [];
		},
	};
}

/** What became of a call so far: once every promise that can be settled is. */
async function stateOfCall(call: ReturnType<ReturnType<typeof aTrigger>['arrive']>): Promise<string> {
	let soFar = 'waits';
	void call.then((result) => {
		soFar = result.isDuplicate ? 'starts nothing' : result.event;
		if (!result.isDuplicate) return;
		void result.outcome.then((refused) => {
			soFar = refused === undefined ? 'answered as the first' : `refused ${refused.status}`;
		});
	});
	await new Promise((resolve) => setImmediate(resolve));
	return soFar;
}

const refusal = { status: 500, body: { message: 'the disk is full' } };

describe('a duplicate', () => {
	it('is an equal event within the window, which begins with the first one', async () => {
		const { send } = aTrigger();
		expect(await send(stateOf({ a: 1 }), 0)).toBe('order.status');
		expect(await send(stateOf({ a: 1 }), 10 * minute - 1)).toBe('duplicate');
		expect(await send(stateOf({ a: 1 }), 10 * minute)).toBe('order.status');
	});

	it('of an order is one also after a state, a note and another order', async () => {
		const { send } = aTrigger();
		await send(orderOf({ total: 1 }));
		await send(stateOf({ status: 1 }));
		await send(noteOf({ note: 'x' }));
		await send(orderOf({ total: 5 }, { orderId: '2' }));
		expect(await send(orderOf({ total: 1 }))).toBe('duplicate');
	});

	it('of a new delivery is one also after a state', async () => {
		const { send } = aTrigger();
		const created: [Body, Partial<MappedEvent>] = [
			{ id: 5 },
			{ event: 'delivery.created', taskId: '5', deliveryStatus: 'created' },
		];
		await send(created);
		await send([
			{ id: 5, status: 1 },
			{ event: 'delivery.status', taskId: '5', deliveryStatus: 'driver-assigned' },
		]);
		expect(await send(created)).toBe('duplicate');
	});

	it('of a state is none after another state, and one after anything else', async () => {
		const { send } = aTrigger();
		await send(stateOf({ status: 'assigned' }));
		await send(noteOf({ note: 'x' }));
		expect(await send(stateOf({ status: 'assigned' }))).toBe('duplicate');
		await send(stateOf({ status: 'unassigned' }));
		expect(await send(stateOf({ status: 'assigned' }))).toBe('order.status');
		expect(await send(stateOf({ status: 'assigned' }))).toBe('duplicate');
	});

	it('of all else is compared with the same event and word of the sender', async () => {
		const { send } = aTrigger();
		await send(noteOf({ text: 'a' }, { vendorEvent: 'note_created' }));
		await send(noteOf({ text: 'b' }, { vendorEvent: 'form_created' }));
		expect(await send(noteOf({ text: 'a' }, { vendorEvent: 'note_created' }))).toBe('duplicate');
		await send(noteOf({ text: 'c' }, { vendorEvent: 'note_created' }));
		expect(await send(noteOf({ text: 'a' }, { vendorEvent: 'note_created' }))).toBe('delivery.note');
	});

	it('is told by its values, in any order, and not by when it was sent', async () => {
		const { send } = aTrigger();
		await send(stateOf({ status: 1, note: 'x', sentAt: '10:00' }));
		expect(await send(stateOf({ sentAt: '10:01', note: 'x', status: 1 }))).toBe('duplicate');
		expect(await send(stateOf({ sentAt: '10:00', note: 'y', status: 1 }))).toBe('order.status');
	});

	it('is none where all are to be given out', async () => {
		const { send } = aTrigger(newMemory(), NaN);
		expect(await send(stateOf({ a: 1 }))).toBe('order.status');
		expect(await send(stateOf({ a: 1 }))).toBe('order.status');
	});

	it('is none of what was not wanted, which is the last of its class all the same', async () => {
		const { send, begin } = aTrigger();
		await send(stateOf({ a: 1 }));
		(await begin(stateOf({ a: 2 }))).dismiss();
		expect(await send(stateOf({ a: 2 }))).toBe('order.status');
		(await begin(stateOf({ a: 1 }))).dismiss();
		expect(await send(stateOf({ a: 2 }))).toBe('order.status');
	});

	it('is told also when the clock went back a little, and is none when it went back an hour', async () => {
		const { send } = aTrigger();
		await send(stateOf({ a: 1 }), hour);
		expect(await send(stateOf({ a: 1 }), hour - 1000)).toBe('duplicate');
		expect(await send(stateOf({ a: 1 }), 0)).toBe('order.status');
	});
});

describe('the entity of an event', () => {
	const entityOf = (more: Partial<MappedEvent>) => identityOf([{}, more]).entity;

	it.each<[string, Partial<MappedEvent>, string]>([
		['an order is its id', { orderId: '1', taskId: 'T', order: {} }, 'order:1'],
		['anything else is its task', { orderId: '1', taskId: 'T' }, 'task:T'],
		['without a task is its order', { orderId: '1' }, 'order:1'],
		['without either is its event at its branch', { event: 'menu.updated', branchId: 'B' }, 'menu.updated:B'],
		['of a branch begins with it', { orderId: '77', branchId: 'B' }, 'order:1:B:77'],
	])('%s', (_what, more, entity) => expect(entityOf(more)).toBe(entity));

	it('is another one for the same id at another branch, however the ids are cut', () => {
		expect(entityOf({ orderId: '77', branchId: '1' })).not.toBe(entityOf({ orderId: '77', branchId: '2' }));
		expect(entityOf({ orderId: '1:77', branchId: '1' })).not.toBe(entityOf({ orderId: '77', branchId: '1:1' }));
	});

	it('is short, whatever the ids are', () => {
		const long = 'x'.repeat(200);
		expect(entityOf({ orderId: long, branchId: long }).length).toBeLessThanOrEqual(40);
		expect(entityOf({ orderId: `${long}1` })).not.toBe(entityOf({ orderId: `${long}2` }));
		expect(identityOf([{}, { vendorEvent: long }]).class.length).toBeLessThanOrEqual(40);
	});
});

describe('an id of more than 200 characters', () => {
	const [fits, tooLong] = ['x'.repeat(200), 'x'.repeat(201)];
	const cut = (ids: Partial<MappedEvent>) => withoutLongIds({ event: 'order.status', vendorEvent: 'x', ...ids });

	it('is as if it were not there, while another is', () => {
		expect(cut({ orderId: tooLong, taskId: fits, branchId: tooLong })).toEqual({
			mapped: { event: 'order.status', vendorEvent: 'x', orderId: null, taskId: fits, branchId: null },
			tooLong: ['orderId', 'branchId'],
			isNamed: true,
		});
		expect(cut({ branchId: tooLong })).toMatchObject({ isNamed: true, tooLong: ['branchId'] });
	});

	it('leaves nothing to go by when no order and no task is left', () => {
		expect(cut({ orderId: tooLong, branchId: 'B' })).toMatchObject({ isNamed: false, tooLong: ['orderId'] });
		expect(cut({ orderId: tooLong, taskId: tooLong })).toMatchObject({ isNamed: false });
	});
});

describe('an order that is known', () => {
	it('is changed when it comes again with other content, in either direction', async () => {
		const { send } = aTrigger();
		expect(await send(orderOf({ total: 1 }))).toBe('order.created');
		await send(stateOf({ status: 1 }));
		expect(await send(orderOf({ total: 2 }))).toBe('order.changed');
		expect(await send(orderOf({ total: 1 }))).toBe('order.changed');
	});

	it('has another status when nothing else differs, and that counts as an order', async () => {
		const { send } = aTrigger();
		await send(orderOf({ total: 1, status: 0 }));
		expect(await send(orderOf({ total: 1, status: 1 }, { deliveryStatus: 'accepted' }))).toBe('order.status');
		await send(stateOf({ x: 1 }));
		expect(await send(orderOf({ total: 1, status: 1 }, { deliveryStatus: 'accepted' }))).toBe('duplicate');
	});

	it('is created again with the same id when it comes again after the window', async () => {
		const { begin } = aTrigger();
		const first = await begin(orderOf({ total: 1 }), 0);
		first.commit();
		expect(await begin(orderOf({ total: 1 }), 20 * minute)).toMatchObject({
			event: 'order.created',
			eventId: first.eventId,
		});
	});

	it('is known for twelve hours after it was last heard of, and new after that', async () => {
		const { send } = aTrigger();
		await send(orderOf({ total: 1 }), 0);
		expect(await send(stateOf({ status: 1 }), 11 * hour)).toBe('order.status');
		expect(await send(orderOf({ total: 2 }), 22 * hour)).toBe('order.changed');
		expect(await send(orderOf({ total: 3 }), 34 * hour)).toBe('order.created');
	});

	it('is heard of by a duplicate too', async () => {
		const { send } = aTrigger(newMemory(), 24 * hour);
		await send(orderOf({ total: 1 }), 0);
		expect(await send(orderOf({ total: 1 }), 11 * hour)).toBe('duplicate');
		expect(await send(orderOf({ total: 2 }), 22 * hour)).toBe('order.changed');
	});

	it('is known for twelve hours after it is due, if it is scheduled', async () => {
		const { send } = aTrigger();
		const due = new Date(day + 48 * hour).toISOString();
		await send(orderOf({ total: 1 }, { order: { isScheduled: true, dueAt: due } }), 0);
		await send(orderOf({ total: 1 }, { orderId: '2', order: { isScheduled: false, dueAt: due } }), 0);
		expect(await send(orderOf({ total: 2 }, { orderId: '2', order: {} }), 40 * hour)).toBe('order.created');
		expect(await send(orderOf({ total: 2 }), 59 * hour)).toBe('order.changed');
	});

	it('is not known once it is forgotten, although a state of it comes later', async () => {
		const { send } = aTrigger();
		await send(orderOf({ total: 1 }), 0);
		await send(stateOf({ status: 1 }), 13 * hour);
		expect(await send(orderOf({ total: 2 }), 14 * hour)).toBe('order.created');
	});

	it('is not known by one that was not wanted', async () => {
		const { send, begin } = aTrigger();
		(await begin(orderOf({ total: 1 }))).dismiss();
		expect(await send(orderOf({ total: 2 }))).toBe('order.created');
	});

	it('is known by one that is over or on its way, wanted or not', async () => {
		for (const isWanted of [true, false]) {
			const { begin, send } = aTrigger();
			const over = await begin(stateOf({ total: 1, status: 3 }, { deliveryStatus: 'delivered', order: {} }));
			expect(over.event).toBe('order.status');
			if (isWanted) over.commit();
			else over.dismiss();
			expect(await send(orderOf({ total: 1, status: 0 }))).toBe('order.status');
			expect(await send(orderOf({ total: 2, status: 0 }))).toBe('order.changed');
		}
	});
});

describe('the id of an event', () => {
	const idOf = async (sent: [Body, Partial<MappedEvent>], at = 0, { begin } = aTrigger()) => {
		const event = await begin(sent, at);
		event.commit();
		return event.eventId;
	};

	it('is equal for equal events in any process, and another one for other values, entities and senders', async () => {
		const id = await idOf(stateOf({ a: 1 }));
		expect(await idOf(stateOf({ a: 1 }), minute)).toBe(id);
		expect(await idOf(stateOf({ a: 2 }))).not.toBe(id);
		expect(await idOf(stateOf({ a: 1 }, { orderId: '2' }))).not.toBe(id);
	});

	it('counts the day of sending, else the day of receipt, unless the event has a time of its own', async () => {
		const sent = (sentAt: string): [Body, Partial<MappedEvent>] => stateOf({ a: 1, sentAt }, { occurredAt: sentAt });
		const id = await idOf(sent('2026-01-01T10:00:00.000Z'));
		expect(await idOf(sent('2026-01-01T23:00:00.000Z'), 48 * hour)).toBe(id);
		expect(await idOf(sent('2026-01-02T10:00:00.000Z'))).not.toBe(id);
		expect(await idOf(stateOf({ a: 1 }), 0)).not.toBe(await idOf(stateOf({ a: 1 }), 24 * hour));
	});

	it('is another one for a state that comes back, and the same for its copy after the window', async () => {
		const trigger = aTrigger();
		const first = await idOf(stateOf({ a: 1 }), 0, trigger);
		await idOf(stateOf({ a: 2 }), 1, trigger);
		const third = await idOf(stateOf({ a: 1 }), 2, trigger);
		expect(third).not.toBe(first);
		expect(await idOf(stateOf({ a: 1 }), 20 * minute, trigger)).toBe(third);
		expect(await idOf(stateOf({ a: 1 }), 40 * minute, trigger)).toBe(third);
	});

	it('counts what came back in whatever order it is saved', async () => {
		const { begin, arrive, twoSecondsPass } = aTrigger();
		const first = await begin(stateOf({ a: 1 }), 0);
		const later = [arrive(stateOf({ a: 2 }), 1), arrive(stateOf({ a: 1 }), 2)];
		twoSecondsPass();
		const [second, third] = (await Promise.all(later)) as NewEvent[];
		for (const { commit } of [third!, first, second!]) commit();
		expect((await begin(stateOf({ a: 1 }), 20 * minute)).eventId).toBe(third!.eventId);
	});

	it('is another one for a state that comes back after one that is not saved yet', async () => {
		const trigger = aTrigger();
		const first = await idOf(stateOf({ a: 1 }), 0, trigger);
		await trigger.begin(stateOf({ a: 2 }), 1);
		const back = trigger.arrive(stateOf({ a: 1 }), 2);
		trigger.twoSecondsPass();
		const result = (await back) as NewEvent;
		expect(result.isDuplicate).toBe(false);
		expect(result.eventId).not.toBe(first);
	});

	it('is the same for an event that was refused and is sent again', async () => {
		const { begin } = aTrigger();
		const first = await begin(stateOf({ a: 1 }));
		first.refuse(refusal);
		expect((await begin(stateOf({ a: 1 }), 1)).eventId).toBe(first.eventId);
	});
});

describe('an order that comes back to what it was', () => {
	const withState = (total: number, status: string) => orderOf({ total, status });

	it('is a status, not a new order, where its other state was not wanted', async () => {
		const { send, arrive } = aTrigger();
		expect(await send(withState(1, 'pending'))).toBe('order.created');
		const accepted = (await arrive(withState(1, 'accepted'), 1)) as NewEvent;
		accepted.dismiss();
		expect(await send(withState(1, 'pending'), 2)).toBe('order.status');
	});

	it('is a duplicate behind another version that is not saved yet', async () => {
		const { send, begin, arrive, twoSecondsPass } = aTrigger();
		await send(withState(1, 'pending'));
		await begin(withState(2, 'pending'), 1);
		const copy = arrive(withState(1, 'pending'), 2);
		twoSecondsPass();
		expect(await stateOfCall(copy)).toBe('answered as the first');
	});
});

it('a time that lies ahead in what was saved counts as the time of loading', async () => {
	const ahead = aTrigger();
	await ahead.send(orderOf({ total: 1 }, { orderId: '2' }), 3 * hour);
	await ahead.send(stateOf({ a: 1 }), 3 * hour);
	const memory = newMemory();
	load(memory, serialize(ahead.memory), day);
	const { send } = aTrigger(memory);
	expect(await send(stateOf({ a: 2 }), 1)).toBe('order.status');
	expect(await send(stateOf({ a: 2 }), 2)).toBe('duplicate');
	expect(await send(orderOf({ total: 2 }, { orderId: '2' }), 13 * hour)).toBe('order.created');
});

describe('one after the other', () => {
	it('a copy of a call on its way starts nothing and ends as that one', async () => {
		for (const sent of [orderOf({ total: 1 }), stateOf({ a: 1 }), noteOf({ a: 1 })]) {
			const { begin, arrive, memory } = aTrigger();
			const first = await begin(sent);
			const copies = [arrive(sent, 5), arrive(sent, 20 * minute)];
			expect(await Promise.all(copies.map(stateOfCall))).toEqual(['starts nothing', 'starts nothing']);
			first.commit();
			expect(await Promise.all(copies.map(stateOfCall))).toEqual(['answered as the first', 'answered as the first']);

			const refused = await begin(sent, 60 * minute);
			const copy = arrive(sent, 60 * minute);
			refused.refuse(refusal);
			expect(await stateOfCall(copy)).toBe('refused 500');
			expect([...memory.entities.values()].flatMap(({ calls }) => calls)).toEqual([]);
		}
	});

	it('a copy of an order on its way starts nothing, whatever came after it', async () => {
		const { begin, arrive, twoSecondsPass } = aTrigger();
		await begin(orderOf({ total: 1 }));
		const later = [arrive(orderOf({ total: 2 })), arrive(stateOf({ a: 1 }))];
		expect(await stateOfCall(arrive(orderOf({ total: 1 })))).toBe('starts nothing');
		twoSecondsPass();
		expect(await Promise.all(later.map(stateOfCall))).toEqual(['order.created', 'order.status']);
		expect(await stateOfCall(arrive(orderOf({ total: 1 })))).toBe('starts nothing');
	});

	it('a copy of a state on its way is a state that came back if another came between', async () => {
		const { begin, arrive, twoSecondsPass } = aTrigger();
		await begin(stateOf({ a: 1 }));
		const between = arrive(stateOf({ a: 2 }));
		const back = arrive(stateOf({ a: 1 }));
		expect(await stateOfCall(back)).toBe('waits');
		twoSecondsPass();
		expect(await stateOfCall(between)).toBe('order.status');
		expect(await stateOfCall(back)).toBe('order.status');
	});

	it.each(['saved', 'on its way'])('what came between and was refused does not count: the first is %s', async (is) => {
		const { begin, arrive, twoSecondsPass } = aTrigger();
		const first = await begin(stateOf({ a: 1 }));
		const between = arrive(stateOf({ a: 2 }));
		twoSecondsPass();
		const copy = arrive(stateOf({ a: 1 }));
		if (is === 'saved') first.commit();
		((await between) as NewEvent).refuse(refusal);
		expect(await stateOfCall(copy)).toBe(is === 'saved' ? 'answered as the first' : 'starts nothing');
		first.commit();
		expect(await stateOfCall(copy)).toBe('answered as the first');
	});

	it('what came between and is saved counts, while the first is on its way', async () => {
		const { begin, arrive, twoSecondsPass } = aTrigger();
		await begin(stateOf({ a: 1 }));
		const between = arrive(stateOf({ a: 2 }));
		twoSecondsPass();
		((await between) as NewEvent).commit();
		const [copy, back] = [arrive(stateOf({ a: 2 })), arrive(stateOf({ a: 1 }))];
		twoSecondsPass();
		expect(await Promise.all([copy, back].map(stateOfCall))).toEqual(['answered as the first', 'order.status']);
	});

	it('another event waits for the one before until that is saved or refused', async () => {
		const { begin, arrive } = aTrigger();
		for (const end of ['commit', 'refuse'] as const) {
			const first = await begin(orderOf({ total: end }, { orderId: end }));
			const second = arrive(orderOf({ total: 2 }, { orderId: end }));
			expect(await stateOfCall(second)).toBe('waits');
			first[end](refusal);
			expect(await stateOfCall(second)).toBe(end === 'commit' ? 'order.changed' : 'order.created');
		}
	});

	it('events of another order do not wait', async () => {
		const { begin, arrive } = aTrigger();
		await begin(orderOf({ total: 1 }));
		expect(await stateOfCall(arrive(orderOf({ total: 1 }, { orderId: '2' })))).toBe('order.created');
	});

	it('after two seconds a state is no duplicate of one before the one it waited for, and an order still is', async () => {
		const { send, begin, arrive, twoSecondsPass } = aTrigger();
		await send(orderOf({ total: 1 }));
		await send(stateOf({ a: 1 }));
		await begin(stateOf({ a: 2 }));
		const calls = [arrive(stateOf({ a: 1 })), arrive(orderOf({ total: 1 }))];
		expect(await Promise.all(calls.map(stateOfCall))).toEqual(['waits', 'waits']);
		twoSecondsPass();
		expect(await Promise.all(calls.map(stateOfCall))).toEqual(['order.status', 'answered as the first']);
	});

	it('what arrived last is the last, not what was saved last', async () => {
		const { begin, arrive, send, twoSecondsPass } = aTrigger();
		const first = await begin(stateOf({ a: 1 }));
		const waiting = arrive(stateOf({ a: 2 }));
		twoSecondsPass();
		((await waiting) as NewEvent).commit();
		first.commit();
		expect(await send(stateOf({ a: 2 }))).toBe('duplicate');
		expect(await send(stateOf({ a: 1 }))).toBe('order.status');

		const order = await begin(orderOf({ total: 1 }));
		const changed = arrive(orderOf({ total: 2 }));
		twoSecondsPass();
		((await changed) as NewEvent).commit();
		order.commit();
		expect(await send(orderOf({ total: 2, status: 1 }))).toBe('order.status');
	});

	it('the first end of a call counts', async () => {
		const { begin, send } = aTrigger();
		await send(noteOf({ note: 'x' }));
		const refused = await begin(stateOf({ a: 1 }));
		refused.refuse(refusal);
		refused.commit();
		expect(await send(stateOf({ a: 1 }))).toBe('order.status');
	});

	it('two events of one order that are refused, and a resend of the first, end', async () => {
		const { begin, arrive, send, twoSecondsPass, memory } = aTrigger();
		const first = await begin(stateOf({ a: 1 }));
		const second = arrive(stateOf({ a: 2 }));
		twoSecondsPass();
		first.refuse(refusal);
		((await second) as NewEvent).refuse(refusal);
		expect(memory.entities.size).toBe(0);
		expect(await send(stateOf({ a: 1 }))).toBe('order.status');
	});
});

describe('what outlives the process', () => {
	const restarted = (memory: Memory) => {
		const next = newMemory();
		load(next, serialize(memory));
		return aTrigger(next);
	};

	it('is enough to tell duplicates, events that come back, changes and what was not wanted', async () => {
		const before = aTrigger();
		await before.send(orderOf({ total: 1, status: 0 }), 0);
		const accepted = await before.begin(stateOf({ a: 1 }), 1);
		accepted.commit();
		await before.send(stateOf({ a: 2 }), 2);
		(await before.begin(noteOf({ a: 1 }), 3)).dismiss();

		const after = restarted(before.memory);
		expect(await after.send(stateOf({ a: 2 }), 4)).toBe('duplicate');
		expect(await after.send(orderOf({ total: 1, status: 0 }), 5)).toBe('duplicate');
		expect(await after.send(noteOf({ a: 1 }), 6)).toBe('delivery.note');
		const back = await after.begin(stateOf({ a: 1 }), 7);
		expect(back.eventId).not.toBe(accepted.eventId);
		back.commit();
		expect(await after.send(orderOf({ total: 1, status: 1 }), 8)).toBe('order.status');
		expect(await after.send(orderOf({ total: 2 }), 9)).toBe('order.changed');
		expect(await after.send(orderOf({ total: 2, status: 1 }), 10)).toBe('order.status');
	});

	it('is nothing of a call on its way', async () => {
		const before = aTrigger();
		await before.send(stateOf({ a: 1 }));
		await before.begin(noteOf({ a: 1 }));
		const after = restarted(before.memory);
		expect(await after.send(stateOf({ a: 1 }))).toBe('duplicate');
		expect(await after.send(noteOf({ a: 1 }))).toBe('delivery.note');
	});

	it('is added to what a process knows, where it is newer', async () => {
		const [one, other] = [aTrigger(), aTrigger()];
		for (const [index, { send }] of [one, other].entries()) {
			await send(orderOf({ total: index }), index);
			await send(noteOf({ note: index }), index);
		}
		// Another process reads what this one has not saved yet.
		const waiting = await one.begin(stateOf({ a: 1 }), 2);
		await other.send(stateOf({ a: 2 }), 3);
		const texts = [other, one].map(({ memory }) => serialize(memory));
		for (const [index, { memory }] of [one, other].entries()) load(memory, texts[index]);
		waiting.commit();
		for (const { send } of [one, other]) {
			expect(await send(stateOf({ a: 2 }), 4)).toBe('duplicate');
			expect(await send(noteOf({ note: 1 }), 4)).toBe('duplicate');
			expect(await send(orderOf({ total: 1, status: 1 }), 5)).toBe('order.status');
		}
		expect(await one.send(stateOf({ a: 1 }), 6)).toBe('order.status');
	});

	it('is known as long as by the process that heard of it last', async () => {
		for (const heardLast of [0, 1]) {
			const both = [aTrigger(), aTrigger()] as const;
			for (const [index, { send }] of both.entries()) {
				await send(orderOf({ total: 1 }), index === heardLast ? hour : 0);
			}
			load(both[0].memory, serialize(both[1].memory));
			expect(await both[0].send(orderOf({ total: 2 }), 12.5 * hour)).toBe('order.changed');
		}
	});

	it('is written for sixty events at once, and then once a second', async () => {
		const written: number[] = [];
		for (let number = 1; number <= 100; number++) {
			const staticData = {};
			openTrigger('sixty at once', staticData).persist();
			if (Object.keys(staticData).length > 0) written.push(number);
		}
		expect(written.slice(0, 60)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
		expect(written.length).toBeLessThan(65);
	});

	it.each([null, 5, 'x', '[]', '{"entities":[]}', '[[1]]', '[["order:1",0,null,[["state"]]]]'])(
		'may be anything, since other hands write there too: %j',
		async (text) => {
			const { memory, send } = aTrigger();
			load(memory, text);
			expect(await send(stateOf({ a: 1 }))).toBe('order.status');
			expect(await send(stateOf({ a: 1 }))).toBe('duplicate');
		},
	);
});

describe('the memory', () => {
	it('is bounded in entries and in bytes, and keeps the newest', async () => {
		const { send, memory } = aTrigger();
		for (let id = 0; id < 3000; id++) {
			await send(orderOf({ total: id }, { orderId: `${'x'.repeat(190)}${id}`, branchId: 'y'.repeat(200) }), id);
		}
		expect(memory.entities.size).toBe(2000);
		const text = serialize(memory);
		expect(text.length).toBeLessThan(32_001);
		const next = newMemory();
		load(next, text);
		expect(next.entities.size).toBeGreaterThan(150);
		expect(next.entities.size).toBeLessThan(201);
		const last = orderOf({ total: 2999 }, { orderId: `${'x'.repeat(190)}2999`, branchId: 'y'.repeat(200) });
		expect(await aTrigger(next).send(last, 3000)).toBe('duplicate');
	});

	it('is bounded for one order with events without end', async () => {
		const { send, memory } = aTrigger();
		for (let number = 0; number < 500; number++) {
			await send(stateOf({ number }), number);
			await send(noteOf({ number }, { vendorEvent: `note ${number}` }), number);
		}
		expect(serialize(memory).length).toBeLessThan(3000);
	});

	it('forgets no call that is on its way', async () => {
		const { begin, send, arrive } = aTrigger();
		await begin(orderOf({ total: 1 }));
		for (let id = 0; id < 2100; id++) await send(orderOf({ total: 1 }, { orderId: `n${id}` }));
		expect(await stateOfCall(arrive(orderOf({ total: 1 })))).toBe('starts nothing');
	});
});
