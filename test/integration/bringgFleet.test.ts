import { CredentialTestContext } from 'n8n-core';
import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';

import { bringgFleetApi } from '../../nodes/Bringg/api/api';
import { bringgFleetApiTest } from '../../nodes/Bringg/api/credentialTest';
import { ownedToken } from '../../nodes/shared/http/token';
import { newBringgTask } from '../../sandbox/seed';
import { differences, sampleOutput } from '../support/sampleOutput';
import { aFreshSandbox } from '../support/sandbox';
import { runNode } from './harness/n8n';
import { nothing, operationsOf } from './harness/operation';

const secret = 'demo-client-secret';
const sandbox = aFreshSandbox();
/** Bringg's number of the delivery that the sandbox has. */
const taskId = '26528270';

beforeEach(() => {
	sandbox.state.bringgTasks = [newBringgTask(1, '002-758763')];
});

const credential = (own: ICredentialDataDecryptedObject = {}): ICredentialDataDecryptedObject => ({
	region: 'custom',
	url: sandbox.url,
	clientId: 'demo-client',
	clientSecret: secret,
	accessToken: '',
	...own,
});

const run = operationsOf<string>({ type: 'bringgFleet', resource: 'delivery', secret }, credential);
const runDriver = operationsOf<'updateLocation'>({ type: 'bringgFleet', resource: 'driver', secret }, credential);

/** The calls but for logins: what was called, and with what. */
const calls = () =>
	sandbox.calls
		.filter(({ path }) => path !== '/oauth/token')
		.map(({ path, body }) => [path.replace('/open_fleet_services/', ''), body]);
const paths = () => calls().map(([path]) => path);

