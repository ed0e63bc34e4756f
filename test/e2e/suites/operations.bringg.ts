import type { Tried } from './operations';

/** The numbers under which the sandbox has its orders. */
const taskId = '26528270';
const task = { task_id: 26528270 };
const done = () => [{ success: true, taskId }];

/** A step as a person sets it up, and the call that it is. */
const step = (operation: string, parameters: object, path: string, body: object): Tried => ({
	operation: `delivery:${operation}`,
	parameters: { taskId, ...parameters },
	arrives: { method: 'POST', path: `/open_fleet_services/${path}`, body: { ...task, ...body } },
	gives: done,
});

/** The operations of the Bringg Fleet node, set up as a person does in the editor. */
export const bringgFleetOperations: Tried[] = [
	step(
		'assignDriver',
		{ driverId: 'rider-17', driverName: 'Ali Khan', additionalFields: { reportedTime: '2026-02-09T08:08:18Z' } },
		'assign_driver',
		{ user: { external_id: 'rider-17', name: 'Ali Khan' }, reported_time: 1770624498000 },
	),
	step('start', { additionalFields: { latitude: 24.87, longitude: 67.06 } }, 'start_task', { lat: 24.87, lng: 67.06 }),
	step('arrive', { stop: 'pickup' }, 'checkin', { pickup_dropoff_option: 'pickup' }),
	step('update', { statusCode: 'DELAYED' }, 'update_task', { integration_event: { status_code: 'DELAYED' } }),
	step('leave', { stop: 'pickup' }, 'checkout', { pickup_dropoff_option: 'pickup' }),
	{
		operation: 'delivery:reportStatus',
		parameters: {
			taskId,
			event:
				'={{ { source: "ordatic", deliveryStatus: "at-dropoff", receivedAt: "2026-02-09T08:20:00.000Z", delivery: {} } }}',
		},
		arrives: {
			method: 'POST',
			path: '/open_fleet_services/checkin',
			body: { ...task, pickup_dropoff_option: 'dropoff', reported_time: 1770625200000 },
		},
		gives: () => [{ success: true, taskId, deliveryStatus: 'at-dropoff', steps: [{ step: 'arriveAtDropoff' }] }],
	},
	step('complete', {}, 'end_task', {}),
	{
		operation: 'delivery:addNote',
		parameters: { taskId, type: 'TaskNote', stop: 'dropoff', note: 'Left with the neighbor' },
		// An answer of 201 is as good.
		arrives: {
			status: 201,
			path: '/open_fleet_services/create_note',
			body: { ...task, pickup_dropoff_option: 'dropoff', type: 'TaskNote', note: 'Left with the neighbor' },
		},
		gives: done,
	},
	{
		operation: 'delivery:cancel',
		parameters: { identifiedBy: 'orderId', orderId: 'SBX-2', reason: 'The car broke down' },
		arrives: {
			path: '/open_fleet_services/cancel_delivery',
			body: { task_external_id: 'SBX-2', reason_id: 0, reason: 'The car broke down' },
		},
		gives: () => [{ success: true, vendorStatus: '7' }],
	},
	{
		operation: 'driver:updateLocation',
		parameters: { identifiedBy: 'driverId', driverId: 'rider-17', latitude: 24.87, longitude: 67.06 },
		arrives: {
			path: '/open_fleet_services/update_driver_location',
			body: { user_external_id: 'rider-17', lat: 24.87, lng: 67.06 },
		},
		gives: () => [{ success: true, driverId: 'rider-17' }],
	},
];

/** Where the merchant's calls arrive: behind the Service URL of the sandbox. */
const service = (name: string) => `/services/6f15901b/7c0dd1a4/9a2b77e3/${name}`;

/** The operations of the Bringg Merchant node, set up as a person does in the editor. */
export const bringgMerchantOperations: Tried[] = [
	{
		operation: 'order:create',
		parameters: {
			orderId: 'N-1',
			customerName: 'Nathan Smith',
			customerPhone: '+923001234567',
			address: 'Tariq Road',
			items: { item: [{ name: 'Karak Tea', quantity: 2, price: 1.5 }] },
		},
		arrives: {
			method: 'POST',
			path: service('create_task'),
			body: {
				external_id: 'N-1',
				customer: { name: 'Nathan Smith', phone: '+923001234567' },
				way_points: [
					expect.objectContaining({
						address: 'Tariq Road',
						asap: true,
						inventory: [{ name: 'Karak Tea', quantity: 2, price: 1.5 }],
					}),
				],
			},
		},
		gives: () => [{ success: true, alreadyExists: false, orderId: 'N-1', deliveryStatus: 'created' }],
	},
	{
		operation: 'order:get',
		parameters: { identifiedBy: 'orderId', orderId: 'SBX-1' },
		arrives: { method: 'GET', path: service('get_task'), query: { external_id: 'SBX-1' } },
		gives: () => [{ orderId: 'SBX-1', taskId, deliveryStatus: 'created' }],
	},
	{
		operation: 'order:getAll',
		parameters: { limit: 1 },
		arrives: { method: 'GET', path: service('get_open_tasks') },
		gives: () => [{ orderId: 'SBX-1' }],
	},
	{
		operation: 'order:update',
		parameters: { identifiedBy: 'orderId', orderId: 'SBX-1', updateFields: { title: 'Order 7' } },
		arrives: { method: 'POST', path: service('update_task'), body: { external_id: 'SBX-1', title: 'Order 7' } },
		gives: () => [{ success: true, orderId: 'SBX-1' }],
	},
	{
		operation: 'order:cancel',
		parameters: { identifiedBy: 'taskId', taskId: '26528271', reason: 'Called off' },
		arrives: { method: 'POST', path: service('cancel_task'), body: { id: 26528271, reason: 'Called off' } },
		gives: () => [{ success: true, taskId: '26528271' }],
	},
];
