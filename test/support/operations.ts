import type { INodeParameters } from 'n8n-workflow';

import { sampleFile, type Sandbox } from '../../sandbox';
import { newBringgTask, newOrder } from '../../sandbox/seed';

/** What may come of sending a call twice: nothing (it reads), nothing (it sets a state), or harm (a second order). */
export type Kind = 'read' | 'sets' | 'adds';

/** An operation as a person sets it up, and how to see at the vendor what it did. */
export interface TriedOperation {
	node: 'blink' | 'blinkLogistics' | 'blend' | 'bringgFleet' | 'bringgMerchant';
	/** Resource and operation, by their values. */
	operation: `${string}:${string}`;
	parameters: INodeParameters;
	/** The path that it calls. */
	path: string;
	kind: Kind;
	/** What its answer has to hold, as messages call it. */
	answer: string;
	/** For a read: how many items it gives when nothing goes wrong. */
	gives?: number;
	/** Whether an empty list is a whole answer: a list that stands alone says nothing besides. */
	emptyList?: true;
	/** For a write that must not be done twice: how often the vendor has done it. */
	done?: (sandbox: Sandbox) => number;
}

/** Few enough rows that every list fits on three pages. */
export function smallLists({ state, switches }: Sandbox): void {
	state.orders = Array.from({ length: 9 }, (_, index) => newOrder(index + 1));
	state.customers = state.customers.slice(0, 9);
	state.carts = state.carts.slice(0, 9);
	state.menu = state.menu.slice(0, 9);
	switches.pageSize = 3;
	state.tasks = [
		{
			taskId: 'SANDB-1',
			mappingKey: 'K-1',
			type: 1,
			eventId: 20,
			reason: '',
			agent: { name: '', contact: '' },
			fields: {},
		},
	];
	state.bringgTasks = [newBringgTask(1, 'K-1'), newBringgTask(2, 'K-2')];
}

const items = JSON.stringify(sampleFile<{ items: object[] }>('blink/submit-order').items);
const { source: _source, ...task } = sampleFile<Record<string, string | number>>('logistics/create-task');
const taskFields = Object.fromEntries(
	Object.entries(task).filter(
		([name, value]) =>
			value !== '' &&
			value !== 0 &&
			!['deliveryCharges', 'subTotal', 'description', 'customerEmail', 'type'].includes(name),
	),
);

/** An order to be fetched, as a person fills it in for Blink; without its branch and its items. */
export const pickupFilledIn = {
	deliveryType: 'pickup',
	customerName: 'Nathan Smith',
	customerPhone: '0300 1234567',
	paymentMethod: 'cash',
	subtotal: '180',
	deliveryCharges: '0',
	total: '180',
	itemsFrom: 'json',
};

/** An order as a person fills it in for Blend; without its total and its items. */
export const blendFilledIn = {
	branchId: '14589',
	orderId: 'APP-77',
	orderType: 'delivery',
	paymentMethod: 'card',
	subtotal: 45,
	itemsFrom: 'form',
};

