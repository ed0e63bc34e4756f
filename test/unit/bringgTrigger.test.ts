import { bringgSource } from '../../nodes/Bringg/webhooks/source';
import { deliveryEvent as deliveryModel } from '../../nodes/shared/model/deliveryEvent';
import type { WebhookEvent } from '../../nodes/shared/webhook/event';
import { match } from '../../nodes/shared/webhook/parsing/match';
import { sampleFile, withSettings, type Settings } from '../../sandbox/samples';
import cancelled from '../../sandbox/samples/bringg-fleet/delivery-cancelled.json';
import created from '../../sandbox/samples/bringg-fleet/delivery-created.json';
import updatedFull from '../../sandbox/samples/bringg-fleet/updated-full.json';
import updatedNote from '../../sandbox/samples/bringg-fleet/updated-note.json';
import updatedPackages from '../../sandbox/samples/bringg-fleet/updated-packages.json';
import updatedPhone from '../../sandbox/samples/bringg-fleet/updated-phone.json';
import noteCreated from '../../sandbox/samples/bringg/note-created.json';
import accepted from '../../sandbox/samples/bringg/order-accepted.json';
import sharedLocation from '../../sandbox/samples/bringg/shared-location.json';
import wayPointArrived from '../../sandbox/samples/bringg/way-point-arrived.json';

function event(body: unknown, stops = 'pickupFirst'): WebhookEvent {
	const matched = match(bringgSource, body, { parameters: { stops } });
	if ('issues' in matched) throw new Error(matched.issues.join('; '));
	return matched.event;
}

function payload(body: unknown): Record<string, unknown> {
	const matched = match(bringgSource, body);
	if ('issues' in matched) throw new Error(matched.issues.join('; '));
	return matched.payload;
}

function issues(body: unknown): string[] {
	const matched = match(bringgSource, body);
	return 'issues' in matched ? matched.issues : [];
}

/** The same order as the older generation sends it and as the newer one does. */
const generations: Array<[string, (set: Settings) => unknown]> = [
	['at the root', (set) => withSettings<object>(accepted, set)],
	[
		'wrapped',
		({ webhook_type: type, ...set }) => ({
			task: withSettings<object>(accepted, set),
			webhook_type: type,
			merchant_id: 11271,
		}),
	],
];

