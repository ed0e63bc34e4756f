import { blendFilledIn } from '../../support/operations';
import type { Tried } from './operations';

/** The operations of the Blend node, set up as a person does in the editor. */
export const blendOperations: Tried[] = [
	{
		operation: 'order:send',
		parameters: {
			...blendFilledIn,
			total: 55,
			items: {
				item: [
					{
						id: '1',
						quantity: 1,
						price: 45,
						note: 'Well done',
						options: { option: [{ id: '7', price: 20, quantity: 1 }] },
					},
				],
			},
			additionalFields: { eventTime: '2025-01-01T10:00:00Z', tax: 10 },
		},
		arrives: {
			method: 'POST',
			path: '/webhooks/order-receive',
			body: {
				event: 'order_created',
				event_time: '2025-01-01 10:00:00',
				branch_id: '14589',
				payload: {
					id: 'APP-77',
					payment_method: 'card',
					order_type: 'DELIVERY',
					note: '',
					subtotal: 45,
					tax: 10,
					discount: 0,
					total: 55,
					items: [
						{ id: '1', quantity: 1, price: 45, note: 'Well done', options: [{ id: '7', price: 20, quantity: 1 }] },
					],
				},
			},
		},
		gives: ({ state }) => [
			{
				success: true,
				orderId: 'APP-77',
				blendOrderId: state.blendOrders.find(({ payload }) => payload.id === 'APP-77')?.blendId,
				branchId: '14589',
			},
		],
	},
	{
		operation: 'order:updateStatus',
		parameters: { branchId: '14589', orderId: 'APP-77', status: 'on_the_way' },
		arrives: {
			method: 'POST',
			path: '/webhooks/order-status',
			body: expect.objectContaining({
				event: 'order_updated',
				branch_id: '14589',
				payload: { order_id: 'APP-77', status: 'on_the_way' },
			}),
		},
		gives: () => [{ success: true, orderId: 'APP-77', status: 'on_the_way', deliveryStatus: 'on-the-way' }],
	},
];
