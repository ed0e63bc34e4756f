import axios from 'axios';

import { WEBHOOK_KINDS, webhookSample, type WebhookKind } from '../../sandbox/kinds';
import { startTrigger, type RunningTrigger, type TriggerSetup } from './harness/webhook';

// The answer as it stands on the wire.
const client = axios.create({ validateStatus: () => true, transformResponse: (text: string) => text, proxy: false });
const running: RunningTrigger[] = [];
let count = 0;

const allEvents = [
	'delivery.created',
	'delivery.updated',
	'delivery.status',
	'delivery.late',
	'delivery.note',
	'delivery.location',
	'delivery.tracking',
	'delivery.other',
];

async function trigger(parameters: TriggerSetup['parameters'] = {}) {
	const started = await startTrigger({
		type: 'bringgTrigger',
		parameters: { events: allEvents, ...parameters },
		// Each test is another trigger, so that none remembers another's events.
		settings: { id: `bringg-${count++}` },
	});
	running.push(started);
	return started;
}

afterEach(async () => {
	await Promise.all(running.splice(0).map(async (each) => await each.stop()));
});

const kinds = WEBHOOK_KINDS.filter((kind) => kind.startsWith('bringg'));

/** What each webhook of the sandbox is, by the common language; every `updated-...` but two is an update. */
const meanings: Partial<Record<WebhookKind, [event: string, deliveryStatus: string | null]>> = {
	'bringg.order-created': ['delivery.created', 'created'],
	'bringg.order-assigned': ['delivery.status', 'driver-assigned'],
	'bringg.order-on-the-way-to-pickup': ['delivery.status', 'driver-to-pickup'],
	'bringg.order-on-the-way': ['delivery.status', 'on-the-way'],
	'bringg.order-checked-in': ['delivery.status', 'at-pickup'],
	'bringg.order-checked-in-at-drop-off': ['delivery.status', 'at-dropoff'],
	'bringg.order-done': ['delivery.status', 'delivered'],
	'bringg.order-accepted': ['delivery.status', 'driver-accepted'],
	'bringg.order-cancelled': ['delivery.status', 'delivery-cancelled'],
	'bringg.order-rejected': ['delivery.status', 'driver-rejected'],
	'bringg.order-unacknowledged': ['delivery.created', 'created'],
	'bringg.order-late': ['delivery.late', null],
	'bringg.order-rejected-text': ['delivery.status', 'driver-rejected'],
	'bringg.order-assigned-to-provider': ['delivery.updated', null],
	'bringg.order-accepted-by-fleet': ['delivery.updated', null],
	'bringg.way-point-arrived': ['delivery.status', 'at-pickup'],
	'bringg.way-point-left': ['delivery.status', 'on-the-way'],
	'bringg.note-created': ['delivery.note', null],
	'bringg.form-created': ['delivery.note', null],
	'bringg.driver-location': ['delivery.location', null],
	'bringg.shared-location': ['delivery.tracking', null],
	'bringg-fleet.delivery-created': ['delivery.created', 'created'],
	'bringg-fleet.updated-packages': ['delivery.updated', 'ready'],
	'bringg-fleet.delivery-cancelled': ['delivery.status', 'delivery-cancelled'],
};

describe.each(kinds)('%s', (kind) => {
	const [event, deliveryStatus] = meanings[kind] ?? ['delivery.updated', null];

	it('comes out of Event in the one language, answered exactly', async () => {
		const { url, started } = await trigger();
		const answer = await client.post(url, webhookSample(kind));
		const isNew = kind === 'bringg-fleet.delivery-created';
		expect([answer.status, answer.data]).toEqual([
			200,
			isNew ? '{"success":true,"delivery_id":"26528270"}' : '{"success":true}',
		]);
		const [events, unrecognised] = started[0]!;
		expect(unrecognised).toEqual([]);
		expect(events![0]!.json).toMatchObject({ source: 'bringg', event, deliveryStatus, delivery: { deliveryStatus } });
	});

	it('loses nothing but secrets when not simplified', async () => {
		const { url, started } = await trigger({ simplify: false });
		await client.post(url, webhookSample(kind));
		const { json } = started[0]![0]![0]!;
		expect(Object.keys(json)).toEqual(expect.arrayContaining(Object.keys(webhookSample<object>(kind))));
		expect(JSON.stringify(json)).not.toMatch(/access_token|confirmation_code|encrypted_password|salt|push_token/);
	});
});

it('says whose order, which driver and what happened', async () => {
	const { url, started } = await trigger();
	await client.post(url, webhookSample('bringg.order-accepted'));
	expect(started[0]![0]![0]!.json).toMatchObject({
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
	const { url, started } = await trigger({ stops });
	await client.post(url, webhookSample('bringg.order-on-the-way-to-pickup'));
	expect(started[0]![0]![0]!.json).toMatchObject({ deliveryStatus, delivery: { deliveryStatus } });
});

it('reads an order that comes as a form', async () => {
	const { url, started } = await trigger();
	await client.post(
		url,
		'id=5&external_id=B-1&status=2&active_way_point_id=2&way_points[0][id]=1&way_points[1][id]=2&way_points[1][eta]=2026-01-01T12:35:00Z',
	);
	expect(started[0]![0]![0]!.json).toMatchObject({
		taskId: '5',
		orderId: 'B-1',
		deliveryStatus: 'on-the-way',
		delivery: { eta: '2026-01-01T12:35:00.000Z', stops: [{ kind: 'pickup' }, { kind: 'dropoff' }] },
	});
});

it('answers with what the node says', async () => {
	const { url } = await trigger({
		fleetAnswer: {
			deliveryId: 'D-1',
			deliveryCost: 1050,
			greenDelivery: true,
			fleetExtras: '{"some":"important info"}',
		},
	});
	const created = await client.post(url, webhookSample('bringg-fleet.delivery-created'));
	expect(created.data).toBe(
		'{"success":true,"delivery_id":"D-1","delivery_cost":1050,"fleet_extras":{"some":"important info"},"green_delivery":true}',
	);
	const updated = await client.post(url, webhookSample('bringg-fleet.updated-phone'));
	expect(updated.data).toBe(
		'{"success":true,"delivery_cost":1050,"fleet_extras":{"some":"important info"},"green_delivery":true}',
	);
	const ofMerchant = await client.post(url, webhookSample('bringg.order-accepted'));
	expect(ofMerchant.data).toBe('{"success":true}');
});

it('answers with what the workflow says, once it is through', async () => {
	const running = await trigger({ respond: 'lastNode', fleetAnswer: { deliveryCost: 1050 } });
	running.execute = async () => [{ delivery_id: 'D-2', delivery_cost: 900 }];
	const { data } = await client.post(running.url, webhookSample('bringg-fleet.delivery-created'));
	expect(data).toBe('{"success":true,"delivery_id":"D-2","delivery_cost":900}');
});

it.each<WebhookKind>(['bringg-fleet.delivery-created', 'bringg-fleet.updated-phone', 'bringg.order-accepted'])(
	'refuses %s with status 200 when the workflow fails',
	async (kind) => {
		const running = await trigger({ respond: 'lastNode' });
		running.execute = async () => {
			throw new Error('No rider');
		};
		const answer = await client.post(running.url, webhookSample(kind));
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
	const { url, started } = await trigger();
	const answer = await client.post(url, body);
	expect([answer.status, answer.data]).toEqual([200, JSON.stringify({ success: false, error_message: message })]);
	expect(started[0]![0]).toEqual([]);
	expect(started[0]![1]![0]!.json).toMatchObject({ source: 'bringg', issues: [message] });
});