describe.each(generations)('the order %s', (_how, order) => {
	it('accepted by a driver', () => {
		const { delivery, ...rest } = event(order({}));
		expect(rest).toMatchObject({
			event: 'delivery.status',
			vendorEvent: 'accepted',
			orderId: '8503585',
			taskId: '8503585',
			branchId: null,
			deliveryStatus: 'driver-accepted',
			occurredAt: '2017-12-12T16:06:57.530Z',
			warnings: [],
			vendorStatus: '6',
			details: {},
		});
		expect(deliveryModel.strict().parse(delivery)).toEqual(delivery);
		expect(delivery).toMatchObject({ driver: { id: '77484', name: null, phone: null }, stop: null, changes: [] });
	});

	it.each<[unknown, string, string | null]>([
		[0, 'delivery.created', 'created'],
		[1, 'delivery.status', 'driver-assigned'],
		[2, 'delivery.status', 'driver-to-pickup'],
		[4, 'delivery.status', 'delivered'],
		[6, 'delivery.status', 'driver-accepted'],
		[7, 'delivery.status', 'delivery-cancelled'],
		[8, 'delivery.status', 'driver-rejected'],
		[9, 'delivery.created', 'created'],
		['6', 'delivery.status', 'driver-accepted'],
		['TASK_REJECTED', 'delivery.status', 'driver-rejected'],
		['Canceled', 'delivery.status', 'delivery-cancelled'],
		['TASK_LATE', 'delivery.late', null],
		['task_late', 'delivery.late', null],
		['Assigned to Delivery Provider', 'delivery.updated', null],
		[5, 'delivery.other', null],
		[99, 'delivery.other', null],
		['TELEPORTED', 'delivery.other', null],
		['  ', 'delivery.other', null],
		[true, 'delivery.other', null],
		[null, 'delivery.other', null],
	])('status %j is %s, %s', (status, name, deliveryStatus) => {
		expect(event(order({ status }))).toMatchObject({
			event: name,
			deliveryStatus,
			vendorStatus: typeof status === 'boolean' || `${status ?? ''}`.trim() === '' ? null : String(status),
			taskId: '8503585',
			delivery: { deliveryStatus },
		});
	});

	it.each([
		['task_done', 'delivery.status', 'delivered'],
		['TASK_DONE', 'delivery.status', 'delivered'],
		['order_accepted_by_fleet', 'delivery.updated', null],
		['task_assigned_to_dp', 'delivery.updated', null],
		['task_reassign_reason_created', 'delivery.updated', null],
		['run_started', 'delivery.other', null],
		['driver_on_the_way', 'delivery.status', 'on-the-way'],
	])('webhook_type %s decides whatever the status', (type, name, deliveryStatus) => {
		expect(event(order({ status: 1, webhook_type: type }))).toMatchObject({
			event: name,
			vendorEvent: type,
			deliveryStatus,
		});
	});

	it.each(['task_checked_in', 'task_cashout_created', 'scan_created', 'inventory_scanned', 'anything_new'])(
		'webhook_type %s leaves it to the status',
		(type) => {
			expect(event(order({ status: 2, webhook_type: type }))).toMatchObject({
				event: 'delivery.status',
				vendorEvent: type,
				deliveryStatus: 'driver-to-pickup',
				taskId: '8503585',
			});
			expect(event(order({ status: undefined, webhook_type: type }))).toMatchObject({
				event: 'delivery.other',
				vendorEvent: type,
				deliveryStatus: null,
			});
		},
	);

	/** The two stops with when the driver came and went, and what they say of themselves. */
	const stops = (first: object, second: object, active: unknown = null): Settings => ({
		active_way_point_id: active,
		way_points: [
			{ id: 1, position: 1, ...first },
			{ id: 2, position: 2, ...second },
		],
	});
	const [came, left, cameLater] = ['2017-12-12T16:24:10.000Z', '2017-12-12T16:30:00.000Z', '2017-12-12T16:52:40.000Z'];
	const pickup = ['driver-to-pickup', 'at-pickup', 'pickup'] as const;
	const dropoff = ['on-the-way', 'at-dropoff', 'dropoff'] as const;
	const unknown = ['on-the-way', null, null] as const;

	it.each<[string, Settings, readonly [two: string, three: string | null, stop: string | null]]>([
		['the active way point is the first', stops({}, {}, 1), pickup],
		['the active way point is the second', stops({ checkin_time: came }, {}, '2'), dropoff],
		[
			'the way points are listed backwards',
			{
				active_way_point_id: 1,
				way_points: [
					{ id: 2, position: 2 },
					{ id: 1, position: 1 },
				],
			},
			pickup,
		],
		['no way point is active, one is checked in', stops({ checkin_time: came }, {}), pickup],
		['both are checked in', stops({ checkin_time: came }, { checkin_time: cameLater }), dropoff],
		['the first is checked in later', stops({ checkin_time: cameLater }, { checkin_time: came }), pickup],
		['the last one checked in was left', stops({ checkin_time: came, checkout_time: left }, {}), dropoff],
		['all were left', stops({ checkin_time: came }, { checkin_time: cameLater, checkout_time: cameLater }), unknown],
		['the active way point is not there', stops({}, {}, 3), unknown],
		['nothing tells', stops({}, {}), unknown],
		['there are no way points', { way_points: null }, unknown],
		['the first says drop-off', stops({ pickup_dropoff_option: 1 }, {}, 1), dropoff],
		['the second says pickup', stops({}, { pickup_dropoff_option: 'Pickup' }, 2), pickup],
		['the first says neither', stops({ pickup_dropoff_option: -1 }, {}, 1), pickup],
		['the second says both', stops({}, { pickup_dropoff_option: '2' }, 2), dropoff],
		['there is one way point', { active_way_point_id: 1, way_points: [{ id: 1, position: 1 }] }, dropoff],
	])('statuses 2 and 3 when %s', (_when, set, [two, three, stop]) => {
		expect(event(order({ ...set, status: 2 }))).toMatchObject({
			event: 'delivery.status',
			deliveryStatus: two,
			delivery: { stop },
		});
		expect(event(order({ ...set, status: 3 }))).toMatchObject({
			event: three === null ? 'delivery.updated' : 'delivery.status',
			deliveryStatus: three,
			delivery: { stop },
		});
	});

	it('has customers only where the person says so, but for stops that say pickup', () => {
		const at = (first: object, status: number) => event(order({ ...stops(first, {}, 1), status }), 'dropoffsOnly');
		expect(at({}, 2).deliveryStatus).toBe('on-the-way');
		expect(at({}, 3).deliveryStatus).toBe('at-dropoff');
		expect(at({ pickup_dropoff_option: 'pickup' }, 3).deliveryStatus).toBe('at-pickup');
	});

	it('happened when it was last updated, else when it was created', () => {
		expect(event(order({ status: 1 })).occurredAt).toBe('2017-12-12T16:06:57.530Z');
		expect(event(order({ status: 0, updated_at: null })).occurredAt).toBe('2017-12-12T15:57:37.240Z');
		const done = { webhook_type: 'task_done', ended_time: '2017-12-12T17:00:00Z' };
		expect(event(order(done)).occurredAt).toBe('2017-12-12T17:00:00.000Z');
	});

	it('expects the driver at the stop that comes next', () => {
		const eta = '2017-12-12T16:40:00.000Z';
		expect(event(order(stops({ checkin_time: came }, { eta }, 2))).delivery!.eta).toBe(eta);
		expect(event(order(stops({ checkin_time: came, eta }, {}, 1))).delivery!.eta).toBeNull();
	});

	it('says where to go and what to mind', () => {
		const { stops: places, notes } = event(
			order({ 'way_points.1.note': 'Ring twice', 'way_points.1.lat': 0, 'way_points.1.lng': 0 }),
		).delivery!;
		expect(places).toEqual([
			{
				type: 'pickup',
				name: 'Beverage Brothers',
				phone: '+9724121234567',
				email: 'customer@example.com',
				address: '120 Fifth Ave, Pittsburgh, PA 15222, USA, Annex B',
				latitude: 40.442228,
				longitude: -80.003107,
				scheduledAt: '2017-12-12T16:26:03.411Z',
				notBefore: null,
				notAfter: null,
				items: [],
				notes: ['30 cases, drop at dock #4'],
			},
			expect.objectContaining({
				type: 'dropoff',
				name: "Mike's Quickstop",
				phone: null,
				latitude: null,
				longitude: null,
			}),
		]);
		expect(places[1]!.notes).toEqual(['Ring twice', '20 cases, ask for Tom or Mike.']);
		expect(notes).toEqual(['30 cases, drop at dock #4', 'Ring twice', '20 cases, ask for Tom or Mike.']);
	});

	it('may come as text, as forms carry lists and objects', () => {
		const wayPoints = JSON.stringify(withSettings(accepted, { 'way_points.0.checkin_time': came }).way_points);
		expect(event(order({ status: '2', way_points: wayPoints }))).toMatchObject({
			deliveryStatus: 'driver-to-pickup',
			warnings: [],
			delivery: { stops: [{ type: 'pickup' }, { type: 'dropoff' }] },
		});
	});

	it('is followed by a link of the fleet', () => {
		const set = { 'task_fleet_mapping.shared_extras.external_carrier_tracking_url': 'https://fleet.example/t/1' };
		expect(event(order(set)).delivery!.trackingUrl).toBe('https://fleet.example/t/1');
	});

	it('knows the driver by name, and the ids of merchant and fleet', () => {
		const set = {
			user: { id: 77484, name: 'Dana', phone: '+1555' },
			external_id: 'BLINK-1',
			fleet_delivery_external_id: 'ABCD1234',
		};
		expect(event(order(set)).delivery).toMatchObject({
			driver: { id: '77484', name: 'Dana', phone: '+1555' },
			orderId: 'BLINK-1',
			externalOrderId: 'ABCD1234',
			taskId: '8503585',
		});
		expect(event(order({ user_id: null })).delivery!.driver).toBeNull();
	});
});

