import fc from 'fast-check';

import { deduplicate, type NewEvent } from '../../nodes/shared/webhook/deduplication/deduplicate';
import { identify, type Identity } from '../../nodes/shared/webhook/deduplication/identity';
import { newMemory } from '../../nodes/shared/webhook/deduplication/memory';
import { load, serialize } from '../../nodes/shared/webhook/deduplication/persistence';
import type { MappedEvent } from '../../nodes/shared/webhook/event';
import { completed } from '../../nodes/shared/webhook/parsing/match';
import type { WebhookSource } from '../../nodes/shared/webhook/source';

/*
 * Any interleaving of calls that are saved, refused, cut off by a restart and sent again, with waits that end in time or do
 * not: it ends, no order is unseen, no copy starts a second run, and nothing refused is remembered.
 */

const source: WebhookSource = {
	name: 'vendor',
	displayName: 'Vendor',
	events: [],
	payloadTypes: [],
	expectedShape: 'an event',
	retries: true,
	stateFields: ['status'],
	idsAreOfBranch: true,
	answer: () => ({ status: 200, body: {} }),
};

const second = 1000;
const hour = 3600 * second;
const window = 600 * second;
const knownFor = 12 * hour;
const begin = Date.parse('2026-01-01T10:00:00Z');
const due = begin + 48 * hour;

type What = 'order' | 'scheduled' | 'over' | 'state' | 'note';

/** The same id is another order at another branch, and for another account. */
const orders: ReadonlyArray<[orderId: string, branchId: string, account: string | null]> = [
	['1', 'A', null],
	['2', 'A', null],
	['1', 'B', null],
	['1', 'A', 'other'],
];

/** What is sent of each order: two versions of it, one also with another status, one scheduled, one that is over, states and notes. */
const bodies: ReadonlyArray<[what: What, body: object]> = [
	['order', { total: 1, status: 0 }],
	['order', { total: 1, status: 1 }],
	['order', { total: 2, status: 0 }],
	['scheduled', { total: 3, status: 0 }],
	['over', { total: 2, status: 3 }],
	['state', { state: 'assigned' }],
	['state', { state: 'unassigned' }],
	['note', { note: 'x' }],
	['note', { note: 'y' }],
];

const parts: Record<What, Partial<MappedEvent>> = {
	order: { event: 'order.created', deliveryStatus: 'created', order: {} },
	scheduled: {
		event: 'order.created',
		deliveryStatus: 'created',
		order: { isScheduled: true, dueAt: new Date(due).toISOString() },
	},
	over: { event: 'order.status', deliveryStatus: 'delivered', order: {} },
	state: { event: 'delivery.status', deliveryStatus: 'driver-assigned' },
	note: { event: 'delivery.note' },
};

/** What is sent: its order, what it is compared with, and whether it is an order itself. */
interface Event {
	order: number;
	class: 'made' | 'state' | 'note';
	what: What;
	body: object;
	identity: Identity;
}

const events: readonly Event[] = orders.flatMap(([orderId, branchId, account], order) =>
	bodies.map(([what, body]): Event => {
		const sent: MappedEvent = { event: 'order.other', vendorEvent: what, orderId, branchId, ...parts[what] };
		const identity = identify(source, completed(source, sent, []), body, '2026-01-01T00:00:00.000Z', account);
		const is = { order: 'made', scheduled: 'made', over: 'state', state: 'state', note: 'note' } as const;
		return { order, class: is[what], what, body, identity };
	}),
);

const isMade = ({ event }: Sent) => events[event]!.class === 'made';
const whatOf = ({ event }: Sent) => events[event]!.what;
const orderOf = ({ event }: Sent) => events[event]!.order;
const withoutState = (event: number) => JSON.stringify({ ...events[event]!.body, status: undefined });

/** Half of what is sent is of one order. */
const someEvent = fc.oneof(fc.nat(bodies.length - 1), fc.nat(events.length - 1));

/** What happens next. `pick` chooses among the calls that it can happen to. */
type Step =
	| { kind: 'send'; event: number }
	| { kind: 'save' | 'refuse' | 'dismiss' | 'giveUp'; pick: number }
	| { kind: 'pass'; seconds: number }
	| { kind: 'restart' };

