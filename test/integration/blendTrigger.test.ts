import { webhookSample } from '../../sandbox/kinds';
import { meanings } from '../support/expectedMappings';
import { senderOf } from '../support/senders';
import { aTrigger } from './harness/triggers';
import type { TriggerSetup } from './harness/webhook';

const trigger = (parameters: TriggerSetup['parameters'] = {}) => aTrigger('blendTrigger', parameters);
// The answer as it stands on the wire.
const asText = { transformResponse: (text: string) => text };

const { payloadTypes } = senderOf('blend.order-created');

describe.each(payloadTypes)('%s', (kind) => {
	const { event, deliveryStatus, answer: success } = meanings.get(kind)!;
	const failed = kind === 'blend.order-created' ? '{"order_id":"","status":"failed"}' : '{"status":"failed"}';

	it('comes out of Event in the one language', async () => {
		const running = await trigger();
		const answer = await running.post(webhookSample(kind), asText);
		expect([answer.status, answer.data]).toEqual([200, JSON.stringify(success)]);
		expect(running.unrecognized()).toEqual([]);
		expect(running.events()[0]).toMatchObject({ source: 'blend', event, deliveryStatus, warnings: [] });
	});

	it('comes out as it was sent when not simplified', async () => {
		const running = await trigger({ simplify: false });
		const body = webhookSample<object>(kind);
		await running.post(body, asText);
		expect(running.events()[0]).toEqual({
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
		const answer = await running.post(webhookSample(kind), asText);
		expect([answer.status, answer.data]).toEqual([200, failed]);
	});
});

it('gives the id of the order as the workflow saved it', async () => {
	const running = await trigger({ respond: 'lastNode' });
	running.execute = async () => [{ success: true, order_id: 55 }];
	const { data } = await running.post(webhookSample('blend.order-created'), asText);
	expect(data).toBe('{"order_id":"55","status":"success"}');
});

it("gives the app's own id when the workflow says none", async () => {
	const running = await trigger({ respond: 'lastNode' });
	running.execute = async () => [{ success: true }];
	const { data } = await running.post(webhookSample('blend.order-created'), asText);
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
	const running = await trigger();
	const answer = await running.post(body, asText);
	expect([answer.status, answer.data]).toEqual([200, refusal]);
	expect(running.events()).toEqual([]);
	expect(running.unrecognized()[0]).toMatchObject({ source: 'blend', body });
});

it('gives an event that no page lists as another event, and is content', async () => {
	const running = await trigger();
	const body = {
		event: 'Courier_Changed',
		event_time: '2025-01-01 00:00:00',
		branch_id: 14589,
		payload: { order_id: 7 },
	};
	const answer = await running.post(body, asText);
	expect([answer.status, answer.data]).toEqual([200, '{"status":"success"}']);
	expect(running.events()[0]).toMatchObject({
		event: 'order.other',
		vendorEvent: 'Courier_Changed',
		orderId: '7',
		branchId: '14589',
		deliveryStatus: null,
		occurredAt: '2025-01-01T00:00:00.000Z',
	});
});

it('answers an event that nobody asked for, and starts nothing', async () => {
	const running = await trigger({ events: ['menu.updated'] });
	const { data } = await running.post(webhookSample('blend.order-created'), asText);
	expect(data).toBe('{"order_id":"order_id","status":"success"}');
	expect(running.started).toEqual([]);
});

it('gives a repeat the same answer, and starts nothing again', async () => {
	const running = await trigger();
	const answers = [];
	for (let attempt = 0; attempt < 3; attempt++) {
		answers.push((await running.post(webhookSample('blend.order-created'), asText)).data);
	}
	expect(new Set(answers)).toEqual(new Set(['{"order_id":"order_id","status":"success"}']));
	expect(running.started).toHaveLength(1);
});