describe('way points', () => {
	const roots: typeof generations = [
		['at the root', (set) => withSettings<object>(wayPointArrived, set)],
		[
			'wrapped',
			({ webhook_type: type = 'way_point_arrived', ...set }) => ({
				way_point: withSettings<object>(wayPointArrived, set),
				webhook_type: type,
				merchant_id: 11271,
			}),
		],
	];
	describe.each(roots)('%s', (_how, wayPoint) => {
		it.each<[string, unknown, string, string | null, string | null]>([
			['way_point_arrived', 1, 'delivery.status', 'at-pickup', 'pickup'],
			['way_point_arrived', '2', 'delivery.status', 'at-dropoff', 'dropoff'],
			['way_point_arrived', null, 'delivery.updated', null, null],
			['way_point_left', 1, 'delivery.status', 'on-the-way', 'pickup'],
			['way_point_left', 2, 'delivery.updated', null, 'dropoff'],
			['way_point_schedule_changed', 2, 'delivery.updated', null, 'dropoff'],
		])('%s at %j is %s, %s', (type, position, name, deliveryStatus, stop) => {
			expect(event(wayPoint({ webhook_type: type, position }))).toMatchObject({
				event: name,
				vendorEvent: type,
				// Its own id is the way point's.
				orderId: null,
				taskId: '8503585',
				deliveryStatus,
				delivery: { stop, changes: type === 'way_point_schedule_changed' ? ['schedule'] : [] },
			});
		});

		it('happened at the check-in or the check-out', () => {
			expect(event(wayPoint({})).occurredAt).toBe('2017-12-12T16:24:10.000Z');
			const left = { webhook_type: 'way_point_left', checkout_time: '2017-12-12T16:30:00.000Z' };
			expect(event(wayPoint(left)).occurredAt).toBe('2017-12-12T16:30:00.000Z');
		});

		it('has no task without task_id', () => {
			expect(event(wayPoint({ task_id: undefined })).taskId).toBeNull();
		});
	});
});

describe('notes, places and all else', () => {
	it('gives a note, whose id and user are its own', () => {
		expect(event(noteCreated)).toMatchObject({
			event: 'delivery.note',
			vendorEvent: 'note_created',
			orderId: null,
			taskId: '8503585',
			deliveryStatus: null,
			occurredAt: '2017-12-12T15:57:37.270Z',
			warnings: [],
			delivery: { driver: null, taskId: '8503585' },
			details: {
				note: {
					id: '9495596',
					text: '20 cases, ask for Tom or Mike.',
					fields: null,
					type: 'TaskNote',
					url: null,
					authorId: '59172',
					wayPointId: '10640288',
				},
			},
		});
	});

	it('repairs the note for raw output: "null" is null, ids are numbers', () => {
		expect(payload(noteCreated)).toMatchObject({ id: 9495596, url: null, customer_id: null, pending_upload: false });
	});

	it('gives the place of a driver', () => {
		const body = {
			webhook_type: 'driver_location_updated',
			id: 77484,
			user_id: 77484,
			task_id: 5,
			lat: '35.6',
			lng: -78,
		};
		expect(event(body)).toMatchObject({
			event: 'delivery.location',
			taskId: '5',
			deliveryStatus: null,
			delivery: { driver: { id: '77484' } },
			details: { location: { latitude: 35.6, longitude: -78 } },
		});
	});

	it.each([
		[{ run: { id: 7 }, webhook_type: 'run_started', merchant_id: 1 }, 'run_started', null],
		[{ id: 7, webhook_type: 'customer_created' }, 'customer_created', null],
		[{ id: 7, task_id: 8, webhook_type: 'scan_created' }, 'scan_created', '8'],
		[{ id: 7 }, 'unknown', null],
		// A fleet's webhook that nobody knows cancels nothing.
		[{ id: 5, delivery_id: 'A', driver: { name: 'Ali' } }, 'unknown', null],
		[{ id: 5, reason_id: 3 }, 'unknown', null],
		[{ id: 5, name: 'Ali', status: 1, webhook_type: 'driver_left_home' }, 'driver_left_home', null],
	])('lets %j through as another event', (body, vendorEvent, taskId) => {
		expect(event(body)).toMatchObject({ event: 'delivery.other', vendorEvent, taskId, deliveryStatus: null });
	});
});

