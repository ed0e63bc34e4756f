import { webhookSample, type PayloadType } from '../../sandbox/kinds';
import { meanings } from '../support/expectedMappings';
import { aTrigger } from './harness/triggers';
import type { TriggerSetup } from './harness/webhook';

const trigger = (parameters: TriggerSetup['parameters'] = {}) => aTrigger('bringgTrigger', parameters);
// The answer as it stands on the wire.
const asText = { transformResponse: (text: string) => text };

const payloadTypes = [...meanings.keys()].filter((kind) => kind.startsWith('bringg'));

describe.each(payloadTypes)('%s', (kind) => {
	const { event, deliveryStatus, answer: said } = meanings.get(kind)!;

	it('comes out of Event in the one language, answered exactly', async () => {
		const running = await trigger();
		const answer = await running.post(webhookSample(kind), asText);
		expect([answer.status, answer.data]).toEqual([200, JSON.stringify(said)]);
		expect(running.unrecognized()).toEqual([]);
		expect(running.events()[0]).toMatchObject({
			source: 'bringg',
			event,
			deliveryStatus,
			delivery: { deliveryStatus },
		});
	});

	it('loses nothing but secrets when not simplified', async () => {
		const running = await trigger({ simplify: false });
		await running.post(webhookSample(kind), asText);
		const json = running.events()[0]!;
		expect(Object.keys(json)).toEqual(expect.arrayContaining(Object.keys(webhookSample<object>(kind))));
		expect(JSON.stringify(json)).not.toMatch(/access_token|confirmation_code|encrypted_password|salt|push_token/);
	});
});

it('says whose order, which driver and what happened', async () => {
	const running = await trigger();
	await running.post(webhookSample('bringg.order-accepted'), asText);
	expect(running.events()[0]).toMatchObject({
		source: 'bringg',
		event: 'delivery.status',
		vendorEvent: 'accepted',
		orderId: '8503585',
		taskId: '8503585',
		branchId: null,
		deliveryStatus: 'driver-accepted',
		occurredAt: '2017-12-12T16:06:57.530Z',
		receivedAt: expect.any(String),
		warnings: [],
		delivery: {
			deliveryStatus: 'driver-accepted',
			orderId: '8503585',
			externalOrderId: null,
			taskId: '8503585',
			driver: { id: '77484', name: null, phone: null },
			trackingUrl: null,
			reason: null,
			stop: null,
			changes: [],
			refund: null,
			proof: null,
		},
	});
});

it.each([
	['pickupFirst', 'driver-to-pickup'],
	['dropoffsOnly', 'on-the-way'],
])('takes the first stop for what the node says (%s)', async (stops, deliveryStatus) => {
	const running = await trigger({ stops });
	await running.post(webhookSample('bringg.order-on-the-way-to-pickup'), asText);
	expect(running.events()[0]).toMatchObject({ deliveryStatus, delivery: { deliveryStatus } });
});

it('reads an order that comes as a form', async () => {
	const running = await trigger();
	await running.post(
		'id=5&external_id=B-1&status=2&active_way_point_id=2&way_points[0][id]=1&way_points[1][id]=2&way_points[1][eta]=2026-01-01T12:35:00Z',
		{ headers: { 'Content-Type': 'application/x-www-form-urlencoded' } },
	);
	expect(running.events()[0]).toMatchObject({
		taskId: '5',
		orderId: 'B-1',
		deliveryStatus: 'on-the-way',
		delivery: { eta: '2026-01-01T12:35:00.000Z', stops: [{ type: 'pickup' }, { type: 'dropoff' }] },
	});
});

it('answers with what the node says', async () => {
	const running = await trigger({
		fleetAnswer: {
			deliveryId: 'D-1',
			deliveryCost: 1050,
			greenDelivery: true,
			fleetExtras: '{"some":"important info"}',
		},
	});
	const created = await running.post(webhookSample('bringg-fleet.delivery-created'), asText);
	expect(created.data).toBe(
		'{"success":true,"delivery_id":"D-1","delivery_cost":1050,"fleet_extras":{"some":"important info"},"green_delivery":true}',
	);
	const updated = await running.post(webhookSample('bringg-fleet.updated-phone'), asText);
	expect(updated.data).toBe(
		'{"success":true,"delivery_cost":1050,"fleet_extras":{"some":"important info"},"green_delivery":true}',
	);
	const ofMerchant = await running.post(webhookSample('bringg.order-accepted'), asText);
	expect(ofMerchant.data).toBe('{"success":true}');
});

it('answers with what the workflow says, once it is through', async () => {
	const running = await trigger({ respond: 'lastNode', fleetAnswer: { deliveryCost: 1050 } });
	running.execute = async () => [{ delivery_id: 'D-2', delivery_cost: 900 }];
	const { data } = await running.post(webhookSample('bringg-fleet.delivery-created'), asText);
	expect(data).toBe('{"success":true,"delivery_id":"D-2","delivery_cost":900}');
});

it.each<PayloadType>(['bringg-fleet.delivery-created', 'bringg-fleet.updated-phone', 'bringg.order-accepted'])(
	'refuses %s with status 200 when the workflow fails',
	async (kind) => {
		const running = await trigger({ respond: 'lastNode' });
		running.execute = async () => {
			throw new Error('No rider');
		};
		const answer = await running.post(webhookSample(kind), asText);
		expect([answer.status, answer.data]).toEqual([200, '{"success":false,"error_message":"The workflow failed"}']);
	},
);

it.each([
	[
		'an order without any id',
		webhookSample('bringg.order-accepted', { id: null }),
		'id is missing, and so are webhook_type, task_id and happened_at',
	],
	[
		'nothing',
		{},
		'The body is empty, not a Bringg webhook (which has webhook_type, id, task_id, or a task, way_point or run with an id)',
	],
])('refuses %s with status 200 and keeps it', async (_what, body, message) => {
	const running = await trigger();
	const answer = await running.post(body, asText);
	expect([answer.status, answer.data]).toEqual([200, JSON.stringify({ success: false, error_message: message })]);
	expect(running.events()).toEqual([]);
	expect(running.unrecognized()[0]).toMatchObject({ source: 'bringg', issues: [message] });
});
