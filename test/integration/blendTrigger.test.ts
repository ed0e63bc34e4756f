import axios from 'axios';

import { WEBHOOK_KINDS, webhookSample, type WebhookKind } from '../../sandbox/kinds';
import { startTrigger, type RunningTrigger, type TriggerSetup } from './harness/webhook';

// The answer as it stands on the wire.
const client = axios.create({ validateStatus: () => true, transformResponse: (text: string) => text, proxy: false });
const running: RunningTrigger[] = [];
let count = 0;

const allEvents = [
	'order.created',
	'order.status',
	'order.other',
	'menu.updated',
	'availability.item',
	'availability.modifier',
	'availability.branch',
];

async function trigger(parameters: TriggerSetup['parameters'] = {}) {
	const started = await startTrigger({
		type: 'blendTrigger',
		parameters: { events: allEvents, ...parameters },
		// Each test is another trigger, so that none remembers another's events.
		settings: { id: `blend-${count++}` },
	});
	running.push(started);
	return started;
}

afterEach(async () => {
	await Promise.all(running.splice(0).map(async (each) => await each.stop()));
});

const kinds = WEBHOOK_KINDS.filter((kind) => kind.startsWith('blend.'));

/** What each webhook of the sandbox is, by the common language. */
const meanings: Partial<Record<WebhookKind, [event: string, deliveryStatus: string | null]>> = {
	'blend.order-created': ['order.created', 'created'],
	'blend.to-blend-assigned': ['order.status', 'driver-assigned'],
	'blend.to-blend-at-pick-up': ['order.status', 'at-pickup'],
	'blend.to-blend-on-the-way': ['order.status', 'on-the-way'],
	'blend.to-blend-cancelled': ['order.status', 'cancelled'],
	'blend.to-blend-delivered': ['order.status', 'delivered'],
	'blend.to-app-accepted': ['order.status', 'accepted'],
	'blend.to-app-rejected': ['order.status', 'rejected'],
	'blend.to-app-cancelled': ['order.status', 'cancelled'],
	'blend.to-app-prepared': ['order.status', 'ready'],
	'blend.menu-sync': ['menu.updated', null],
	'blend.item-availability': ['availability.item', null],
	'blend.modifier-availability': ['availability.modifier', null],
	'blend.branch-availability': ['availability.branch', null],
};

describe.each(kinds)('%s', (kind) => {
	const [event, deliveryStatus] = meanings[kind]!;
	const success =
		kind === 'blend.order-created' ? '{"order_id":"order_id","status":"success"}' : '{"status":"success"}';
	const failed = kind === 'blend.order-created' ? '{"order_id":"","status":"failed"}' : '{"status":"failed"}';

	it('comes out of Event in the one language', async () => {
		const { url, started } = await trigger();
		const answer = await client.post(url, webhookSample(kind));
		expect([answer.status, answer.data]).toEqual([200, success]);
		const [events, unrecognised] = started[0]!;
		expect(unrecognised).toEqual([]);
		expect(events![0]!.json).toMatchObject({ source: 'blend', event, deliveryStatus, warnings: [] });
	});

	it('comes out as it was sent when not simplified', async () => {
		const { url, started } = await trigger({ simplify: false });
		const body = webhookSample<object>(kind);
		await client.post(url, body);
		expect(started[0]![0]![0]!.json).toEqual({ ...body, event_time: '2025-01-01T00:00:00.000Z' });
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
