import axios from 'axios';

import order from '../../sandbox/samples/blink/order.json';
import status from '../../sandbox/samples/blink/order-status.json';
import { startTrigger, type RunningTrigger, type TriggerSetup } from './harness/webhook';

const client = axios.create({ validateStatus: () => true });
const running: RunningTrigger[] = [];
let count = 0;

async function trigger(parameters: TriggerSetup['parameters'] = {}, more: Partial<TriggerSetup> = {}) {
	const started = await startTrigger({
		type: 'blinkTrigger',
		parameters,
		// Each test is another trigger, so that none remembers another's events.
		settings: { id: `trigger-${count++}` },
		...more,
	});
	running.push(started);
	return started;
}

afterEach(async () => {
	await Promise.all(running.splice(0).map(async (each) => await each.stop()));
});

it('gives the sample order in the one language', async () => {
	const { url, started } = await trigger();
	const answer = await client.post(url, order);

	expect(answer.status).toBe(200);
	expect(answer.data).toEqual({ success: true });
	expect(started).toHaveLength(1);
	const [[item] = [], unrecognised] = started[0]!;
	expect(unrecognised).toEqual([]);
	expect(item!.json).toMatchObject({
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
	const { url, started } = await trigger();
	await client.post(url, status);
	expect(started[0]![0]![0]!.json).toMatchObject({
		event: 'order.status',
		vendorEvent: 'Rejected',
		orderId: '1236589',
		deliveryStatus: 'rejected',
		occurredAt: '2023-10-10T12:00:00.000Z',
		delivery: { deliveryStatus: 'rejected', reason: 'TEST ORDER' },
	});
});