describe('a step of a delivery', () => {
	it.each<[string, INodeParameters, string, IDataObject]>([
		[
			'start',
			{ additionalFields: { latitude: 24.87, longitude: 67.06, deliveryCost: 1050, greenDelivery: true } },
			'start_task',
			{ lat: 24.87, lng: 67.06, delivery_cost: 1050, green_delivery: true },
		],
		['arrive', { stop: 'pickup' }, 'checkin', { pickup_dropoff_option: 'pickup' }],
		[
			'leave',
			{ stop: 'both', additionalFields: { latitude: 0, longitude: 0 } },
			'checkout',
			{ pickup_dropoff_option: 'both' },
		],
		[
			'complete',
			{ additionalFields: { reportedTime: '2026-02-09T08:08:18Z' } },
			'end_task',
			{ reported_time: 1770624498000 },
		],
		[
			'cancel',
			{ identifiedBy: 'taskId', reason: 'The car broke down' },
			'cancel_delivery',
			{ reason_id: 0, reason: 'The car broke down' },
		],
		['assignDriver', { driverId: 'rider-17' }, 'assign_driver', { user_external_id: 'rider-17' }],
		[
			'assignDriver',
			{ driverId: 'rider-17', driverName: 'Ali Khan', driverPhone: '0300 1234567', driverEmail: 'ali@email.com' },
			'assign_driver',
			{ user: { external_id: 'rider-17', name: 'Ali Khan', phone: '+923001234567', email: 'ali@email.com' } },
		],
		[
			'assignDriver',
			{ driverId: 'rider-17', driverPhone: '0300 1234567' },
			'assign_driver',
			{ user: { external_id: 'rider-17', name: 'Delivery Driver', phone: '+923001234567' } },
		],
		[
			'update',
			{
				stops: {
					stop: [
						{ stop: 'dropoff', eta: '2026-02-09T08:30:00Z', note: 'Third floor' },
						{ stop: 'pickup', notBefore: '2026-02-09T08:00:00Z', notAfter: '2026-02-09T08:20:00Z' },
					],
				},
				statusCode: 'DELAYED',
				statusDescription: 'Road closed',
				fleetExtras: '{"van": 7}',
			},
			'update_task',
			{
				way_points: [
					{ way_point_position: 2, eta: '2026-02-09T08:30:00.000Z', note: 'Third floor' },
					{
						way_point_position: 1,
						no_earlier_than: '2026-02-09T08:00:00.000Z',
						no_later_than: '2026-02-09T08:20:00.000Z',
					},
				],
				integration_event: { status_code: 'DELAYED', description: 'Road closed' },
				fleet_extras: { van: 7 },
			},
		],
		[
			'addNote',
			{ type: 'TaskNote', stop: 'dropoff', note: 'Left with the neighbor' },
			'create_note',
			{ pickup_dropoff_option: 'dropoff', type: 'TaskNote', note: 'Left with the neighbor' },
		],
	])('%s %j is sent as Bringg wants it', async (operation, parameters, path, body) => {
		const { json, error } = await run(operation, { taskId, ...parameters });
		expect(error).toBeUndefined();
		expect(calls()).toEqual([[path, { task_id: 26528270, ...body }]]);
		expect(json).toEqual([{ success: true, taskId, vendorStatus: expect.any(String) }]);
	});

	it("reads a time without a zone in the workflow's time zone", async () => {
		const additionalFields = { reportedTime: '2026-02-09T13:08:18' };
		await run('start', { taskId, additionalFields }, { timezone: 'Asia/Karachi' });
		expect(calls()).toEqual([['start_task', { task_id: 26528270, reported_time: 1770624498000 }]]);
	});

	it("cancels by the merchant's own ID", async () => {
		const { error } = await run('cancel', { identifiedBy: 'orderId', orderId: '002-758763', reasonId: 7 });
		expect(error).toBeUndefined();
		expect(calls()).toEqual([['cancel_delivery', { task_external_id: '002-758763', reason_id: 7 }]]);
	});

	it.each<[string, INodeParameters, string]>([
		['start', { taskId: nothing }, 'Task ID is missing'],
		['start', { taskId: 'ORDER-7' }, 'Task ID must be the number that Bringg gave'],
		['start', { taskId: '123456789012345678901' }, 'Task ID must be the number that Bringg gave'],
		['arrive', { taskId, stop: 'door' }, 'Stop must be one of: pickup, dropoff, both'],
		[
			'start',
			{ taskId, additionalFields: { latitude: 91 } },
			'Additional Fields > Latitude must be decimal degrees between -90 and 90',
		],
		['assignDriver', { taskId, driverId: 'x'.repeat(256) }, 'Driver ID must have at most 255 characters'],
		['update', { taskId, fleetExtras: '[1]' }, 'Fleet Extras must be an object, or its JSON'],
		['addNote', { taskId, type: 'TaskNote', stop: 'dropoff', note: nothing }, 'Note is missing'],
	])('%s %j is refused by name, and nothing is sent', async (operation, parameters, message) => {
		const { error } = await run(operation, parameters);
		expect(error?.message).toBe(message);
		expect(sandbox.calls).toEqual([]);
	});

	it('tells where a driver is, and on which deliveries', async () => {
		const { json, error } = await runDriver('updateLocation', {
			identifiedBy: 'driverId',
			driverId: 'rider-17',
			latitude: 24.87,
			longitude: 67.06,
			additionalFields: { taskIds: '26528270, 26528271', reportedTime: '2026-02-09T08:08:18Z' },
		});
		expect(error).toBeUndefined();
		expect(calls()).toEqual([
			[
				'update_driver_location',
				{
					user_external_id: 'rider-17',
					lat: 24.87,
					lng: 67.06,
					reported_time: 1770624498000,
					started_tasks: [{ task_id: 26528270 }, { task_id: 26528271 }],
				},
			],
		]);
		expect(json).toEqual([{ success: true, driverId: 'rider-17', userId: null }]);
	});
});

/** The bytes that PNG and JPEG files begin with. */
const png = Buffer.from('89504e470d0a1a0a0000', 'hex');
const jpeg = Buffer.from('ffd8ffe000104a46', 'hex');