describe('every documented webhook_type is recognised, also without any id', () => {
	it.each<[string, string, string | null]>([
		['task_done', 'delivery.status', 'delivered'],
		['task_checked_in', 'delivery.other', null],
		['task_assigned_to_dp', 'delivery.updated', null],
		['order_accepted_by_fleet', 'delivery.updated', null],
		['task_reassign_reason_created', 'delivery.updated', null],
		['task_cashout_created', 'delivery.other', null],
		['note_created', 'delivery.note', null],
		['created_form', 'delivery.note', null],
		['form_created', 'delivery.note', null],
		['way_point_arrived', 'delivery.updated', null],
		['way_point_left', 'delivery.updated', null],
		['way_point_eta_changed', 'delivery.updated', null],
		['way_point_schedule_changed', 'delivery.updated', null],
		['driver_location_updated', 'delivery.location', null],
		['driver_on_the_way', 'delivery.status', 'on-the-way'],
		['driver_left_home', 'delivery.other', null],
		['driver_got_home', 'delivery.other', null],
		['driver_made_action', 'delivery.other', null],
		['driver_started_break', 'delivery.other', null],
		['driver_ended_break', 'delivery.other', null],
		['driver_shift_schedule', 'delivery.other', null],
		['driver_type_changed', 'delivery.other', null],
		['driver_unavailable_status_changed', 'delivery.other', null],
		['run_started', 'delivery.other', null],
		['customer_created', 'delivery.other', null],
		['customer_opted_in', 'delivery.other', null],
		['customer_opted_out', 'delivery.other', null],
		['customer_tipped', 'delivery.other', null],
		['rating_submitted', 'delivery.other', null],
		['scan_created', 'delivery.other', null],
		['inventory_scanned', 'delivery.other', null],
		['floating_inventory_updated', 'delivery.other', null],
	])('%s', (type, name, deliveryStatus) => {
		const expected = { event: name, vendorEvent: type, deliveryStatus, orderId: null, taskId: null };
		expect(event({ webhook_type: type, merchant_id: 1 })).toMatchObject(expected);
	});
});

describe('whose order it is', () => {
	const task = { id: 5, external_id: 'B-1' };
	it.each<[string, object, string | null, string | null]>([
		['a way point with its order', { way_point: { id: 1, task }, webhook_type: 'way_point_left' }, '5', 'B-1'],
		['an older way point', { id: 1, task_id: 5, task_external_id: 'B-1', webhook_type: 'way_point_left' }, '5', 'B-1'],
		['a note with its order', { task_note: { id: 1, external_id: 'N', task } }, '5', 'B-1'],
		['a rating with its order', { rating: { id: 1, task }, webhook_type: 'rating_submitted' }, '5', 'B-1'],
		['a run of one order', { run: { id: 1, tasks: [task] }, webhook_type: 'run_started' }, '5', 'B-1'],
		['a run of two orders', { run: { id: 1, tasks: [task, { id: 6 }] }, webhook_type: 'run_started' }, null, null],
		[
			'a driver with one order',
			{ happened_at: 1714651844, started_tasks: [{ task_id: 5, external_id: 'B-1' }] },
			'5',
			'B-1',
		],
		[
			'a driver with two orders',
			{ happened_at: 1714651844, started_tasks: [{ task_id: 5 }, { task_id: 6 }] },
			null,
			null,
		],
		['a tip with its order', { user: { id: 9 }, task, webhook_type: 'customer_tipped' }, '5', 'B-1'],
		['a driver', { id: 9, external_id: 'D', status: 'online', name: 'Dana' }, null, null],
		['a driver who goes home', { id: 9, external_id: 'D', status: 1, webhook_type: 'driver_got_home' }, null, null],
		['a team', { id: 9, title: 'North', webhook_type: 'team_created' }, null, null],
		['a customer', { id: 9, customer: {}, webhook_type: 'customer_created' }, null, null],
	])('%s', (_what, body, taskId, orderId) => {
		expect(event(body)).toMatchObject({ taskId, orderId });
	});

	it('lists the orders of a run and of a driver', () => {
		const tasks = [
			{ taskId: '5', orderId: 'B-1' },
			{ taskId: '6', orderId: null },
		];
		expect(event({ run: { id: 1, tasks: [task, { id: 6 }] } }).details).toEqual({ tasks });
		expect(
			event({ happened_at: 1714651844, started_tasks: [{ task_id: 5, external_id: 'B-1' }, { task_id: 6 }] }),
		).toMatchObject({
			event: 'delivery.location',
			occurredAt: '2024-05-02T12:10:44.000Z',
			details: { tasks },
		});
	});

	it('is completed by what stands beside it when a fleet has accepted it', () => {
		const body = {
			webhook_type: 'order_accepted_by_fleet',
			task: { id: 5, updated_at: '2024-08-30T10:36:32.898Z' },
			external_id: 'B-1',
			fleet_delivery_external_id: 'F-1',
			way_points: [{ id: 1 }, { id: 2 }],
			task_fleet_mapping: { shared_extras: { external_carrier_tracking_url: 'https://fleet.example/t/1' } },
		};
		expect(event(body)).toMatchObject({
			event: 'delivery.updated',
			taskId: '5',
			orderId: 'B-1',
			occurredAt: '2024-08-30T10:36:32.898Z',
			delivery: {
				externalOrderId: 'F-1',
				trackingUrl: 'https://fleet.example/t/1',
				stops: [{ type: 'pickup' }, { type: 'dropoff' }],
			},
		});
	});
});

