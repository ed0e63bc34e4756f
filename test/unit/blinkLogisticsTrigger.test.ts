import { logisticsSource } from '../../nodes/BlinkLogistics/webhooks/source';
import sample from '../../sandbox/samples/logistics/task-status.json';
import { states } from '../support/expectedMappings';
import { eventOf } from '../support/senders';

const event = (body: object) => eventOf(logisticsSource, body);
const ofTask = (data: object, more: object = {}) => event({ ...sample, ...more, data: { ...sample.data, ...data } });

it('gives the sample in the one language', () => {
	expect(event(sample)).toMatchObject({
		event: 'delivery.status',
		vendorEvent: 'TASK_ACCEPTED',
		vendorStatus: 'TASK_ACCEPTED',
		taskId: 'XYZAB-12345',
		deliveryStatus: 'driver-accepted',
		delivery: {
			taskType: 'delivery',
			driver: { id: null, name: 'Test Rider', phone: '+923213456789' },
			trackingUrl: 'https://delivery-stg.blinkco.io/tracking/jvkUgPIRN6f8jZg9q62xy',
		},
	});
});

it.each(states.logistics.map(([[id, word], name, deliveryStatus]) => [id, word, name, deliveryStatus] as const))(
	'event %s is %s where there is no id, too',
	(_id, word, name, deliveryStatus) => {
		for (const eventId of [undefined, null, '']) {
			expect(event({ eventId, event: word, data: { taskId: 'T' } })).toMatchObject({ event: name, deliveryStatus });
		}
	},
);

it.each([20, 21, 24, 25, 26, 27, 28, 99])('event %s of a return task is no state of the order', (eventId) => {
	for (const type of [2, '2', '٢', 'Return']) {
		expect(ofTask({ type }, { eventId, event: null })).toMatchObject({
			event: 'delivery.return',
			deliveryStatus: null,
			delivery: { deliveryStatus: null, taskType: 'return', stop: null, driver: { name: 'Test Rider' } },
		});
	}
});

it('keeps the word of what happened to a return task', () => {
	expect(ofTask({ type: 2 }, { eventId: 27, event: 'TASK_FINISHED' })).toMatchObject({
		vendorEvent: 'TASK_FINISHED',
		vendorStatus: 'TASK_FINISHED',
	});
});

it.each([1, '1', 'normal'])('type %j is a delivery', (type) => {
	expect(ofTask({ type }).delivery!.taskType).toBe('delivery');
});

it.each([null, 3, 'sideways', undefined])('type %j is unknown', (type) => {
	expect(ofTask({ type })).toMatchObject({ event: 'delivery.status', delivery: { taskType: null } });
});

it('lets the id count where id and name disagree, and says so', () => {
	expect(event({ ...sample, eventId: 27, event: 'TASK_CANCELLED' })).toMatchObject({
		deliveryStatus: 'delivered',
		vendorEvent: 'TASK_FINISHED',
		warnings: ['event and eventId disagree: eventId counts'],
	});
});

it('says where the driver arrived, and why a task was cancelled', () => {
	expect(ofTask({}, { eventId: 25 }).delivery!.stop).toBe('pickup');
	expect(ofTask({ reason: 'Nobody home', agent: null, trackingLink: '' }, { eventId: 28 }).delivery).toMatchObject({
		stop: null,
		reason: 'Nobody home',
		driver: null,
		trackingUrl: null,
	});
});

it.each([
	[1, 'delivery', []],
	['Return', 'return', []],
	[null, null, []],
	[3, null, ['data.type is not one of the known words and is null']],
	['EXCHANGE', null, ['data.type is not one of the known words and is null']],
])('a task of type %j is %s', (type, taskType, warnings) => {
	const { delivery, warnings: said } = eventOf(logisticsSource, { eventId: 23, data: { taskId: 'T', type } });
	expect(delivery!.taskType).toBe(taskType);
	expect(said).toEqual(warnings);
});