async function withFile(operation: string, parameters: INodeParameters, bytes: Buffer, json: IDataObject = {}) {
	return await runNode(
		{
			type: 'bringgFleet',
			parameters: { resource: 'delivery', operation, ...parameters },
			credentials: { bringgFleetApi: credential() },
			files: [{ proof: { data: bytes.toString('base64'), mimeType: 'application/octet-stream' } }],
		},
		[json],
	);
}

describe('a picture', () => {
	const photo = { taskId, type: 'TaskPhoto', stop: 'dropoff', binaryProperty: 'proof' };

	it.each([
		['PNG', png, 'data:image/png;base64,iVBORw0KGgoAAA=='],
		['JPEG', jpeg, 'data:image/jpeg;base64,/9j/4AAQSkY='],
	])('is sent as a data URL: %s', async (_type, bytes, image) => {
		const { error } = await withFile('addNote', photo, bytes);
		expect(error).toBeUndefined();
		expect(calls()).toEqual([
			['create_note', { task_id: 26528270, pickup_dropoff_option: 'dropoff', type: 'TaskPhoto', image }],
		]);
	});

	it.each([
		['a PDF', Buffer.from('%PDF-1.7'), 'The file in "proof" is not a picture that Bringg takes: JPEG or PNG'],
		[
			'more than 10 MB',
			Buffer.concat([png, Buffer.alloc(10 * 1024 * 1024)]),
			'The file in "proof" is larger than the 10 MB that Bringg takes',
		],
	])('is refused by name: %s', async (_what, bytes, message) => {
		const { error } = await withFile('addNote', photo, bytes);
		expect(error?.message).toBe(message);
		expect(paths()).toEqual([]);
	});

	it('that the item does not have is named', async () => {
		const { error } = await run('addNote', photo);
		expect(error?.message).toMatch(/proof/);
		expect(paths()).toEqual([]);
	});

	it('is not sent twice by itself', async () => {
		sandbox.switches.faults = [{ kind: 'drop', applied: true, path: '/open_fleet_services/create_note' }];
		const { error } = await withFile('addNote', photo, png);
		expect(error?.message).toContain('It may have been placed: look before you send it again.');
		expect(sandbox.state.bringgTasks[0]!.notes).toHaveLength(1);
	});
});

