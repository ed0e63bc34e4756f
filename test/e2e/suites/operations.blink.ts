import { sampleFile } from '../../../sandbox';
import { pickupFilledIn } from '../../support/operations';
import type { Tried } from './operations';

const api = (endpoint: string) => `/interface/v1/${endpoint}`;

const milk = sampleFile<{ items: object[] }>('blink/submit-order').items;

/** The operations of the Blink node, set up as a person does in the editor. */
export const blinkOperations: Tried[] = [
	{
		operation: 'branch:getAll',
		parameters: { returnAll: true, filters: { live: true } },
		arrives: { method: 'GET', path: api('branches'), query: {} },
		gives: ({ state }) =>
			state.branches
				.filter(({ is_live }) => is_live === 1)
				.map(({ branch, blink_id }) => ({ name: branch, vendorBranchId: String(blink_id), isLive: true })),
	},
	{
		operation: 'customer:getAll',
		parameters: { returnAll: false, limit: 5, filters: { phone: '0333 0000000' } },
		arrives: { method: 'GET', path: api('customers'), query: { phone: '923330000000' } },
		gives: () => [{ name: 'Customer 1', phone: '+923330000000', walletBalance: 0 }],
	},
	{
		operation: 'category:getAll',
		parameters: { returnAll: true },
		arrives: { method: 'GET', path: api('categories') },
		gives: ({ state }) => state.categories,
	},
	{
		operation: 'menu:getAll',
		parameters: { returnAll: false, limit: 2 },
		arrives: { method: 'GET', path: api('fetchMenu') },
		gives: () => [
			{ id: 257327, name: 'Menu item 1', price: 100 },
			{ id: 257328, name: 'Menu item 2', price: 101 },
		],
	},
	{
		operation: 'order:create',
		parameters: {
			branch: { __rl: true, mode: 'list', value: '60002' },
			...pickupFilledIn,
			itemsJson: JSON.stringify(milk),
		},
		arrives: {
			method: 'POST',
			path: api('submitOrder'),
			body: expect.objectContaining({
				blink_branch_id: '60002',
				delivery_type: 'pickup',
				customer_phone: '+923001234567',
				total: '180',
				items: milk,
			}),
		},
		gives: ({ state }) => {
			const created = state.orders.find(({ customer_name }) => customer_name === 'Nathan Smith');
			return [{ success: true, orderId: String(created?.id), uniqueCode: created?.unique_code }];
		},
	},
	{
		operation: 'order:get',
		parameters: { orderId: { __rl: true, mode: 'id', value: '988309' } },
		arrives: { method: 'GET', path: api('fetchOrder'), query: { order_id: '988309' } },
		gives: () => [
			{ orderId: '988309', status: 'accepted', deliveryStatus: 'accepted', customer: { latitude: 24.918682 } },
		],
	},
	{
		operation: 'order:getAll',
		parameters: { afterOrderId: '34862444', returnAll: false, limit: 2 },
		arrives: { method: 'GET', path: api('orderList'), query: { order_id: '34862444' } },
		gives: () => [{ orderId: '34862445' }, { orderId: '34862446' }],
	},
	{
		operation: 'order:updateStatus',
		parameters: {
			orderId: { __rl: true, mode: 'list', value: '34862500' },
			status: 'rejected',
			comment: 'Delivery area is too far',
		},
		arrives: {
			method: 'POST',
			path: api('updateOrderStatus'),
			body: { blink_order_id: '34862500', status: 4, comment: 'Delivery area is too far' },
		},
		gives: () => [
			{ success: true, orderId: '34862500', status: 'rejected', statusCode: 4, deliveryStatus: 'rejected' },
		],
	},
	{
		operation: 'product:syncStockPrice',
		parameters: {
			rowsFrom: 'json',
			rowsJson: JSON.stringify([
				{ productId: '97358ecc', price: 94.72, discountPrice: 0, branchId: '12345', stockQuantity: 7 },
				{ productId: '97358ecc', price: 94.72, discountPrice: 0, branchId: '12346', stockQuantity: 0 },
			]),
		},
		arrives: {
			method: 'POST',
			path: api('syncStockPrice'),
			body: {
				products: [
					expect.objectContaining({
						id: '97358ecc',
						price: 94.72,
						branches: [
							expect.objectContaining({ id: '12345', stock_quantity: 7 }),
							expect.objectContaining({ id: '12346', stock_quantity: 0 }),
						],
					}),
				],
			},
		},
		gives: () =>
			['12345', '12346'].map((branchId) => ({ productId: '97358ecc', branchId, syncStatus: 'synced', message: null })),
	},
	{
		operation: 'abandonedCart:getAll',
		parameters: {
			startDate: '2026-02-09T08:06:00Z',
			endDate: '2026-02-09T08:08:00Z',
			returnAll: true,
			options: { oneItemPerCartItem: true },
		},
		arrives: {
			method: 'GET',
			path: api('abandonedCarts'),
			query: { start_date: '2026-02-09 08:06', end_date: '2026-02-09 08:08' },
		},
		gives: ({ state }) =>
			state.carts
				.slice(0, 3)
				.flatMap(({ customer, cart_items }) =>
					cart_items.map(({ details }) => ({ customer: { name: customer.name }, item: { name: details } })),
				),
	},
];
