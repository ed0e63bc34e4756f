import status from '../../sandbox/samples/blink/order-status.json';
import order from '../../sandbox/samples/blink/order.json';
import { aTrigger } from './harness/triggers';

const trigger = (parameters: object = {}) =>
	aTrigger('blinkTrigger', { events: ['order.created', 'order.status', 'order.other'], ...parameters });

it('gives the sample order in the one language', async () => {
	const { post, events, unrecognised } = await trigger();
	const answer = await post(order);

	expect(answer.status).toBe(200);
	expect(answer.data).toEqual({ success: true });
	expect(unrecognised()).toEqual([]);
	expect(events()).toHaveLength(1);
	expect(events()[0]).toMatchObject({
		source: 'blink',
		event: 'order.created',
		orderId: '1236589',
		branchId: '12345',
		deliveryStatus: 'created',
		occurredAt: '2024-06-26T09:26:04.000Z',
		order: {
			orderNumber: 'ABND-24234',
			type: 'pickup',
			vendorBranchId: '50220',
			total: 66.67,
			subtotal: 59,
			payment: { method: 'Cash', methodId: '0', paid: true },
			isScheduled: false,
			items: [
				{
					productId: '1c54bd7abe7b',
					quantity: 1,
					unitPrice: 39,
					discountPrice: null,
					options: [{ optionId: 'cfeed7290c4c', quantity: 1, unitPrice: 0 }],
				},
			],
		},
	});
});

it('gives the sample status in the one language', async () => {
	const { post, events } = await trigger();
	await post(status);
	expect(events()[0]).toMatchObject({
		event: 'order.status',
		vendorEvent: 'Rejected',
		orderId: '1236589',
		deliveryStatus: 'rejected',
		occurredAt: '2023-10-10T12:00:00.000Z',
		delivery: { deliveryStatus: 'rejected', reason: 'TEST ORDER' },
	});
});

it('keeps an order with a status nobody knows an order, and a status nobody knows an event', async () => {
	const { post, events } = await trigger();
	await post({ ...order, status: '5', status_text: 'PONDERING' });
	await post({ ...status, status: 5, statusText: 'Pondering' });
	expect(events()).toMatchObject([
		{ event: 'order.created', deliveryStatus: null, order: { deliveryStatus: null } },
		{ event: 'order.other', vendorEvent: 'Pondering', deliveryStatus: null, delivery: { deliveryStatus: null } },
	]);
});

it('needs no more of an order than its id', async () => {
	const { post, events } = await trigger();
	await post({ blink_order_id: 1236589, products: null });
	expect(events()).toMatchObject([
		{
			event: 'order.created',
			orderId: '1236589',
			warnings: ['products is missing or empty: the order has no items'],
			order: { items: [], total: null, type: null, branch: { latitude: null } },
		},
	]);
});

it('takes empty texts for nothing said, never for 0', async () => {
	const { post, events } = await trigger();
	await post({ ...order, subtotal: '', customer_address_latitude: '', created_at: '', promo_code: '', order_key: '' });
	expect(events()).toMatchObject([
		{
			occurredAt: null,
			warnings: ['payment says paid although payment_method is Cash'],
			order: { subtotal: null, customer: { latitude: null }, promoCode: null, orderNumber: null, placedAt: null },
		},
	]);
});
