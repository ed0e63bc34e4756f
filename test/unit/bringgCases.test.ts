import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { bringgSource } from '../../nodes/Bringg/webhooks/source';
import { eventItem } from '../../nodes/shared/webhook/items';
import { match } from '../../nodes/shared/webhook/parsing/match';
import { withoutSecrets } from '../../nodes/shared/webhook/redaction/redaction';

/*
 * Bodies in the shape that real senders use. Each is a kind of body of its own: what must come of it is written by hand.
 */

const folder = join(__dirname, '../fixtures/cases');

/** The items that the bodies of a file come to, simplified or not. */
function itemsOf(name: string, simplify = true) {
	const sent = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as unknown;
	return [sent].flat().map((body) => {
		const receivedAt = new Date('2027-01-01');
		const facts = { parameters: { stops: 'pickupFirst' } };
		const matched = match(bringgSource, withoutSecrets(body).body, facts, receivedAt);
		if ('issues' in matched) throw new Error(matched.issues.join('; '));
		const identified = { event: matched.event, eventId: 'x' };
		return eventItem(bringgSource, matched.payload, identified, '2026-01-01T00:00:00.000Z', simplify).json;
	});
}

const driver = { name: 'A Driver', phone: '+15555551234' };
const noOrder = { orderId: null, taskId: null, deliveryStatus: null };
const form = { text: null, type: 'Form', url: null };

const cases: Record<string, object[]> = {
	'bringg-on-the-way-to-pickup': [
		{
			event: 'delivery.status',
			vendorEvent: 'on the way',
			vendorStatus: '2',
			orderId: '1236589',
			taskId: '24000001',
			deliveryStatus: 'driver-to-pickup',
			occurredAt: '2026-03-05T10:00:00.000Z',
			delivery: {
				deliveryStatus: 'driver-to-pickup',
				stop: 'pickup',
				stops: [
					{ type: 'pickup', address: 'Shop' },
					{ type: 'dropoff', address: 'Customer' },
				],
				driver: { id: '7', name: null, phone: null },
			},
		},
	],
	'bringg-on-the-way-to-customer': [
		{ event: 'delivery.status', deliveryStatus: 'on-the-way', delivery: { stop: 'dropoff' } },
	],
	'bringg-wrapped-way-point-left': [
		{
			event: 'delivery.status',
			vendorEvent: 'way_point_left',
			taskId: '20045176',
			orderId: '1236589',
			deliveryStatus: 'on-the-way',
			occurredAt: '2026-01-10T15:48:44.585Z',
			delivery: { driver: { id: '24008', name: 'A Driver', phone: null }, stop: 'pickup' },
		},
	],
	'bringg-eta-changed-wrapped': [
		{
			event: 'delivery.updated',
			taskId: '1234',
			orderId: '1236589',
			deliveryStatus: null,
			delivery: { changes: ['eta'], eta: '2026-01-01T12:35:00.000Z', stop: 'dropoff' },
		},
	],
	'bringg-driver-location': [
		{
			event: 'delivery.location',
			taskId: '374160000',
			orderId: '1236589',
			deliveryStatus: null,
			occurredAt: '2024-05-02T12:10:44.900Z',
			delivery: { driver: { id: '13690000', name: null, phone: null } },
			location: { latitude: 30.36, longitude: -97.73 },
			tasks: [{ taskId: '374160000', orderId: '1236589' }],
		},
	],
	'bringg-driver-unavailable': [
		{ event: 'delivery.other', ...noOrder, delivery: { driver: { id: '3280000', ...driver } } },
	],
	'bringg-rating-submitted': [
		{
			event: 'delivery.other',
			vendorEvent: 'rating_submitted',
			taskId: '345623',
			orderId: '1236589',
			deliveryStatus: null,
			occurredAt: '2026-07-20T12:01:30.191Z',
		},
	],
	'bringg-run-started': [
		{
			event: 'delivery.other',
			taskId: '4545484542',
			orderId: '1236589',
			deliveryStatus: null,
			occurredAt: '2026-02-05T11:00:30.336Z',
			delivery: { driver: { id: '343343', ...driver } },
			tasks: [{ taskId: '4545484542', orderId: '1236589' }],
		},
	],
	'bringg-shift-started': [{ event: 'delivery.other', ...noOrder, delivery: { driver: { id: '334626' } } }],
	'bringg-form-old': [
		{
			event: 'delivery.note',
			orderId: null,
			taskId: '8922180',
			delivery: { driver: null },
			note: {
				...form,
				id: '9947827',
				authorId: '77484',
				wayPointId: '11117309',
				fields: { Comment_Key: 'Left with the guard', Satisfaction_Key: 5, Unable_Key: true },
			},
		},
	],
	'bringg-form-note-created': [
		{
			event: 'delivery.note',
			vendorEvent: 'note_created',
			taskId: '8922180',
			note: { ...form, fields: { Comment_Key: 'Left with the guard' } },
		},
	],
	'bringg-form-created-wrapped': [
		{
			event: 'delivery.note',
			vendorEvent: 'form_created',
			taskId: '3257',
			occurredAt: '2026-12-14T08:32:12.718Z',
			note: { ...form, id: '2957', fields: { key1: 'Left with the guard' } },
		},
	],
	'bringg-task-done-sample': [
		{
			event: 'delivery.status',
			vendorEvent: 'task_done',
			vendorStatus: '6',
			taskId: '1236',
			orderId: '1236589',
			deliveryStatus: 'delivered',
			occurredAt: '2026-01-01T12:52:00.000Z',
		},
	],
	// That the second is late is for the trigger to say, which remembers the first.
	'bringg-late-event-sequence': [
		{ deliveryStatus: 'delivered', occurredAt: '2026-01-01T12:52:00.000Z', taskId: '5' },
		{ deliveryStatus: 'on-the-way', occurredAt: '2026-01-01T12:30:00.000Z', taskId: '5' },
	],
	'bringg-driver-key-and-secrets': [
		{
			event: 'delivery.status',
			deliveryStatus: 'at-dropoff',
			orderId: '1236589',
			taskId: '287023',
			delivery: { driver: { id: '14065', ...driver }, stop: 'dropoff' },
		},
	],
};

it('has a row for every case', () => {
	const files = readdirSync(folder).filter((file) => file.startsWith('bringg-'));
	expect(Object.keys(cases).sort()).toEqual(files.map((file) => file.replace('.json', '')).sort());
});

describe.each(Object.entries(cases))('%s', (name, expected) => {
	it('comes to what it means', () => {
		expect(itemsOf(name)).toMatchObject(expected.map((each) => ({ source: 'bringg', warnings: [], ...each })));
	});

	it.each([true, false])('shows no secret (simplify: %s)', (simplify) => {
		expect(JSON.stringify(itemsOf(name, simplify))).not.toContain('SECRET');
	});
});
