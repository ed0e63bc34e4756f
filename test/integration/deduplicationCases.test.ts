import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { nextOrderId } from '../../sandbox/state';
import { aFreshSandbox } from '../support/sandbox';
import { blink, callsOf } from './blinkSetup';
import { aTrigger, type TriggerUnderTest } from './harness/triggers';

/*
 * Sequences of calls that real senders, clocks and databases make: what is given out, what is a duplicate, and what Blink is
 * told in the end.
 */

const sandbox = aFreshSandbox();

const folder = join(__dirname, '../fixtures/cases');
const caseOf = <Case>(name: string) => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Case;

/** Posts bodies one after the other. @returns what each of them was: an event's name and state, or nothing. */
async function played(trigger: TriggerUnderTest, bodies: readonly unknown[]): Promise<string[]> {
	const outcomes: string[] = [];
	for (const body of bodies) {
		const before = trigger.events().length;
		await trigger.post(body);
		const [event] = trigger.events().slice(before);
		outcomes.push(event === undefined ? 'nothing' : `${String(event.event)} ${String(event.deliveryStatus)}`);
	}
	return outcomes;
}

const untilStarted = async (trigger: TriggerUnderTest, count: number) => {
	while (trigger.started.length < count) await new Promise((resolve) => setTimeout(resolve, 20));
};

it('two refused events of one order, and a resend of the first, end', async () => {
	type Case = { steps: Array<{ send?: unknown }> };
	const [a, b, again] = caseOf<Case>('incoming/hang-two-refused-events-of-one-order').steps.flatMap(
		({ send }) => send ?? [],
	);
	const trigger = await aTrigger('riderTrigger');
	const refusals: Array<() => void> = [];
	trigger.execute = async () =>
		await new Promise((_resolve, reject) => refusals.push(() => reject(new Error('the disk is full'))));
	const first = trigger.post(a);
	await untilStarted(trigger, 1);
	const second = trigger.post(b);
	// It waits two seconds for the first, and is given out.
	await untilStarted(trigger, 2);
	for (const refuse of refusals) refuse();
	expect([(await first).status, (await second).status]).toEqual([500, 500]);

	trigger.execute = async () => [];
	const start = Date.now();
	expect((await trigger.post(again)).status).toBe(200);
	expect(Date.now() - start).toBeLessThan(1000);
	expect(trigger.events().at(-1)).toMatchObject({ event: 'delivery.status', deliveryStatus: 'driver-accepted' });
	expect(trigger.started).toHaveLength(3);
}, 20_000);

it('three refused events of one order, and resends of each, end', async () => {
	const trigger = await aTrigger('riderTrigger');
	const events = ['rider-created', 'rider-picking', 'rider-delivering'].map((eventType) => ({
		eventType,
		storeId: 's',
		data: { orderId: 'Q1' },
	}));
	trigger.execute = async () => {
		await new Promise((resolve) => setTimeout(resolve, 3000));
		throw new Error('the disk is full');
	};
	const refused = await Promise.all(events.map(async (event) => await trigger.post(event)));
	expect(refused.map(({ status }) => status)).toEqual([500, 500, 500]);
	trigger.execute = async () => [];
	const resent = await Promise.all([...events].reverse().map(async (event) => await trigger.post(event)));
	expect(resent.map(({ status }) => status)).toEqual([200, 200, 200]);
	expect(trigger.started).toHaveLength(6);
}, 30_000);

it('an order of Blend that is resent after its acceptance is a duplicate, with the answer of an order', async () => {
	const { send } = caseOf<{ send: unknown[] }>('incoming/doubled-blend-order-resent-after-a-status');
	const trigger = await aTrigger('blendTrigger');
	expect(await played(trigger, send)).toEqual(['order.created created', 'order.status accepted', 'nothing']);
	expect((await trigger.post(send[2])).data).toEqual({ order_id: 'A3', status: 'success' });
	expect(trigger.started).toHaveLength(2);
});