describe('Delivery > Report Status', () => {
	const at = '2026-02-09T08:08:18.000Z';
	const time = { reported_time: 1770624498000 };
	const driver = { id: null, name: 'Ali Khan', phone: '0300 1234567' };
	const user = { external_id: '923001234567', name: 'Ali Khan', phone: '+923001234567' };
	const event = (source: string, deliveryStatus: string | null, delivery: IDataObject = {}) => ({
		source,
		event: 'delivery.status',
		taskId: 'XYZAB-12345',
		deliveryStatus,
		occurredAt: null,
		receivedAt: at,
		delivery: { driver: null, reason: null, proof: null, ...delivery },
	});
	const report = async (json: IDataObject, parameters: INodeParameters = {}) =>
		await run('reportStatus', { taskId, event: '={{ $json }}', ...parameters }, { input: [json] });

	it.each<[string, string, Array<[string, IDataObject]>]>([
		[
			'blinkLogistics',
			'driver-assigned',
			[
				['assign_driver', { user }],
				['start_task', {}],
			],
		],
		['blinkLogistics', 'at-pickup', [['checkin', { pickup_dropoff_option: 'pickup' }]]],
		['blinkLogistics', 'on-the-way', [['checkout', { pickup_dropoff_option: 'pickup' }]]],
		[
			'blinkLogistics',
			'delivered',
			[
				['checkin', { pickup_dropoff_option: 'dropoff' }],
				['end_task', {}],
			],
		],
		['ordatic', 'driver-accepted', [['assign_driver', { user }]]],
		['ordatic', 'driver-to-pickup', [['start_task', {}]]],
		['ordatic', 'on-the-way', [['checkout', { pickup_dropoff_option: 'pickup' }]]],
		['ordatic', 'delivered', [['end_task', {}]]],
		['ordatic', 'cancelled', [['cancel_delivery', { reason_id: 0 }]]],
		[
			'blend',
			'driver-assigned',
			[
				['assign_driver', { user }],
				['start_task', {}],
			],
		],
		['blend', 'at-pickup', [['checkin', { pickup_dropoff_option: 'pickup' }]]],
		['bringg', 'driver-assigned', [['assign_driver', { user }]]],
		['bringg', 'driver-accepted', [['assign_driver', { user }]]],
		['bringg', 'at-dropoff', [['checkin', { pickup_dropoff_option: 'dropoff' }]]],
		['blink', 'rejected', [['cancel_delivery', { reason_id: 0 }]]],
	])('of %s, %s, makes its calls in order, with its time', async (source, status, expected) => {
		const { json, error } = await report(event(source, status, { driver }));
		expect(error).toBeUndefined();
		expect(calls()).toEqual(expected.map(([path, body]) => [path, { task_id: 26528270, ...body, ...time }]));
		expect(json).toMatchObject([{ success: true, taskId, deliveryStatus: status, reportedTime: at }]);
	});

	it('takes a delivery of Blink Logistics from the assignment to the end, each call once', async () => {
		const states = ['created', 'driver-assigned', 'driver-accepted', 'at-pickup', 'on-the-way', 'delivered'];
		const input = states.map((state, index) => ({
			...event('blinkLogistics', state, { driver }),
			receivedAt: new Date(1770624498000 + index * 60_000).toISOString(),
		}));
		const { json, error } = await run('reportStatus', { taskId, event: '={{ $json }}' }, { input });
		expect(error).toBeUndefined();
		expect(calls().map(([path, body]) => [path, (body as IDataObject).reported_time])).toEqual([
			['assign_driver', 1770624558000],
			['start_task', 1770624558000],
			['checkin', 1770624678000],
			['checkout', 1770624738000],
			['checkin', 1770624798000],
			['end_task', 1770624798000],
		]);
		expect(json.map(({ skipped }) => skipped ?? false)).toEqual([true, false, true, false, false, false]);
		expect(sandbox.state.bringgTasks[0]!.status).toBe(4);
	});

	it('prefers the time of the event to that of its receipt', async () => {
		await report({ ...event('bringg', 'driver-to-pickup'), occurredAt: '2026-02-09T08:00:00.000Z' });
		expect(calls()).toEqual([['start_task', { task_id: 26528270, reported_time: 1770624000000 }]]);
	});

	it.each([
		['created', 'Bringg has no step for created'],
		['ready', 'Bringg has no step for ready'],
		['unassigned', 'Bringg has no step for unassigned'],
		['driver-rejected', 'Bringg has no step for driver-rejected'],
		['failed', 'Bringg has no step for failed'],
		['driver-accepted', 'Bringg knows it already, since a driver was assigned'],
		['delivery-cancelled', 'Only the trip was canceled: another driver may take the delivery'],
		[null, 'The event changes no state of the delivery'],
	])('skips %s with the reason', async (status, reason) => {
		const { json } = await report(event('blinkLogistics', status));
		expect(json).toEqual([{ skipped: true, reason, taskId }]);
		expect(sandbox.calls).toEqual([]);
	});

	it('cancels with the trip when that was chosen, and says why', async () => {
		await report(event('blinkLogistics', 'delivery-cancelled', { reason: 'Flat tire' }), { cancelWithTrip: true });
		expect(calls()).toEqual([['cancel_delivery', { task_id: 26528270, reason_id: 0, reason: 'Flat tire', ...time }]]);
	});

	it('skips a step that Bringg calls past', async () => {
		sandbox.state.bringgTasks[0]!.status = 4;
		const { json, error } = await report(event('ordatic', 'on-the-way'));
		expect(error).toBeUndefined();
		expect(json).toEqual([{ skipped: true, reason: "Bringg reported: Can't update a done order", taskId }]);
	});

	it('fails for any other refusal, in the words of Bringg', async () => {
		const { error } = await report(event('ordatic', 'on-the-way'), { taskId: '1' });
		expect(error?.message).toBe('Bringg refused the request: Wrong task_id');
	});

	it("takes the taskId of Bringg's own event only", async () => {
		const own = { ...event('bringg', 'driver-to-pickup'), taskId };
		const { error } = await report(own, { taskId: '' });
		expect(error).toBeUndefined();
		expect(paths()).toEqual(['start_task']);

		const other = await report(event('ordatic', 'driver-to-pickup'), { taskId: '' });
		expect(other.error?.message).toBe("Task ID is missing: it is Bringg's own number, which this event does not hold");
	});

	it('asks for the whole item when the source is not in it', async () => {
		const { error } = await report({ deliveryStatus: 'delivered', receivedAt: at });
		expect(error?.message).toContain('Delivery Event has no source');
		expect(sandbox.calls).toEqual([]);
	});

	it.each<[string, IDataObject | null, INodeParameters, IDataObject]>([
		["the sender's ID", { id: '17', name: 'Ali', phone: null }, {}, { external_id: '17', name: 'Ali' }],
		[
			"the phone's digits",
			{ id: null, name: null, phone: '+923001234567' },
			{},
			{ external_id: '923001234567', name: 'Delivery Driver', phone: '+923001234567' },
		],
		['the fixed ID', null, { driverId: 'any-rider' }, { external_id: 'any-rider', name: 'Delivery Driver' }],
		[
			'the fixed ID, under one name',
			{ id: null, name: 'Ali', phone: null },
			{ driverId: 'any-rider' },
			{ external_id: 'any-rider', name: 'Delivery Driver' },
		],
	])('names the driver by %s', async (_what, known, parameters, expected) => {
		await report(event('ordatic', 'driver-accepted', { driver: known }), parameters);
		expect(calls()).toEqual([['assign_driver', { task_id: 26528270, user: expected, ...time }]]);
	});

	it('asks for a driver whom nothing names', async () => {
		const { error } = await report(event('ordatic', 'driver-accepted'));
		expect(error?.message).toBe('Driver ID is missing: the event names no driver by ID or phone');
	});

	it('adds a proof as a photo, as text, or not at all where Bringg does not take it', async () => {
		const proof = { binaryProperty: 'proof', mimeType: 'image/png', sizeBytes: 10 };
		const parameters = { taskId, event: '={{ $json }}' };
		const picture = await withFile('reportStatus', parameters, png, event('ordatic', null, { proof }));
		const words = await report(event('ordatic', null, { proof: { text: 'Code 4711' } }));
		const pdf = await withFile('reportStatus', parameters, Buffer.from('%PDF-1.7'), event('ordatic', null, { proof }));

		expect([picture.error, words.error, pdf.error]).toEqual([undefined, undefined, undefined]);
		const note = { task_id: 26528270, pickup_dropoff_option: 'dropoff', ...time };
		expect(calls()).toEqual([
			['create_note', { ...note, type: 'TaskPhoto', image: 'data:image/png;base64,iVBORw0KGgoAAA==' }],
			['create_note', { ...note, type: 'TaskNote', note: 'Code 4711' }],
		]);
		expect(picture.json).toMatchObject([{ success: true, steps: [{ step: 'addNote', done: true, reason: null }] }]);
		expect(pdf.json).toEqual([
			{ skipped: true, reason: 'The proof is not a picture that Bringg takes: JPEG or PNG', taskId },
		]);
	});

	it('adds each of several proofs', async () => {
		const proofs = [{ text: 'Code 4711' }, { text: 'Signed by Nathan' }];
		const { json } = await report(event('ordatic', null, { proof: proofs[0], proofs }));
		expect(sandbox.state.bringgTasks[0]!.notes).toMatchObject([{ note: 'Code 4711' }, { note: 'Signed by Nathan' }]);
		expect(json).toMatchObject([{ success: true, steps: [{ step: 'addNote' }, { step: 'addNote' }] }]);
	});

	it('adds no proof twice when n8n tries again because of another one', async () => {
		const proofs = [{ text: 'Code 4711' }, { binaryProperty: 'lost', mimeType: 'image/png', sizeBytes: 10 }];
		const json = event('ordatic', null, { proof: proofs[0], proofs });
		const settings = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
		const { json: items } = await run('reportStatus', { taskId, event: '={{ $json }}' }, { input: [json], settings });
		expect(sandbox.state.bringgTasks[0]!.notes).toHaveLength(1);
		expect(items).toMatchObject([
			{ success: true, steps: [{ done: true }, { done: false, reason: expect.stringContaining('lost') }] },
		]);
	});

	it('sends a step again after a network failure, and says the same', async () => {
		sandbox.switches.faults = [{ kind: 'drop', applied: true, path: '/open_fleet_services/checkout' }];
		const { error } = await report(event('ordatic', 'on-the-way'));
		expect(error).toBeUndefined();
		const call = ['checkout', { task_id: 26528270, pickup_dropoff_option: 'pickup', ...time }];
		expect(calls()).toEqual([call, call]);
	});

	it('tells of each step what became of it', async () => {
		const { json } = await report(event('blinkLogistics', 'driver-assigned', { driver }));
		expect(json).toEqual([
			{
				success: true,
				taskId,
				vendorStatus: '2',
				deliveryStatus: 'driver-assigned',
				reportedTime: at,
				steps: [
					{ step: 'assignDriver', done: true, reason: null },
					{ step: 'start', done: true, reason: null },
				],
			},
		]);
		const sample = sampleOutput('Bringg/__schema__/v1.0.0/delivery/reportStatus.json');
		expect(differences(sample, json)).toEqual([]);
	});
});

