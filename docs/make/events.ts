import { blendSource } from '../../nodes/Blend/webhooks/source';
import { blinkSource } from '../../nodes/Blink/webhooks/source';
import { logisticsSource } from '../../nodes/BlinkLogistics/webhooks/source';
import { bringgSource } from '../../nodes/Bringg/webhooks/source';
import { ordaticSource } from '../../nodes/Ordatic/webhooks/source';
import { deliveryStatuses, type DeliveryStatus } from '../../nodes/shared/model/deliveryStatus';
import { eventNames, type EventName } from '../../nodes/shared/model/eventName';
import { identify } from '../../nodes/shared/webhook/deduplication/identity';
import { eventItem } from '../../nodes/shared/webhook/items';
import { match } from '../../nodes/shared/webhook/parsing/match';
import { withoutSecrets } from '../../nodes/shared/webhook/redaction/redaction';
import type { WebhookSource } from '../../nodes/shared/webhook/source';
import { webhookSample, type PayloadType } from '../../sandbox/kinds';
import type { Settings } from '../../sandbox/samples';

const sources = [blinkSource, logisticsSource, blendSource, bringgSource, ordaticSource];

interface Explained {
	means: string;
	/** The event as a trigger gives it: the mock server's webhook that it is made from, and what is changed in its body. */
	example: [source: WebhookSource, payload: PayloadType, set?: Settings];
}

const events: Record<EventName, Explained> = {
	'order.created': { means: 'A new order.', example: [blinkSource, 'blink.order'] },
	'order.changed': {
		means:
			'A known order comes again with other content. *Order Created or Changed* in *Trigger On* covers both. When only its status differs, the event is `order.status`, with the order.',
		example: [blinkSource, 'blink.order', { 'products.0.quantity': 2 }],
	},
	'order.status': { means: 'The state of an order changed.', example: [blinkSource, 'blink.order-status'] },
	'order.other': {
		means: 'Something about an order that its vendor does not document.',
		example: [blinkSource, 'blink.order-status', { status: 9, statusText: 'PARKED' }],
	},
	'delivery.created': {
		means: 'A task or delivery was created.',
		example: [logisticsSource, 'logistics.task-created'],
	},
	'delivery.updated': {
		means: 'Its details changed: address, note, items, time, contact.',
		example: [bringgSource, 'bringg-fleet.updated-address'],
	},
	'delivery.status': { means: 'Its state changed.', example: [logisticsSource, 'logistics.task-started'] },
	'delivery.return': {
		means: 'The goods travel back to the branch.',
		example: [logisticsSource, 'logistics.task-started', { 'data.type': 2 }],
	},
	'delivery.late': { means: 'The driver did not arrive in time.', example: [bringgSource, 'bringg.order-late'] },
	'delivery.note': { means: 'A note, signature, photo or form.', example: [bringgSource, 'bringg.note-created'] },
	'delivery.location': { means: 'Where the driver is.', example: [bringgSource, 'bringg.driver-location'] },
	'delivery.tracking': {
		means: 'A link with which the customer can follow the driver.',
		example: [bringgSource, 'bringg.shared-location'],
	},
	'delivery.proof': {
		means:
			'A proof of delivery. A picture is the binary property `proof`, further ones `proof2`, `proof3`; pasted data has no binary property.',
		example: [ordaticSource, 'ordatic.rider-proof-delivery'],
	},
	'delivery.refund': { means: 'An order was refunded.', example: [ordaticSource, 'ordatic.rider-refund'] },
	'delivery.other': {
		means: 'Something about a delivery that its vendor does not document.',
		example: [ordaticSource, 'ordatic.rider-created', { eventType: 'rider-paused' }],
	},
	'menu.updated': { means: 'A menu.', example: [blendSource, 'blend.menu-sync'] },
	'availability.item': {
		means: 'An item can be ordered again, or no longer.',
		example: [blendSource, 'blend.item-availability'],
	},
	'availability.modifier': { means: 'The same for a modifier.', example: [blendSource, 'blend.modifier-availability'] },
	'availability.branch': {
		means: 'A branch accepts orders again, or no longer.',
		example: [blendSource, 'blend.branch-availability'],
	},
	'availability.product': {
		means: "The same for Ordatic's items and modifiers.",
		example: [ordaticSource, 'ordatic.products-availability-update'],
	},
};

/** What each state means, and the status that *Update Status* sends to Blink for it. */
const states: Record<DeliveryStatus, [means: string, atBlink: string]> = {
	created: ['The order or delivery exists', 'nothing: Blink has the order, and "pending" would undo an acceptance'],
	accepted: ['The restaurant accepted', 'Accepted'],
	preparing: ['It is in the kitchen', 'Accepted'],
	ready: ['It can be picked up', 'Ready'],
	unassigned: ['It has no driver, or no longer', 'nothing'],
	'driver-assigned': ['A driver was chosen', 'nothing'],
	'driver-accepted': ['The driver accepted', 'nothing'],
	'driver-rejected': ['One driver refused; the order continues', 'nothing'],
	'driver-to-pickup': ['On the way to the branch', 'nothing'],
	'at-pickup': ['At the branch', 'nothing'],
	'on-the-way': ['On the way to the customer', 'Dispatched'],
	'at-dropoff': ["At the customer's door", 'Dispatched'],
	delivered: ['The customer has it', 'Delivered'],
	rejected: ['The restaurant refused', 'Rejected, with the reason'],
	cancelled: ['The order is canceled', 'Rejected, with the reason'],
	'delivery-cancelled': [
		'The trip is given up; another rider may take it',
		'nothing, unless you choose to reject the order',
	],
	failed: ["The rider's system gave up", 'nothing'],
};

/** When the examples were received. */
const receivedAt = '2026-12-01T17:30:00.000Z';

/** An event as a trigger gives it: what a person can paste as mock data. */
export function exampleOf(name: EventName): object {
	const [source, payload, set] = events[name].example;
	const { body } = withoutSecrets(webhookSample(payload, set));
	const matched = match(source, body, { parameters: { stops: 'pickupFirst' } }, new Date(receivedAt));
	if ('issues' in matched) throw new Error(`${payload}: ${matched.issues.join('; ')}`);
	// That an order is known already, only a trigger's memory can say.
	const event = name === 'order.changed' ? { ...matched.event, event: name } : matched.event;
	const eventId = identify(source, event, body, receivedAt).eventId(1);
	return eventItem(source, matched.payload, { event, eventId }, receivedAt, true).json;
}

/** The tables and examples of docs/events.md, by the names of their places in the page. */
export function eventsParts(): Record<string, string[]> {
	const sendersOf = (name: EventName) =>
		sources
			.filter(({ events: sent }) => sent.some(({ value }) => value === name))
			.map(({ displayName }) => displayName)
			.join(', ');
	return {
		events: [
			'| `event` | means | sent by |',
			'|---|---|---|',
			...eventNames.map(
				(name) =>
					`| \`${name}\` | ${events[name].means} | ${sendersOf(name === 'order.changed' ? 'order.created' : name)} |`,
			),
		],
		states: [
			'| `deliveryStatus` | means | sent to Blink |',
			'|---|---|---|',
			...deliveryStatuses.map((status) => `| \`${status}\` | ${states[status].join(' | ')} |`),
		],
		examples: eventNames.flatMap((name) => [
			`### ${name}`,
			'',
			'```json',
			JSON.stringify([exampleOf(name)], null, 2),
			'```',
			'',
		]),
	};
}