it('the same order id at two branches of Blend is two orders', async () => {
	const { sequence } = caseOf<{ sequence: unknown[] }>('incoming/blend-same-order-id-two-branches-sequence');
	const trigger = await aTrigger('blendTrigger');
	expect(await played(trigger, sequence)).toEqual(['order.created created', 'order.created created']);
	const [one, other] = trigger.events();
	expect(one!.eventId).not.toBe(other!.eventId);
});

it('the same order id at two stores of Ordatic is two orders', async () => {
	const trigger = await aTrigger('riderTrigger');
	const events = ['1', '2', '1'].map((storeId) => ({ eventType: 'order-accepted', storeId, data: { orderId: '77' } }));
	expect(await played(trigger, events)).toEqual(['order.status created', 'order.status created', 'nothing']);
});

it('an order id that is used again after days is a new order, and after an hour a change', async () => {
	type Case = { sequence: Array<{ at: string; body: unknown }> };
	const [first, second] = caseOf<Case>('incoming/blend-order-id-used-again-after-days-sequence').sequence;
	const clock = jest.spyOn(Date, 'now');
	const at = async (trigger: TriggerUnderTest, time: string, body: unknown) => {
		clock.mockReturnValue(Date.parse(time));
		return (await played(trigger, [body]))[0];
	};
	try {
		const days = await aTrigger('blendTrigger');
		expect(await at(days, first!.at, first!.body)).toBe('order.created created');
		expect(await at(days, second!.at, second!.body)).toBe('order.created created');
		const hours = await aTrigger('blendTrigger');
		expect(await at(hours, first!.at, first!.body)).toBe('order.created created');
		expect(await at(hours, '2026-11-01T11:00:00Z', second!.body)).toBe('order.changed created');
	} finally {
		clock.mockRestore();
	}
});

it('an order of Blink that is edited is created, then changed', async () => {
	const trigger = await aTrigger('blinkTrigger');
	expect(await played(trigger, caseOf<unknown[]>('blink-order-edited-sequence'))).toEqual([
		'order.created created',
		'order.changed created',
	]);
});

it('an order of Blend that is resent with a new time of sending is a duplicate', async () => {
	const trigger = await aTrigger('blendTrigger');
	expect(await played(trigger, caseOf<unknown[]>('blend-retry-with-new-time-sequence'))).toEqual([
		'order.created created',
		'nothing',
	]);
});

it('an order that comes again with nothing new but its status is a status with the order', async () => {
	const [order] = caseOf<object[]>('blink-order-edited-sequence');
	const trigger = await aTrigger('blinkTrigger');
	const accepted = { ...order, status: '1', status_text: 'ACCEPTED' };
	expect(await played(trigger, [order, accepted, { blink_order_id: 'qW7rTz', status: 6 }, accepted])).toEqual([
		'order.created created',
		'order.status accepted',
		'order.status ready',
		'nothing',
	]);
	expect(trigger.events()[1]).toHaveProperty('order.orderId', 'qW7rTz');
});

it('an order that was not wanted is new once Trigger On was widened, and then changed', async () => {
	type Case = { steps: Array<{ parameters?: { events: string[] }; send?: unknown }> };
	const { steps } = caseOf<Case>('incoming/order-sent-again-after-trigger-on-was-widened');
	const sent = steps.flatMap(({ send }) => send ?? []);
	const [narrow, wide] = steps.flatMap(({ parameters }) => parameters ?? []);
	const settings = { id: 'widened' };
	expect(await played(await aTrigger('blinkTrigger', narrow, { settings }), sent.slice(0, 1))).toEqual(['nothing']);
	expect(await played(await aTrigger('blinkTrigger', wide, { settings }), sent.slice(1))).toEqual([
		'order.created created',
		'order.changed created',
	]);
});