describe("what Bringg's answers mean", () => {
	const path = '/open_fleet_services/start_task';
	const start = async () => await run('start', { taskId });

	it.each([
		[
			'403 is the payload',
			{ kind: 'status', status: 403, body: { success: false, message: 'Wrong task_id' } },
			'Wrong task_id',
		],
		['400 is the payload', { kind: 'status', status: 400, body: { message: 'name is null' } }, 'name is null'],
		[
			'200 may refuse',
			{ kind: 'refusal', body: { success: false, message: 'Not your delivery' } },
			'Not your delivery',
		],
		[
			'200 may refuse in its own form',
			{ kind: 'refusal', body: { type: 'about:blank', title: 'Forbidden order', status: 403, success: false } },
			'Forbidden order',
		],
		[
			'200 with a yes and an error is a no',
			{ kind: 'refusal', body: { success: true, error: 'not stored' } },
			'not stored',
		],
	] as const)('%s', async (_what, fault, words) => {
		sandbox.switches.faults = [{ ...fault, path, times: 9 }];
		const { error } = await start();
		expect(error?.message).toBe(`Bringg refused the request: ${words}`);
		expect(paths()).toEqual(['start_task']);
	});

	it('a 401 costs one new login and one more try', async () => {
		// A login of its own: one that was just fetched would be shared.
		const clientId = 'client-of-yesterday';
		sandbox.state.bringgClients.push({ clientId, clientSecret: secret });
		const accessToken = ownedToken(bringgFleetApi.account(credential({ clientId })), 'a-token-of-yesterday');
		const { error } = await run('start', { taskId }, { own: { clientId, accessToken } });
		expect(error).toBeUndefined();
		expect(paths()).toEqual(['start_task', 'start_task']);
		expect(sandbox.state.logins).toBe(1);
	});

	it('a 401 that does not find the token is about the token', async () => {
		sandbox.switches.faults = [{ kind: 'status', status: 401, path, body: { message: 'Token not found' } }];
		const clientId = 'client-whose-token-is-lost';
		sandbox.state.bringgClients.push({ clientId, clientSecret: secret });
		const accessToken = ownedToken(bringgFleetApi.account(credential({ clientId })), 'a-lost-token');
		const { error } = await run('start', { taskId }, { own: { clientId, accessToken } });
		expect(error).toBeUndefined();
		expect(paths()).toEqual(['start_task', 'start_task']);
	});

	it("another client's token is not sent", async () => {
		const accessToken = ownedToken(bringgFleetApi.account(credential({ clientId: 'another' })), 'its-token');
		const { error } = await run('start', { taskId }, { own: { accessToken } });
		expect(error).toBeUndefined();
		expect(paths()).toEqual(['start_task']);
	});

	it('a 201 is a yes', async () => {
		sandbox.switches.faults = [{ kind: 'status', status: 201, path, body: { success: true, payload_id: 7 } }];
		expect((await start()).json).toEqual([{ success: true, taskId, vendorStatus: null }]);
	});

	it('RateLimit-Reset says how long to wait after a 429', async () => {
		sandbox.switches.faults = [{ kind: 'status', status: 429, path }];
		const began = Date.now();
		const { error } = await start();
		expect(error).toBeUndefined();
		// The sandbox says one second.
		expect(Date.now() - began).toBeGreaterThan(900);
		expect(paths()).toEqual(['start_task', 'start_task']);
	});

	it('a wrong secret is named, and not repeated', async () => {
		const { error } = await run('start', { taskId }, { own: { clientSecret: 'wrong-secret' } });
		expect(error?.message).toBe(
			'Bringg refused the client ID or the client secret. Bringg reported: invalid_client; Client authentication failed',
		);
		expect(JSON.stringify(error)).not.toContain('wrong-secret');
		expect(paths()).toEqual([]);
	});

	it('a path of a person replaces the observed one', async () => {
		sandbox.switches.movedPaths = { [path]: { to: '/fleet/begin', answer: 404 } };
		const moved = await start();
		expect(moved.error?.message).toContain('POST /open_fleet_services/start_task');
		expect(moved.error?.description).toContain('Endpoint Paths > Start');
		const own = { endpointPaths: 'custom', startPath: '/fleet/begin' };
		expect((await run('start', { taskId }, { own })).error).toBeUndefined();
	});
});

