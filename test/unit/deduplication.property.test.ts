import fc from 'fast-check';

import { deduplicate, type NewEvent } from '../../nodes/shared/webhook/deduplication/deduplicate';
import { identify, type Identity } from '../../nodes/shared/webhook/deduplication/identity';
import { newMemory } from '../../nodes/shared/webhook/deduplication/memory';
import { load, serialize } from '../../nodes/shared/webhook/deduplication/persistence';
import { completed } from '../../nodes/shared/webhook/parsing/match';
import type { MappedEvent } from '../../nodes/shared/webhook/event';
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
	answer: () => ({ status: 200, body: {} }),
};

/** The events that are sent: two versions of each of two orders, one of them with another status, their states and notes. */
const events: ReadonlyArray<[what: 'order' | 'state' | 'note', orderId: string, body: object]> = ['1', '2'].flatMap(
	(id) => [
		['order', id, { id, total: 1, status: 0 }],
		['order', id, { id, total: 1, status: 1 }],
		['order', id, { id, total: 2, status: 0 }],
		['state', id, { id, state: 'assigned' }],
		['state', id, { id, state: 'unassigned' }],
		['note', id, { id, note: 'x' }],
		['note', id, { id, note: 'y' }],
	],
);

const parts: Record<'order' | 'state' | 'note', Partial<MappedEvent>> = {
	order: { event: 'order.created', deliveryStatus: 'created', order: {} },
	state: { event: 'delivery.status', deliveryStatus: 'driver-assigned' },
	note: { event: 'delivery.note' },
};

const identities: Identity[] = events.map(([what, orderId, body]) =>
	identify(
		source,
		completed(source, { event: 'order.other', vendorEvent: what, orderId, ...parts[what] }, []),
		body,
		'2026-01-01T00:00:00.000Z',
	),
);

const second = 1000;
const window = 600 * second;

/** What happens next. `pick` chooses among the calls that it can happen to. */
type Step =
	| { kind: 'send'; event: number }
	| { kind: 'save' | 'refuse' | 'dismiss' | 'giveUp'; pick: number }
	| { kind: 'pass'; seconds: number }
	| { kind: 'restart' };

const pick = fc.nat(20);
const step: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 6, arbitrary: fc.record({ kind: fc.constant('send' as const), event: fc.nat(events.length - 1) }) },
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
	let now = Date.parse('2026-01-01T10:00:00Z');
	const all: Sent[] = [];
	/** In the order in which their runs were started. */
	const givenOut: Sent[] = [];
	const those = (...states: Array<Sent['is']>) => all.filter(({ is }) => states.includes(is));

	const send = (event: number) => {
		const sent: Sent = { number: all.length, event, at: now, is: 'waiting' };
		const [entity, name] = [identities[event]!.entity, identities[event]!.class];
		const same = (other: Sent) => identities[other.event]!.entity === entity && identities[other.event]!.class === name;
		const before = all.filter(same);
		const isOnItsWay = before.some((other) => other.event === event && ['waiting', 'running'].includes(other.is));
		const lastState = before.filter(({ is }) => ['waiting', 'running', 'saved', 'dismissed'].includes(is)).at(-1);
		const copyOf = isOnItsWay && (name !== 'state' || lastState?.event === event);
		all.push(sent);
		const started = () => all.filter(({ is }) => is === 'running').length;
		const runsBefore = started();
		void deduplicate(memory, identities[event]!, {
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
				.filter(({ is, event }) => (is === 'saved' || is === 'dismissed') && identities[event]!.entity === key)
				.map(({ event }) => identities[event]!.hash);
			for (const { hash } of classes.values()) expect(hashes).toContain(hash);
			if (order !== undefined) expect(hashes).toContain(order.hash);
			expect(classes.size + calls.length).toBeGreaterThan(0);
			expect(calls.length).toBe(
				those('waiting', 'running').filter(({ event }) => identities[event]!.entity === key).length,
			);
		}
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
			const mine = identities[each.event]!;
			const others = all.filter(
				({ event, number }) => number < sent.number && identities[event]!.entity === mine.entity,
			);
			const isQuiet = !others.some(({ is }) => ['waiting', 'running'].includes(is));
			const last = others
				.filter(({ is, event }) => (is === 'saved' || is === 'dismissed') && identities[event]!.class === mine.class)
				.at(-1);
			const isCopy = last?.event === each.event && last.is === 'saved' && now - last.at < window;
			if (isQuiet) expect([each.event, sent.is]).toEqual([each.event, isCopy ? 'duplicate' : 'running']);
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
	for (const [index, { entity }] of identities.entries()) {
		if (events[index]![0] !== 'order') continue;
		const orders = givenOut.filter(
			({ event }) => identities[event]!.entity === entity && events[event]![0] === 'order',
		);
		if (orders.length > 0) expect(orders[0]!.result!.event).toBe('order.created');
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