/** Every operation of every node. */
export const operations: readonly TriedOperation[] = [
	{
		node: 'blink',
		operation: 'branch:getAll',
		parameters: { returnAll: true },
		path: '/interface/v1/branches',
		kind: 'read',
		answer: 'a list',
		gives: 3,
	},
	{
		node: 'blink',
		operation: 'customer:getAll',
		parameters: { returnAll: true },
		path: '/interface/v1/customers',
		kind: 'read',
		answer: 'a list',
		gives: 9,
	},
	{
		node: 'blink',
		operation: 'category:getAll',
		parameters: { returnAll: true },
		path: '/interface/v1/categories',
		kind: 'read',
		answer: 'a list',
		gives: 3,
	},
	{
		node: 'blink',
		operation: 'menu:getAll',
		parameters: { returnAll: true },
		path: '/interface/v1/fetchMenu',
		kind: 'read',
		answer: 'a list',
		gives: 9,
	},
	{
		node: 'blink',
		operation: 'abandonedCart:getAll',
		parameters: { returnAll: true, startDate: '2026-02-01T00:00:00Z', endDate: '2026-02-28T00:00:00Z' },
		path: '/interface/v1/abandonedCarts',
		kind: 'read',
		answer: 'a list',
		gives: 9,
	},
	{
		node: 'blink',
		operation: 'order:getAll',
		parameters: { returnAll: true, afterOrderId: '0' },
		path: '/interface/v1/orderList',
		kind: 'read',
		answer: 'a list',
		gives: 9,
	},
	{
		node: 'blink',
		operation: 'order:get',
		parameters: { orderId: '3' },
		path: '/interface/v1/fetchOrder',
		kind: 'read',
		answer: 'an order',
		gives: 1,
	},
	{
		node: 'blink',
		operation: 'order:create',
		parameters: {
			branch: { __rl: true, mode: 'id', value: '60002' },
			...pickupFilledIn,
			itemsJson: items,
		},
		path: '/interface/v1/submitOrder',
		kind: 'adds',
		answer: 'an order ID',
		done: ({ state }) => state.orders.length - 9,
	},
	{
		node: 'blink',
		operation: 'order:updateStatus',
		parameters: { orderId: '3', status: 'ready' },
		path: '/interface/v1/updateOrderStatus',
		kind: 'sets',
		answer: 'a confirmation',
	},
	{
		node: 'blink',
		operation: 'product:syncStockPrice',
		parameters: {
			rowsFrom: 'json',
			rowsJson:
				'[{"productId": "257327", "price": 94.72, "discountPrice": 0, "branchId": "12345", "stockQuantity": 1}]',
		},
		path: '/interface/v1/syncStockPrice',
		kind: 'sets',
		answer: 'a confirmation',
	},
	{
		node: 'blinkLogistics',
		operation: 'task:create',
		parameters: { ...taskFields, type: 'normal' },
		path: '/interface/v1/task',
		kind: 'adds',
		answer: 'a task ID',
		done: ({ state }) => state.tasks.length - 1,
	},
	{
		node: 'blinkLogistics',
		operation: 'task:getStatus',
		parameters: { mappingKey: 'K-1' },
		path: '/interface/v1/task/status',
		kind: 'read',
		answer: 'the state of the task',
		gives: 1,
	},
	{
		node: 'blinkLogistics',
		operation: 'task:update',
		parameters: { taskId: 'SANDB-1', type: 'normal', updateFields: { instruction: 'Ring twice' } },
		path: '/interface/v1/task',
		kind: 'sets',
		answer: 'a task ID',
	},
	{
		node: 'blend',
		operation: 'order:send',
		parameters: {
			...blendFilledIn,
			total: 45,
			items: { item: [{ id: '1', quantity: 1, price: 45 }] },
		},
		path: '/webhooks/order-receive',
		kind: 'sets',
		answer: 'a confirmation',
		// Blend asks to send again on anything but 200: the same ID is the same order.
		done: ({ state }) => state.blendOrders.length,
	},
	{
		node: 'blend',
		operation: 'order:updateStatus',
		parameters: { branchId: '14589', orderId: 'APP-77', status: 'on_the_way' },
		path: '/webhooks/order-status',
		kind: 'sets',
		answer: 'a confirmation',
	},
	{
		node: 'bringgFleet',
		operation: 'delivery:addNote',
		parameters: { taskId: '26528270', type: 'TaskNote', stop: 'dropoff', note: 'Left with the neighbor' },
		path: '/open_fleet_services/create_note',
		kind: 'adds',
		answer: 'a confirmation',
		done: ({ state }) => state.bringgTasks[0]!.notes.length,
	},
	{
		node: 'bringgFleet',
		operation: 'delivery:arrive',
		parameters: { taskId: '26528270', stop: 'pickup' },
		path: '/open_fleet_services/checkin',
		kind: 'sets',
		answer: 'a confirmation',
	},
	{
		node: 'bringgFleet',
		operation: 'delivery:assignDriver',
		parameters: { taskId: '26528270', driverId: 'rider-17', driverName: 'Ali Khan' },
		path: '/open_fleet_services/assign_driver',
		kind: 'sets',
		answer: 'a confirmation',
	},
	{
		node: 'bringgFleet',
		operation: 'delivery:cancel',
		parameters: { identifiedBy: 'taskId', taskId: '26528270', reasonId: 0 },
		path: '/open_fleet_services/cancel_delivery',
		kind: 'sets',
		answer: 'a confirmation',
	},
	{
		node: 'bringgFleet',
		operation: 'delivery:complete',
		parameters: { taskId: '26528270' },
		path: '/open_fleet_services/end_task',
		kind: 'sets',
		answer: 'a confirmation',
	},
	{
		node: 'bringgFleet',
		operation: 'delivery:leave',
		parameters: { taskId: '26528270', stop: 'pickup' },
		path: '/open_fleet_services/checkout',
		kind: 'sets',
		answer: 'a confirmation',
	},
	{
		node: 'bringgFleet',
		operation: 'delivery:reportStatus',
		parameters: { taskId: '26528270', event: JSON.stringify({ source: 'ordatic', deliveryStatus: 'on-the-way' }) },
		path: '/open_fleet_services/checkout',
		kind: 'sets',
		answer: 'a confirmation',
	},
	{
		node: 'bringgFleet',
		operation: 'delivery:start',
		parameters: { taskId: '26528270' },
		path: '/open_fleet_services/start_task',
		kind: 'sets',
		answer: 'a confirmation',
	},
	{
		node: 'bringgFleet',
		operation: 'delivery:update',
		parameters: { taskId: '26528270', statusCode: 'DELAYED' },
		path: '/open_fleet_services/update_task',
		kind: 'sets',
		answer: 'a confirmation',
	},
	{
		node: 'bringgFleet',
		operation: 'driver:updateLocation',
		parameters: { identifiedBy: 'driverId', driverId: 'rider-17', latitude: 24.87, longitude: 67.06 },
		path: '/open_fleet_services/update_driver_location',
		kind: 'sets',
		answer: 'a confirmation',
	},
	{
		node: 'bringgMerchant',
		operation: 'order:cancel',
		parameters: { identifiedBy: 'orderId', orderId: 'K-1' },
		path: '/services/cancel_task',
		kind: 'sets',
		answer: 'a confirmation',
	},
	{
		node: 'bringgMerchant',
		operation: 'order:create',
		parameters: { orderId: 'N-1', customerName: 'Nathan Smith', address: 'Tariq Road' },
		path: '/services/create_task',
		kind: 'sets',
		answer: 'an order',
		// Bringg takes an ID once: sent again, it answers with the one that is there.
		done: ({ state }) => state.bringgTasks.length - 2,
	},
	{
		node: 'bringgMerchant',
		operation: 'order:get',
		parameters: { identifiedBy: 'orderId', orderId: 'K-1' },
		path: '/services/get_task',
		kind: 'read',
		answer: 'an order',
		gives: 1,
	},
	{
		node: 'bringgMerchant',
		operation: 'order:getAll',
		parameters: { returnAll: true },
		path: '/services/get_open_tasks',
		kind: 'read',
		answer: 'a list',
		gives: 2,
		emptyList: true,
	},
	{
		node: 'bringgMerchant',
		operation: 'order:update',
		parameters: { identifiedBy: 'orderId', orderId: 'K-1', updateFields: { title: 'Order 1' } },
		path: '/services/update_task',
		kind: 'sets',
		answer: 'a confirmation',
	},
];