const pick = fc.nat(20);
const step: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 6, arbitrary: fc.record({ kind: fc.constant('send' as const), event: someEvent }) },
	{ weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('save' as const, 'giveUp' as const), pick }) },
	{ weight: 2, arbitrary: fc.record({ kind: fc.constant('refuse' as const), pick }) },
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant('dismiss' as const), pick }) },
	{
		weight: 1,
		arbitrary: fc.record({ kind: fc.constant('pass' as const), seconds: fc.constantFrom(1, 599, 600, 13 * 3600) }),
	},
	{ weight: 1, arbitrary: fc.constant({ kind: 'restart' as const }) },
);

interface Sent {
	number: number;
	event: number;
	at: number;
	/** `running`: a run was started, and n8n has not answered. */
	is: 'waiting' | 'running' | 'saved' | 'refused' | 'dismissed' | 'attached' | 'duplicate' | 'cutOff';
	result?: NewEvent;
	/** Ends its wait, as after two seconds. */
	giveUp?: () => void;
}

/** Lets everything happen that waits for nothing but itself. Bounded, so that a loop without end shows as one. */
const settled = async () => {
	for (let turn = 0; turn < 40; turn++) await Promise.resolve();
};

/** Plays the steps, checks after each, and lets n8n answer all that is left at the end. */
async function play(steps: readonly Step[]): Promise<void> {
	let memory = newMemory();
	let now = begin;
	const all: Sent[] = [];
	/** In the order in which their runs were started. */
	const givenOut: Sent[] = [];
	const those = (...states: Array<Sent['is']>) => all.filter(({ is }) => states.includes(is));

	const send = (event: number) => {
		const sent: Sent = { number: all.length, event, at: now, is: 'waiting' };
		const mine = events[event]!;
		const isSame = (other: Sent) => orderOf(other) === mine.order && events[other.event]!.class === mine.class;
		const before = all.filter(isSame).filter(({ is }) => ['waiting', 'running', 'saved', 'dismissed'].includes(is));
		// A state counts only as long as no other came after it.
		const copyOf = (mine.class === 'state' ? before.slice(-1) : before).some(
			(other) => other.event === event && ['waiting', 'running'].includes(other.is),
		);
		all.push(sent);
		const started = () => all.filter(({ is }) => is === 'running').length;
		const runsBefore = started();
		void deduplicate(memory, mine.identity, {
			window,
			now,
			inTime: async (ended) =>
				await Promise.race([
					ended.then(() => true),
					new Promise<boolean>((resolve) => {
						sent.giveUp = () => resolve(false);
					}),
				]),
		}).then((result) => {
			if (sent.is === 'cutOff') return;
			if (!result.isDuplicate) {
				sent.is = 'running';
				sent.result = result;
				givenOut.push(sent);
				return;
			}
			sent.is = 'attached';
			void result.outcome.then((refusal) => {
				if (sent.is === 'attached') sent.is = refusal === undefined ? 'duplicate' : 'refused';
			});
		});
		return { sent, copyOf, runsBefore, started };
	};

	const check = () => {
		// Nothing refused is remembered: what is known of an entity comes from what was saved or not wanted, or is on its way.
		for (const [key, { classes, calls, order }] of memory.entities) {
			const hashes = all
				.filter(({ is, event }) => (is === 'saved' || is === 'dismissed') && events[event]!.identity.entity === key)
				.map(({ event }) => events[event]!.identity.hash);
			for (const { hash } of classes.values()) expect(hashes).toContain(hash);
			if (order !== undefined) expect(hashes).toContain(order.hash);
			expect(classes.size + calls.length).toBeGreaterThan(0);
			expect(calls.length).toBe(
				those('waiting', 'running').filter(({ event }) => events[event]!.identity.entity === key).length,
			);
		}
	};

	/** @param known what its order is known by. */
	const checkEvent = ({ event, result }: Sent, known: Sent | undefined) => {
		if (known === undefined) return expect(result!.event).toBe('order.created');
		const isKnown = now < Math.max(known.at, whatOf(known) === 'scheduled' ? due : 0) + knownFor;
		if (!isKnown || known.event === event) return;
		const isStatus = withoutState(known.event) === withoutState(event);
		expect(result!.event).toBe(isStatus ? 'order.status' : 'order.changed');
	};

	for (const each of steps) {
		if (each.kind === 'send') {
			const { sent, copyOf, runsBefore, started } = send(each.event);
			await settled();
			// A copy of what is on its way starts nothing.
			if (copyOf) {
				expect(sent.is).toBe('attached');
				expect(started()).toBe(runsBefore);
			}
			// A copy of what is saved starts nothing, if it is the last of its class and nothing is on its way.
			const others = all.filter((other) => other.number < sent.number && orderOf(other) === orderOf(sent));
			const isQuiet = !others.some(({ is }) => ['waiting', 'running'].includes(is));
			const ended = others.filter(({ is }) => is === 'saved' || is === 'dismissed');
			const last = ended.filter(({ event }) => events[event]!.class === events[each.event]!.class).at(-1);
			const isCopy = last?.event === each.event && last.is === 'saved' && now - last.at < window;
			if (isQuiet) expect([each.event, sent.is]).toEqual([each.event, isCopy ? 'duplicate' : 'running']);

			// An order is known by what was saved of it, or is over, until twelve hours after that, or after it is due.
			const known = ended.filter((other) => (other.is === 'saved' && isMade(other)) || whatOf(other) === 'over').at(-1);
			if (isQuiet && !isCopy && isMade(sent)) checkEvent(sent, known);
		} else if (each.kind === 'giveUp') {
			const waiting = those('waiting');
			waiting[each.pick % waiting.length]?.giveUp?.();
		} else if (each.kind === 'pass') {
			now += each.seconds * second;
		} else if (each.kind === 'restart') {
			for (const sent of those('waiting', 'running', 'attached')) sent.is = 'cutOff';
			const text = serialize(memory);
			memory = newMemory();
			load(memory, text);
		} else {
			const running = those('running');
			const sent = running[each.pick % running.length];
			if (sent !== undefined) end(sent, each.kind);
		}
		await settled();
		check();
	}

	// It ends: each call that waits is let go or gets its turn, and each run is saved.
	for (let turn = 0; those('waiting', 'running', 'attached').length > 0; turn++) {
		expect(turn).toBeLessThan(steps.length * 2 + 2);
		for (const sent of those('running')) end(sent, 'save');
		await settled();
		for (const sent of those('waiting')) sent.giveUp?.();
		await settled();
		check();
	}

	// No order is unseen: each call was given out, or one equal to it was.
	for (const sent of all.filter(({ is }) => is === 'duplicate')) {
		expect(all.some(({ event, is }) => event === sent.event && (is === 'saved' || is === 'dismissed'))).toBe(true);
	}
	// An id tells what is different apart, and the first of an entity is never taken for a change.
	const ids = new Map<string, number>();
	for (const { event, result } of givenOut) {
		expect(ids.get(result!.eventId) ?? event).toBe(event);
		ids.set(result!.eventId, event);
	}
	for (const order of orders.keys()) {
		const own = all.filter((sent) => orderOf(sent) === order);
		const first = givenOut.find((sent) => own.includes(sent) && isMade(sent));
		if (first && !own.some((sent) => whatOf(sent) === 'over')) expect(first.result!.event).toBe('order.created');
	}

	function end(sent: Sent, how: 'save' | 'refuse' | 'dismiss') {
		const { result } = sent;
		sent.is = how === 'save' ? 'saved' : how === 'refuse' ? 'refused' : 'dismissed';
		if (how === 'save') result!.commit();
		else if (how === 'refuse') result!.refuse({ status: 500, body: {} });
		else result!.dismiss();
	}
}

it('any interleaving of calls that are saved, refused, cut off and sent again ends as the rules say', async () => {
	await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 40, size: 'max' }), play), {
		numRuns: Number(process.env.DEDUPLICATION_RUNS ?? 200),
	});
}, 600_000);