it('gives the link that a customer was sent', () => {
	expect(event(sharedLocation)).toMatchObject({
		event: 'delivery.tracking',
		vendorEvent: 'shared_location',
		taskId: '9832913',
		orderId: '1236589',
		deliveryStatus: null,
		occurredAt: '2020-07-01T18:58:39.389Z',
		delivery: { trackingUrl: 'https://tracking.example.com/?UoJ2ahHW', driver: { id: '599609' }, stop: 'dropoff' },
	});
});

it('keeps the fields of a form that came as text, and the words of a note that look like JSON', () => {
	const note = (text: string) => event({ id: 1, task_id: 5, type: 'Form', note: text }).details!.note;
	expect(note('{"Key":"Left with the guard"}')).toMatchObject({ text: null, fields: { Key: 'Left with the guard' } });
	expect(note('[Ring twice]')).toMatchObject({ text: '[Ring twice]', fields: null });
	expect(note('5')).toMatchObject({ text: '5', fields: null });
});

describe('Delivery Created', () => {
	it('is told by way points that say in words what to do', () => {
		const { delivery, ...rest } = event(created);
		expect(rest).toMatchObject({
			event: 'delivery.created',
			vendorEvent: 'Delivery Created',
			orderId: null,
			taskId: '26528270',
			branchId: null,
			deliveryStatus: 'created',
			occurredAt: '2021-07-15T15:57:37.240Z',
			warnings: [],
		});
		expect(deliveryModel.strict().parse(delivery)).toMatchObject({
			externalOrderId: '002-758763-20210715',
			stops: [
				{ type: 'pickup', name: 'Beverage Brothers', scheduledAt: '2021-07-15T16:26:03.411Z' },
				{ type: 'dropoff', address: '95 Fifth Ave, Pittsburgh, PA , USA', latitude: 40.4417274 },
			],
			items: [{ name: 'Mild Chicken Sandwich', quantity: 2, price: 10.41 }],
			notes: [],
		});
	});

	it('asks for a delivery that is new', () => {
		expect(event(withSettings(created, { status: undefined })).event).toBe('delivery.created');
		expect(event(withSettings(created, { status: 6 }))).toMatchObject({
			vendorEvent: 'accepted',
			deliveryStatus: 'driver-accepted',
			orderId: '002-758763-20210715',
		});
	});

	it('is no delivery that anybody understands when its state is no state', () => {
		const unreadable = event(withSettings(created, { status: { toString: 1, valueOf: 1 } }));
		expect(unreadable).toMatchObject({ event: 'delivery.other', warnings: ['status could not be read and is null'] });
	});

	it('does not mind what a merchant says of its stops', () => {
		const unsaid = withSettings(updatedFull, { 'task.way_points.0.pickup_dropoff_option': null });
		expect(event(unsaid, 'dropoffsOnly').delivery!.stops[0]!.type).toBe('pickup');
	});

	it("is a merchant's order when the way points do not", () => {
		const set = { 'way_points.0.pickup_dropoff_option': 0, 'way_points.1.pickup_dropoff_option': null };
		expect(event(withSettings(created, set)).vendorEvent).toBe('created');
		expect(event({ ...created, webhook_type: 'task_created' }).vendorEvent).toBe('task_created');
	});
});