it('a time in the future holds nothing back', async () => {
	const { send } = caseOf<{ send: unknown[] }>('incoming/one-time-in-the-future-makes-all-that-follows-late');
	const trigger = await aTrigger('blinkTrigger');
	expect(await played(trigger, send)).toEqual([
		'order.status accepted',
		'order.status ready',
		'order.status on-the-way',
		'order.status delivered',
	]);
	expect(JSON.stringify(trigger.events())).not.toContain('isLate');
});

it("a second rider's steps are given out like the first one's", async () => {
	const { send } = caseOf<{ send: unknown[] }>('incoming/second-rider-of-ordatic-is-late');
	const trigger = await aTrigger('riderTrigger');
	expect(await played(trigger, send)).toEqual([
		'delivery.status driver-accepted',
		'delivery.status driver-to-pickup',
		'delivery.status driver-accepted',
		'delivery.status driver-to-pickup',
	]);
});

describe('a clock that runs ahead', () => {
	/** Gives events to Update Status as the trigger gave them, and returns what Blink was told. */
	async function toldBlink(type: string, bodies: unknown[]): Promise<unknown[]> {
		const id = nextOrderId(sandbox.state);
		sandbox.state.orders.push({ ...structuredClone(sandbox.state.orders[0]!), id, status: 0, history: [] });
		const trigger = await aTrigger(type);
		await played(trigger, bodies);
		await blink(sandbox, 'order:updateStatus', { input: 'delivery', orderId: String(id) }, { input: trigger.events() });
		return callsOf(sandbox, 'updateOrderStatus').map(({ body }) => (body as { status: number }).status);
	}

	it('by ten hours keeps nothing from Blink', async () => {
		const { sequence } = caseOf<{ sequence: unknown[] }>('incoming/late-rider-phone-clock-ahead-sequence');
		expect(await toldBlink('bringgTrigger', sequence)).toEqual([2, 3]);
	});

	it('by two minutes keeps nothing from Blink', async () => {
		type Case = { progress: Array<[state: string, at: string]> };
		const { progress } = caseOf<Case>('incoming/late-rider-phone-two-minutes-ahead-sequence');
		const points = {
			way_points: [
				{ id: 5, pickup_dropoff_option: 0 },
				{ id: 6, pickup_dropoff_option: 1 },
			],
		};
		const states: Record<string, object> = {
			'driver-to-pickup': { status: 2, active_way_point_id: 5 },
			'at-pickup': { status: 3, active_way_point_id: 5 },
			'on-the-way': { status: 2, active_way_point_id: 6 },
		};
		const bodies = progress.map(([state, at]) => ({
			id: 9,
			external_id: '9',
			title: 'x',
			updated_at: at.slice(0, 20),
			...points,
			...states[state],
		}));
		expect(await toldBlink('bringgTrigger', bodies)).toEqual([2]);
	});
});

it('ids of a megabyte are Unrecognized, and leave the memory as small as it was', async () => {
	const trigger = await aTrigger('riderTrigger');
	for (let number = 0; number < 30; number++) {
		const orderId = `${'I'.repeat(number < 3 ? 1_000_000 : 201)}${number}`;
		expect((await trigger.post({ eventType: 'rider-created', storeId: 's', data: { orderId } })).status).toBe(200);
	}
	expect(trigger.events()).toEqual([]);
	expect(trigger.unrecognized()[0]).toMatchObject({ issues: ['orderId is longer than any id'] });
	expect(JSON.stringify(trigger.staticData).length).toBeLessThan(100);
	await trigger.post({ eventType: 'rider-created', storeId: 'S'.repeat(201), data: { orderId: 'I'.repeat(200) } });
	expect(trigger.events()[0]).toMatchObject({ orderId: 'I'.repeat(200), branchId: null });
	expect(trigger.events()[0]!.warnings).toEqual(['branchId is longer than any id and is null']);
	expect(JSON.stringify(trigger.staticData).length).toBeLessThan(300);
}, 30_000);

