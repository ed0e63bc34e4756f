import sample from '../../sandbox/samples/logistics/task-status.json';
import { aTrigger } from './harness/triggers';
import type { TriggerSetup } from './harness/webhook';

const aLogisticsTrigger = (parameters: TriggerSetup['parameters'] = {}) =>
	aTrigger('blinkLogisticsTrigger', parameters);

it('gives the sample in the one language', async () => {
	const trigger = await aLogisticsTrigger();
	const { status, data } = await trigger.post(sample);
	expect([status, data]).toEqual([200, { success: true }]);
	const { receivedAt, ...item } = trigger.events()[0]!;
	expect(Date.parse(String(receivedAt))).not.toBeNaN();
	expect(item).toMatchObject({
		source: 'blinkLogistics',
		event: 'delivery.status',
		vendorEvent: 'TASK_ACCEPTED',
		orderId: null,
		taskId: 'XYZAB-12345',
		branchId: null,
		deliveryStatus: 'driver-accepted',
		occurredAt: null,
		warnings: [],
		delivery: {
			deliveryStatus: 'driver-accepted',
			orderId: null,
			externalOrderId: null,
			taskId: 'XYZAB-12345',
			driver: { id: null, name: 'Test Rider', phone: '+923213456789' },
			trackingUrl: 'https://delivery-stg.blinkco.io/tracking/jvkUgPIRN6f8jZg9q62xy',
			reason: null,
			stop: null,
			changes: [],
			refund: null,
			proof: null,
		},
	});
});

it('passes on an event that is not documented', async () => {
	const trigger = await aLogisticsTrigger();
	await trigger.post({ eventId: 99, event: 'TASK_TELEPORTED', data: { taskId: 5 } });
	await trigger.post({ eventId: 99, data: { taskId: 6 } });
	expect(trigger.events()).toMatchObject([
		{
			event: 'delivery.other',
			vendorEvent: 'TASK_TELEPORTED',
			deliveryStatus: null,
			taskId: '5',
			delivery: { driver: null },
		},
		{ event: 'delivery.other', vendorEvent: '99', deliveryStatus: null, taskId: '6' },
	]);
});

it.each([
	[{ eventId: 20 }, 'data.taskId is missing'],
	[{ eventId: 20, data: 'x' }, 'data.taskId is missing'],
	[{ eventId: 20, data: { taskId: '' } }, 'data.taskId is missing'],
	[{ event: ' ', eventId: null, data: { taskId: 'T' } }, 'eventId is missing, and so is event'],
])('does not understand %j', async (sent, issue) => {
	const trigger = await aLogisticsTrigger();
	await trigger.post(sent);
	expect(trigger.unrecognized()).toMatchObject([{ issues: [issue], body: sent }]);
});

it('takes news and leaves out repeats', async () => {
	const trigger = await aLogisticsTrigger();
	const assigned = { ...sample, eventId: 23 };
	const unassigned = { ...sample, eventId: 22 };
	for (const sent of [assigned, assigned, unassigned, assigned, assigned]) await trigger.post(sent);
	expect(trigger.events().map(({ deliveryStatus }) => deliveryStatus)).toEqual([
		'driver-assigned',
		'unassigned',
		'driver-assigned',
	]);
});

it('takes a state that comes back after another state, and not after an event that is none', async () => {
	const trigger = await aLogisticsTrigger({ events: ['delivery.status'] });
	for (const eventId of [23, 21, 23, 22, 23]) await trigger.post({ ...sample, eventId });
	expect(trigger.events().map(({ deliveryStatus }) => deliveryStatus)).toEqual([
		'driver-assigned',
		'unassigned',
		'driver-assigned',
	]);
});