describe('what a fleet is told at each stop', () => {
	const stop = (position: number, option: unknown, more: object = {}) => ({
		id: 10 + position,
		position,
		pickup_dropoff_option: option,
		...more,
	});
	const carrying = (name: string, quantity: number, more: object = {}) => ({
		id: Math.round(quantity * 100),
		name,
		original_quantity: quantity,
		...more,
	});
	const ofFleet = (wayPoints: object[], more: object = {}) => event({ id: 7, way_points: wayPoints, ...more });

	it('is carried once, though it is listed where it is picked up and where it is handed over', () => {
		const goods = [carrying('Karahi', 2), carrying('Naan', 4)];
		const { delivery } = ofFleet([
			stop(1, 'pickup', { inventory: goods }),
			stop(2, 'dropoff', { inventory: goods.map((each) => ({ ...each, id: 1 })) }),
		]);
		expect(delivery!.items.map(({ name, quantity }) => [name, quantity])).toEqual([
			['Karahi', 2],
			['Naan', 4],
		]);
		expect(delivery!.stops.map(({ items }) => items.length)).toEqual([2, 2]);
	});

	it('is carried for several customers, each with what is theirs', () => {
		const { delivery } = ofFleet([
			stop(1, 'pickup', { inventory: [carrying('Karahi', 3), carrying('Cake', 1)] }),
			stop(2, 'dropoff', { inventory: [carrying('Karahi', 1)] }),
			stop(3, 'dropoff', { inventory: [carrying('Karahi', 2)] }),
		]);
		expect(delivery!.items.map(({ name, quantity }) => [name, quantity])).toEqual([
			['Cake', 1],
			['Karahi', 1],
			['Karahi', 2],
		]);
	});

	it('stands in the list of the order too, with the stop it is for', () => {
		const { delivery } = ofFleet([stop(1, 'pickup'), stop(2, 'dropoff')], {
			task_inventories: [
				carrying('Karahi', 2, { way_point_id: 11, external_id: 'K' }),
				carrying('Karahi', 2, { way_point_id: '12', external_id: 'K' }),
				carrying('Napkins', 1),
			],
		});
		expect(delivery!.items.map(({ name }) => name)).toEqual(['Karahi', 'Napkins']);
		expect(delivery!.stops.map(({ items }) => items.map(({ name }) => name))).toEqual([['Karahi'], ['Karahi']]);
	});

	it('is known from words, whatever the position', () => {
		const places = (...stops: object[]) =>
			ofFleet(stops as object[]).delivery!.stops.map(({ type, address }) => [type, address]);
		const expected = [
			['pickup', 'Shop'],
			['dropoff', 'Home'],
		];
		const shop = { address: 'Shop' };
		const home = { address: 'Home' };
		expect(places(stop(0, 'pickup', shop), stop(1, 'dropoff', home))).toEqual(expected);
		expect(places(stop(1, 'Drop-Off', home), stop(2, 'Pick Up', shop))).toEqual(expected);
		expect(places(stop(0, 'dropoff', home), stop(0, 'pickup', shop))).toEqual(expected);
	});

	it('has a window where no time is set', () => {
		const window = {
			scheduled_at: null,
			no_earlier_than: '2030-11-09T16:51:00Z',
			no_later_than: '2030-11-09T17:01:00Z',
		};
		expect(ofFleet([stop(1, 'pickup', window), stop(2, 'dropoff')]).delivery!.stops[0]).toMatchObject({
			scheduledAt: null,
			notBefore: '2030-11-09T16:51:00.000Z',
			notAfter: '2030-11-09T17:01:00.000Z',
		});
	});

	it.each<[object, object | null]>([
		[
			{ payment_method: 1, left_to_be_paid: '12.5' },
			{ method: 'cash', total: null, toCollect: 12.5 },
		],
		[
			{ payment_method: 0, total_price: 30 },
			{ method: null, total: 30, toCollect: null },
		],
		[
			{ payment_type_name: 'Card', payment_method: 1 },
			{ method: 'Card', total: null, toCollect: null },
		],
		[{ left_to_be_paid: 0 }, { method: null, total: null, toCollect: 0 }],
		[{ left_to_be_paid: null, payment_method: 0 }, null],
	])('and what is to be collected: %j', (sent, payment) => {
		expect(ofFleet([stop(1, 'pickup'), stop(2, 'dropoff')], sent).delivery!.payment).toEqual(payment);
	});
});

describe('Return Delivery Created', () => {
	it.each([
		['at the root', { ...created, task_id: 26528270 }],
		['under task', { task: created, task_id: 26528270 }],
	])('brings goods back on a task of its own, with the order %s', (_where, body) => {
		const { delivery, ...rest } = event({ ...body, return_task_id: 26528300, delivery_id: 'D-1' });
		expect(rest).toMatchObject({
			event: 'delivery.return',
			vendorEvent: 'Return Delivery Created',
			taskId: '26528300',
			orderId: 'D-1',
			deliveryStatus: null,
			warnings: [],
		});
		expect(delivery).toMatchObject({
			taskType: 'return',
			externalOrderId: '002-758763-20210715',
			stops: [{ type: 'pickup' }, { type: 'dropoff' }],
			items: [{ name: 'Mild Chicken Sandwich', quantity: 2 }],
		});
	});

	it('is one with nothing but its ids', () => {
		expect(event({ return_task_id: '5' })).toMatchObject({ event: 'delivery.return', taskId: '5', orderId: null });
	});
});

describe('what is never a delivery', () => {
	it.each([
		{ ...created, quote_id: 'q', quote_request: { id: 5 } },
		{ ...created, is_quote: true },
		{ ...created, request_type: 'quotation' },
		{ ...created, eventType: 'GET_QUOTE' },
		{ ...created, event: 'quote' },
		{ ...created, quoteRequest: {} },
		{ ...created, type: 'quote' },
		{ ...created, id: undefined, type: 'get_quote', status: null },
	])('a question for a quote', (body) => {
		expect(event(body)).toMatchObject({
			event: 'delivery.other',
			vendorEvent: 'Get Quote',
			taskId: null,
			orderId: null,
			deliveryStatus: null,
		});
	});

	it.each([
		{ quoteId: null },
		{ is_quote: false },
		{ isQuote: 'false', quote_request: 0 },
		{ quote_id: 'q' },
		{ quoteId: 7, quote: '', quotation: null, request_type: 'delivery' },
	])('unlike a delivery that names no question for a quote, or the quote it goes by: %j', (more) => {
		expect(event({ ...created, ...more })).toMatchObject({
			event: 'delivery.created',
			vendorEvent: 'Delivery Created',
		});
	});

	it('a delivery without an id', () => {
		expect(issues({ ...created, id: null })).toEqual(['id is missing']);
		expect(issues({ ...accepted, id: null })[0]).toMatch(/^id is missing/);
	});

	it.each([{ merchant_id: 49 }, { merchant_id: 49, merchant_name: 'A' }, { id: 49, name: 'A', email: 'a@b.example' }])(
		'a merchant that registered: %j',
		(body) => {
			expect(event(body)).toMatchObject({ event: 'delivery.other', taskId: null, orderId: null, deliveryStatus: null });
		},
	);
});

