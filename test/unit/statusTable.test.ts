import { blendSource } from '../../nodes/Blend/webhooks/source';
import { blinkSource } from '../../nodes/Blink/webhooks/source';
import { logisticsSource } from '../../nodes/BlinkLogistics/webhooks/source';
import { bringgSource } from '../../nodes/Bringg/webhooks/source';
import { ordaticSource } from '../../nodes/Ordatic/webhooks/source';
import type { DeliveryStatus } from '../../nodes/shared/model/deliveryStatus';
import { recognise } from '../../nodes/shared/webhook/recognise';
import type { WebhookSource } from '../../nodes/shared/webhook/source';
import { statusTable, type Sender } from './statusTable';

type State = string | number;

/** How a sender writes a state into a webhook, and all the states it could write. */
const senders: Record<Sender, { source: WebhookSource; body: (state: State) => object; candidates: State[] }> = {
	blink: { source: blinkSource, body: (status) => ({ blink_order_id: '1', status }), candidates: numbers(-1, 12) },
	logistics: {
		source: logisticsSource,
		body: (eventId) => ({ eventId, data: { taskId: 'T' } }),
		candidates: numbers(15, 35).filter((id) => id !== 21),
	},
	blend: {
		source: blendSource,
		body: (status) => ({ event: 'order_updated', payload: { order_id: '1', status } }),
		candidates: [
			'assigned',
			'at_pick_up',
			'on_the_way',
			'cancelled',
			'delivered',
			'accepted',
			'rejected',
			'prepared',
			'created',
			'failed',
			'',
		],
	},
	// Bringg's 3 stands for two words: the stop tells which (bringgTrigger.test.ts).
	bringg: {
		source: bringgSource,
		body: (status) => ({ id: 1, status }),
		candidates: numbers(-1, 12).filter((status) => status !== 3),
	},
	riders: {
		source: ordaticSource,
		body: (eventType) => ({ eventType, data: { orderId: '1' } }),
		candidates: [
			...['accepted', 'in-kitchen', 'ready-to-pick-up', 'picked-up', 'served', 'canceled', 'ready'].map(
				(word) => `order-${word}`,
			),
			...['created', 'picking', 'delivering', 'completed', 'error', 'proof-delivery', 'refund', 'accepted'].map(
				(word) => `rider-${word}`,
			),
		],
	},
};

function numbers(from: number, to: number): number[] {
	return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

function read(sender: Sender, state: State) {
	const { source, body } = senders[sender];
	const recognised = recognise(source, body(state));
	if ('issues' in recognised) throw new Error(recognised.issues.join('; '));
	return recognised.event;
}

const names = Object.keys(senders) as Sender[];
const rows = Object.entries(statusTable) as Array<[DeliveryStatus, (typeof statusTable)[DeliveryStatus]]>;
const states = rows.flatMap(([word, row]) =>
	names.flatMap((sender) => (row[sender] ?? []).map((state) => ({ word, sender, state }))),
);

it.each(states)('$sender $state is $word', ({ sender, state, word }) => {
	expect(read(sender, state).deliveryStatus).toBe(word);
});

it.each(names)('%s has no other states: their word is kept, and the status is null', (sender) => {
	const known = new Set(states.filter((each) => each.sender === sender).map(({ state }) => state));
	const unknown = senders[sender].candidates.filter((state) => !known.has(state));
	expect(unknown.length).toBeGreaterThan(0);
	for (const state of unknown) {
		const { deliveryStatus, event, vendorEvent } = read(sender, state);
		expect({ state, deliveryStatus, isState: event.endsWith('.status') }).toEqual({
			state,
			deliveryStatus: null,
			isState: false,
		});
		if (state !== '') expect(vendorEvent).toContain(String(state));
	}
});

it.each(states.filter(({ state }) => typeof state === 'string'))(
	'$sender $state counts in any case',
	({ sender, state, word }) => {
		expect(read(sender, String(state).toUpperCase()).deliveryStatus).toBe(word);
		expect(read(sender, String(state).replace('canceled', 'cancelled')).deliveryStatus).toBe(word);
	},
);

it.each(states.filter(({ state }) => typeof state === 'number'))(
	'$sender $state counts as text',
	({ sender, state, word }) => {
		expect(read(sender, String(state)).deliveryStatus).toBe(word);
	},
);