it.each<[string, INodeParameters]>([
	['addNote', { type: 'TaskNote', stop: 'dropoff', note: 'Done' }],
	['arrive', { stop: 'pickup' }],
	['assignDriver', { driverId: '17' }],
	['cancel', { identifiedBy: 'taskId' }],
	['complete', {}],
	['leave', { stop: 'pickup' }],
	['start', {}],
	['update', {}],
])('shows sample output for %s before the first run', async (operation, parameters) => {
	const { json } = await run(operation, { taskId, ...parameters });
	expect(differences(sampleOutput(`Bringg/__schema__/v1.0.0/delivery/${operation}.json`), json)).toEqual([]);
});

it('shows sample output for a location before the first run', async () => {
	const place = { latitude: 24.87, longitude: 67.06 };
	const own = await runDriver('updateLocation', { identifiedBy: 'driverId', driverId: '17', ...place });
	const bringgs = await runDriver('updateLocation', { identifiedBy: 'userId', userId: '660963', ...place });
	const sample = sampleOutput('Bringg/__schema__/v1.0.0/driver/updateLocation.json');
	expect(differences(sample, [...own.json, ...bringgs.json])).toEqual([]);
});

describe('the test of the credential', () => {
	const test = async (own?: ICredentialDataDecryptedObject) =>
		await bringgFleetApiTest.call(new CredentialTestContext(), {
			id: '',
			name: '',
			type: 'bringgFleetApi',
			data: credential(own),
		});

	it('gets a token', async () => {
		expect(await test()).toMatchObject({
			status: 'OK',
			message: expect.stringContaining('Bringg accepts the client ID and the client secret'),
		});
	});

	it.each([
		[{ clientSecret: 'wrong' }, 'Bringg refused the client ID or the client secret'],
		[{ url: '' }, 'The URL is empty'],
		[{ url: 'ask Ali' }, 'URL is not valid'],
	])('says what is wrong with %j', async (own, message) => {
		expect(await test(own)).toEqual({ status: 'Error', message: expect.stringContaining(message) });
	});
});