describe('Delivery Updated', () => {
	it.each([
		['address', ['address'], 'dropoff'],
		['address-second-line', ['address'], 'dropoff'],
		// Bringg's own sample sends the schedule along.
		['city', ['address', 'schedule'], 'dropoff'],
		['zipcode', ['address'], 'pickup'],
		['coordinates', ['address'], 'dropoff'],
		['scheduled-time', ['schedule'], 'pickup'],
		['delivery-window', ['window'], 'pickup'],
		['phone', ['contact'], 'dropoff'],
		['email', ['contact'], 'dropoff'],
		['name', ['schedule', 'contact'], 'dropoff'],
		['note', ['note'], null],
		['inventory', ['inventory'], null],
		['packages', ['packages', 'preparation'], null],
	])('%s', (name, changes, stop) => {
		const body = sampleFile<{ task_id: number; delivery_id: string }>(`bringg-fleet/updated-${name}`);
		const deliveryStatus = name === 'packages' ? 'ready' : null;
		expect(event(body)).toMatchObject({
			event: 'delivery.updated',
			vendorEvent: 'Delivery Updated',
			taskId: String(body.task_id),
			orderId: body.delivery_id,
			deliveryStatus,
			warnings: [],
			delivery: { changes, stop, deliveryStatus, orderId: body.delivery_id },
		});
	});

	it('gives the new values', () => {
		expect(event(updatedPhone).details).toEqual({
			changed: { way_point: { phone: '+15555555556', id: 14840469, position: 2 } },
		});
	});

	it('counts what was taken away', () => {
		const body = withSettings(updatedPhone, { 'way_point.phone': undefined, 'way_point.no_later_than': null });
		expect(event(body).delivery!.changes).toEqual(['window']);
	});

	it('happened when the note was written', () => {
		expect(event(updatedNote).occurredAt).toBe('2020-06-09T12:59:29.883Z');
	});

	it('cannot tell what changed when Bringg sends the whole order', () => {
		expect(event(updatedFull)).toMatchObject({
			event: 'delivery.updated',
			orderId: '281745-your-delivery-id',
			deliveryStatus: null,
			warnings: ['Bringg sent the whole order, which does not show what has changed'],
			details: undefined,
			delivery: {
				changes: [],
				externalOrderId: '002-758763-20210715',
				stops: [{ type: 'pickup' }, { type: 'dropoff' }],
			},
		});
	});

	it.each<[string, Settings, string | null]>([
		['its number says so', { 'task.preparation_status': undefined }, 'ready'],
		['its word says so', { 'task.preparation_status_id': null }, 'ready'],
		['number and word disagree: the number counts', { 'task.preparation_status_id': 1 }, null],
		['the whole order says so before pickup', { 'task.way_points': [], 'task.status': 1 }, 'ready'],
		['the whole order still says so after pickup', { 'task.way_points': [], 'task.status': 2 }, null],
	])('is ready or not when %s', (_when, set, deliveryStatus) => {
		expect(event(withSettings<object>(updatedPackages, set)).deliveryStatus).toBe(deliveryStatus);
	});

	it('repairs the times of packages for raw output', () => {
		expect(payload(updatedPackages)).toMatchObject({
			task: { packages: [{ created_at: '2021-12-23T17:38:44.734Z', delete_at: null }, {}] },
		});
	});
});

describe('Delivery Cancelled', () => {
	it('says why', () => {
		expect(event(cancelled)).toMatchObject({
			event: 'delivery.status',
			vendorEvent: 'Delivery Cancelled',
			orderId: 'Your Delivery ID',
			taskId: '123456',
			deliveryStatus: 'delivery-cancelled',
			delivery: { reason: 'Customer cancelled the order' },
		});
	});

	it.each([{ reason: 'r' }, { reason_id: 0 }, { request_id: 'q' }])('is told by %j', (why) => {
		expect(event({ id: 1, delivery_id: 'D', ...why })).toMatchObject({
			vendorEvent: 'Delivery Cancelled',
			taskId: '1',
			deliveryStatus: 'delivery-cancelled',
		});
	});
});

describe('raw output', () => {
	it('repairs flags, numbers and states', () => {
		const sent = { late: 1, automatically_assigned: '0', total_price: '24.50', status: '6', user_id: '77484' };
		expect(payload(withSettings<object>(accepted, sent))).toMatchObject({
			late: true,
			automatically_assigned: false,
			total_price: 24.5,
			status: 6,
			user_id: 77484,
			additional_attributes: { planned_distance_from_prev_task: 4.594 },
		});
	});

	it('keeps ids that would not survive being a number', () => {
		expect(payload({ id: '12345678901234567890', task_id: '007' })).toEqual({
			id: '12345678901234567890',
			task_id: '007',
		});
	});
});

