import axios from 'axios';

import { webhookSample } from '../../sandbox/kinds';
import { meanings } from '../support/meanings';
import { senderOf } from '../support/senders';
import { startTrigger, type RunningTrigger, type TriggerSetup } from './harness/webhook';

// The answer as it stands on the wire.
const client = axios.create({ validateStatus: () => true, transformResponse: (text: string) => text, proxy: false });
const running: RunningTrigger[] = [];
let count = 0;

async function trigger(parameters: TriggerSetup['parameters'] = {}) {
	const started = await startTrigger({
		type: 'blendTrigger',
		parameters,
		// Each test is another trigger, so that none remembers another's events.
		settings: { id: `blend-${count++}` },
	});
	running.push(started);
	return started;
}

afterEach(async () => {
	await Promise.all(running.splice(0).map(async (each) => await each.stop()));
});

const { kinds } = senderOf('blend.order-created');

describe.each(kinds)('%s', (kind) => {
	const { event, deliveryStatus, answer: success } = meanings.get(kind)!;
	const failed = kind === 'blend.order-created' ? '{"order_id":"","status":"failed"}' : '{"status":"failed"}';

	it('comes out of Event in the one language', async () => {
		const { url, started } = await trigger();
		const answer = await client.post(url, webhookSample(kind));
		expect([answer.status, answer.data]).toEqual([200, JSON.stringify(success)]);
		const [events, unrecognised] = started[0]!;
		expect(unrecognised).toEqual([]);
		expect(events![0]!.json).toMatchObject({ source: 'blend', event, deliveryStatus, warnings: [] });
	});

	it('comes out as it was sent when not simplified', async () => {
		const { url, started } = await trigger({ simplify: false });
		const body = webhookSample<object>(kind);
		await client.post(url, body);
		expect(started[0]![0]![0]!.json).toEqual({
			...body,
			event_time: '2025-01-01T00:00:00.000Z',
			_eventId: expect.any(String),
		});
	});

	it('is refused in its own words when the workflow fails', async () => {
		const running = await trigger({ respond: 'lastNode' });
		running.execute = async () => {
			throw new Error('The kitchen is on fire');
		};
		const answer = await client.post(running.url, webhookSample(kind));
		expect([answer.status, answer.data]).toEqual([200, failed]);
	});
});

it('gives the id of the order as the workflow saved it', async () => {
	const running = await trigger({ respond: 'lastNode' });
	running.execute = async () => [{ success: true, order_id: 55 }];
	const { data } = await client.post(running.url, webhookSample('blend.order-created'));
	expect(data).toBe('{"order_id":"55","status":"success"}');
});

it("gives the app's own id when the workflow says none", async () => {
	const running = await trigger({ respond: 'lastNode' });
	running.execute = async () => [{ success: true }];
	const { data } = await client.post(running.url, webhookSample('blend.order-created'));
	expect(data).toBe('{"order_id":"order_id","status":"success"}');
});

it.each([
	[
		'an order without an id',
		webhookSample('blend.order-created', { 'payload.id': undefined }),
		'{"order_id":"","status":"failed"}',
	],
	[
		'a status without an order',
		webhookSample('blend.to-app-accepted', { 'payload.order_id': null }),
		'{"status":"failed"}',
	],
	['anything else', { hello: 'world' }, '{"order_id":"","status":"failed"}'],
	['a list', [1], '{"order_id":"","status":"failed"}'],
])('refuses %s with status 200 and keeps it', async (_what, body, refusal) => {
	const { url, started } = await trigger();
	const answer = await client.post(url, body);
	expect([answer.status, answer.data]).toEqual([200, refusal]);
	expect(started[0]![0]).toEqual([]);
	expect(started[0]![1]![0]!.json).toMatchObject({ source: 'blend', body });
});

it('gives an event that no page lists as another event, and is content', async () => {
	const { url, started } = await trigger();
	const body = {
		event: 'Courier_Changed',
		event_time: '2025-01-01 00:00:00',
		branch_id: 14589,
		payload: { order_id: 7 },
	};
	const answer = await client.post(url, body);
	expect([answer.status, answer.data]).toEqual([200, '{"status":"success"}']);
	expect(started[0]![0]![0]!.json).toMatchObject({
		event: 'order.other',
		vendorEvent: 'Courier_Changed',
		orderId: '7',
		branchId: '14589',
		deliveryStatus: null,
		occurredAt: '2025-01-01T00:00:00.000Z',
	});
});

it('answers an event that nobody asked for, and starts nothing', async () => {
	const { url, started } = await trigger({ events: ['menu.updated'] });
	const { data } = await client.post(url, webhookSample('blend.order-created'));
	expect(data).toBe('{"order_id":"order_id","status":"success"}');
	expect(started).toEqual([]);
});

it('gives a repeat the same answer, and starts nothing again', async () => {
	const { url, started } = await trigger();
	const answers = [];
	for (let attempt = 0; attempt < 3; attempt++) {
		answers.push((await client.post(url, webhookSample('blend.order-created'))).data);
	}
	expect(new Set(answers)).toEqual(new Set(['{"order_id":"order_id","status":"success"}']));
	expect(started).toHaveLength(1);
});