it('one event that is tried four times while n8n has no slot for its run is one run', async () => {
	type Case = { steps: [string, string, object] };
	const event = caseOf<Case>('incoming/four-runs-behind-n8ns-concurrency-limit').steps[2];
	const trigger = await aTrigger('riderTrigger');
	let giveSlot = () => undefined as void;
	const slot = new Promise<void>((resolve) => (giveSlot = resolve));
	trigger.execute = async () => (await slot, []);
	// The sender closes each call before it is answered.
	for (let attempt = 0; attempt < 4; attempt++) {
		await expect(trigger.post(event, { timeout: 500 })).rejects.toThrow('timeout');
	}
	giveSlot();
	expect((await trigger.post(event)).status).toBe(200);
	expect(trigger.started).toHaveLength(1);
});

describe('Ask Blink First', () => {
	const update = async (status: unknown) => {
		const data = { id: 5, status };
		sandbox.switches.faults = [
			{ kind: 'status', status: 200, body: { success: true, data }, path: '/interface/v1/fetchOrder' },
		];
		const delivery = { deliveryStatus: 'accepted', orderId: '123456' };
		return await blink(sandbox, 'order:updateStatus', { input: 'delivery' }, { input: [{ delivery }] });
	};
	const told = () => callsOf(sandbox, 'updateOrderStatus').length;

	it('skips the order of the case, which Blink has as CANCELLED', async () => {
		const { fetchOrder } = caseOf<{ fetchOrder: { data: { status: string } } }>(
			'incoming/ask-first-blink-says-cancelled',
		);
		const { json } = await update(fetchOrder.data.status);
		expect(json).toEqual([
			{ skipped: true, reason: 'Blink has the order at CANCELLED: it is over', orderId: '123456' },
		]);
		expect(told()).toBe(0);
	});

	it.each(['Canceled', 'REFUNDED', 'returned', ' Expired ', 'FAILED'])(
		'skips an order that is over: %s',
		async (word) => {
			expect((await update(word)).json[0]).toMatchObject({ skipped: true });
			expect(told()).toBe(0);
		},
	);

	it.each([['ON HOLD'], ['CANCELLATION REQUESTED'], [5]])(
		'holds nothing back for an unknown word: %s',
		async (word) => {
			const { json } = await update(word);
			expect(json[0]).toMatchObject({
				success: true,
				warning: `Blink was asked first, and has the order at ${word}, which is not a known status`,
			});
			expect(told()).toBe(1);
		},
	);

	it('gives one hint a run, which names the assumed path, when that is answered 404', async () => {
		sandbox.switches.faults = [{ kind: 'status', status: 404, times: 1000, path: '/interface/v1/fetchOrder' }];
		const input = sandbox.state.orders
			.slice(0, 2)
			.map(({ id }) => String(id))
			.map((orderId) => ({ delivery: { deliveryStatus: 'accepted', orderId } }));
		const { json, run } = await blink(sandbox, 'order:updateStatus', { input: 'delivery' }, { input });
		expect(json.map(({ warning }) => String(warning).slice(0, 64))).toEqual([
			'Blink was asked first, but the order could not be fetched: Blink',
			'Blink was asked first, but the order could not be fetched: Blink',
		]);
		const hints = run.data.resultData.runData.Node![0]!.hints ?? [];
		expect(hints.map(({ message }) => message)).toEqual([expect.stringContaining('GET /interface/v1/fetchOrder')]);
	});

	it('is off for a status filled in by hand, until a person switches it on', async () => {
		const byHand = { input: 'fields', orderId: '123456', status: 'accepted' };
		await blink(sandbox, 'order:updateStatus', byHand);
		expect(callsOf(sandbox, 'fetchOrder')).toEqual([]);
		const { json } = await blink(sandbox, 'order:updateStatus', { ...byHand, askBlinkFirst: true });
		expect(json[0]).toMatchObject({ skipped: true, reason: 'Blink has the order at accepted already' });
	});
});