describe('what nobody understands', () => {
	it.each([
		[
			'no id anywhere',
			{ status: 6, task: {}, way_point: {} },
			'id is missing, and so are webhook_type, task_id, happened_at, way_point.id and task.id',
		],
		['empty ids', { id: '', task_id: 'null' }, 'id is missing'],
		['an update without ids', { delivery_id: 'D', task_note: { id: 1 } }, 'task_id is missing'],
		['a cancellation without an id', { delivery_id: 'D', reason: 'r' }, 'id is missing'],
		['another system', { event: 'order_created' }, 'not a Bringg webhook'],
		['a list', [accepted], 'a list'],
	])('%s', (_what, body, issue) => {
		expect(issues(body).join()).toContain(issue);
	});
});

describe('answers', () => {
	type Context = Partial<Parameters<typeof bringgSource.answer>[1]>;
	const answer = (body: unknown, context: Context = {}) =>
		JSON.stringify(bringgSource.answer(event(body), { parameters: {}, ...context }));

	const set = {
		fleetAnswer: { deliveryCost: 1050, deliveryId: 'D-1', fleetExtras: '{"some":"info"}', greenDelivery: true },
	};
	const fromWorkflow = {
		delivery_id: 55,
		delivery_cost: '99.5',
		fleet_extras: { rider: 'Dana' },
		green_delivery: false,
	};

	it.each([accepted, noteCreated, wayPointArrived])('tells a merchant success and no more', (body) => {
		expect(answer(body, { parameters: set, fromWorkflow })).toBe('{"status":200,"body":{"success":true}}');
	});

	it("gives Bringg's own id of a new delivery back when there is no other", () => {
		expect(answer(created)).toBe('{"status":200,"body":{"success":true,"delivery_id":"26528270"}}');
	});

	it('gives what the node says', () => {
		expect(answer(created, { parameters: set })).toBe(
			'{"status":200,"body":{"success":true,"delivery_id":"D-1","delivery_cost":1050,"fleet_extras":{"some":"info"},"green_delivery":true}}',
		);
	});

	it('gives what the workflow says first', () => {
		expect(answer(created, { parameters: set, fromWorkflow })).toBe(
			'{"status":200,"body":{"success":true,"delivery_id":"55","delivery_cost":99.5,"fleet_extras":{"rider":"Dana"},"green_delivery":false}}',
		);
	});

	it.each([updatedPhone, updatedFull, cancelled])('gives no delivery_id to what is not new', (body) => {
		expect(answer(body)).toBe('{"status":200,"body":{"success":true}}');
		expect(answer(body, { fromWorkflow })).toBe(
			'{"status":200,"body":{"success":true,"delivery_cost":99.5,"fleet_extras":{"rider":"Dana"},"green_delivery":false}}',
		);
	});

	it('leaves out what cannot be read', () => {
		const unreadable = { delivery_cost: 'much', fleet_extras: '[1', green_delivery: 'maybe' };
		expect(answer(updatedPhone, { fromWorkflow: unreadable })).toBe('{"status":200,"body":{"success":true}}');
	});

	it.each([
		[{ success: false, error_message: 'No rider after 11 pm' }, 'No rider after 11 pm'],
		[{ success: 'false', message: 'Too far' }, 'Too far'],
		[{ success: 0 }, 'The delivery is refused'],
		[{ success: false, error_message: { code: 5 }, delivery_id: 'D' }, 'The delivery is refused'],
	])('refuses what the workflow refuses: %j', (refused, message) => {
		expect(answer(created, { fromWorkflow: refused, parameters: set })).toBe(
			JSON.stringify({ status: 200, body: { success: false, error_message: message } }),
		);
	});

	it.each([{ success: true }, { success: null }, { success: 'maybe' }])('refuses nothing for %j', (said) => {
		expect(answer(created, { fromWorkflow: said })).toBe(
			'{"status":200,"body":{"success":true,"delivery_id":"26528270"}}',
		);
	});

	it('refuses nothing of a merchant: there is nothing to refuse', () => {
		expect(answer(accepted, { fromWorkflow: { success: false } })).toBe('{"status":200,"body":{"success":true}}');
	});

	it("gives the workflow's id of a return, and none of its own", () => {
		const returned = { return_task_id: 9, delivery_id: 'D' };
		expect(answer(returned)).toBe('{"status":200,"body":{"success":true}}');
		expect(answer(returned, { fromWorkflow: { return_delivery_id: 'R-1', delivery_id: 'no' } })).toBe(
			'{"status":200,"body":{"success":true,"return_delivery_id":"R-1"}}',
		);
	});

	it('gives no quote', () => {
		expect(answer({ ...created, quote_request_id: 'q' }, { parameters: set, fromWorkflow })).toBe(
			'{"status":200,"body":{"success":false,"error_message":"No quotes are given here"}}',
		);
	});

	it('refuses with status 200', () => {
		expect(JSON.stringify(bringgSource.refusal!(['id is missing', 'x'], {}))).toBe(
			'{"status":200,"body":{"success":false,"error_message":"id is missing; x"}}',
		);
		expect(JSON.stringify(bringgSource.failure!(event(created)))).toBe(
			'{"status":200,"body":{"success":false,"error_message":"The workflow failed"}}',
		);
	});
});
