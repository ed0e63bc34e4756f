import type { DeliveryStatus } from '../../nodes/shared/model/deliveryStatus';

/**
 * Every state that every sender knows, by the word of the common language: the decided table, written down once more and
 * by hand, so that a slip in a source's own table shows. A sender's states are what its `body` (statusTable.test.ts) makes
 * a webhook of.
 */
export type Sender = 'blink' | 'logistics' | 'blend' | 'bringg' | 'riders';

export const statusTable: Record<DeliveryStatus, Partial<Record<Sender, ReadonlyArray<string | number>>>> = {
	created: { blink: [0], logistics: [20], bringg: [0, 9], riders: ['order-accepted'] },
	accepted: { blink: [1], blend: ['accepted'] },
	preparing: { riders: ['order-in-kitchen'] },
	ready: { blink: [6], blend: ['prepared'], riders: ['order-ready-to-pick-up'] },
	unassigned: { logistics: [22] },
	'driver-assigned': { logistics: [23, 29], blend: ['assigned'], bringg: [1] },
	'driver-accepted': { logistics: [24], bringg: [6], riders: ['rider-created'] },
	'driver-rejected': { bringg: [8] },
	'driver-to-pickup': { riders: ['rider-picking'] },
	'at-pickup': { logistics: [25], blend: ['at_pick_up'] },
	'on-the-way': { blink: [2], logistics: [26], blend: ['on_the_way'], bringg: [2], riders: ['rider-delivering'] },
	'at-dropoff': {},
	delivered: {
		blink: [3],
		logistics: [27],
		blend: ['delivered'],
		bringg: [4],
		riders: ['rider-completed', 'order-picked-up', 'order-served'],
	},
	rejected: { blink: [4], blend: ['rejected'] },
	cancelled: { blend: ['cancelled'], riders: ['order-canceled'] },
	'delivery-cancelled': { logistics: [28], bringg: [7] },
	failed: { riders: ['rider-error'] },
};
