import type { DeliveryStatus } from '../../nodes/shared/model/deliveryStatus';
import type { EventName } from '../../nodes/shared/model/eventName';
import type { PayloadType } from '../../sandbox';

/*
 * What senders mean, in the one language: the decided table, written down once more and by hand, off the vendors' pages and
 * not off the product's tables, so that a slip in those shows. Every test that asks what a webhook comes to asks here.
 */

export type SenderName = 'blink' | 'logistics' | 'blend' | 'bringg' | 'ordatic';

/** `[all that the sender writes for it, event, deliveryStatus, the sandbox's webhooks that carry it]` */
type State = readonly [
	said: ReadonlyArray<string | number>,
	event: EventName,
	deliveryStatus: DeliveryStatus | null,
	webhooks?: readonly PayloadType[],
];

/** Every state that a sender knows. How it writes one into a body stands in `senders.ts`. */
export const states: Record<SenderName, readonly State[]> = {
	blink: [
		[[0, 'PENDING'], 'order.status', 'created'],
		[[1, 'ACCEPTED'], 'order.status', 'accepted'],
		[[2, 'DISPATCHED'], 'order.status', 'on-the-way'],
		[[3, 'DELIVERED'], 'order.status', 'delivered'],
		[[4, 'REJECTED'], 'order.status', 'rejected', ['blink.order-status']],
		[[6, 'READY'], 'order.status', 'ready'],
	],
	logistics: [
		[[20, 'TASK_CREATED'], 'delivery.created', 'created', ['logistics.task-created']],
		[[21, 'TASK_UPDATED'], 'delivery.updated', null, ['logistics.task-updated']],
		[[22, 'TASK_UNASSIGN'], 'delivery.status', 'unassigned', ['logistics.task-unassign']],
		[[23, 'TASK_ASSIGNED'], 'delivery.status', 'driver-assigned', ['logistics.task-assigned']],
		[[24, 'TASK_ACCEPTED'], 'delivery.status', 'driver-accepted', ['logistics.task-accepted']],
		[[25, 'TASK_ARRIVED'], 'delivery.status', 'at-pickup', ['logistics.task-arrived']],
		[[26, 'TASK_STARTED'], 'delivery.status', 'on-the-way', ['logistics.task-started']],
		[[27, 'TASK_FINISHED'], 'delivery.status', 'delivered', ['logistics.task-finished']],
		[[28, 'TASK_CANCELLED', 'TASK_CANCELED'], 'delivery.status', 'delivery-cancelled', ['logistics.task-cancelled']],
		[[29, 'TASK_REASSIGNED'], 'delivery.status', 'driver-assigned', ['logistics.task-reassigned']],
	],
	blend: [
		[['assigned'], 'order.status', 'driver-assigned', ['blend.to-blend-assigned']],
		[['at_pick_up'], 'order.status', 'at-pickup', ['blend.to-blend-at-pick-up']],
		[['on_the_way'], 'order.status', 'on-the-way', ['blend.to-blend-on-the-way']],
		[['delivered'], 'order.status', 'delivered', ['blend.to-blend-delivered']],
		[['cancelled', 'canceled'], 'order.status', 'cancelled', ['blend.to-blend-cancelled', 'blend.to-app-cancelled']],
		[['accepted'], 'order.status', 'accepted', ['blend.to-app-accepted']],
		[['rejected'], 'order.status', 'rejected', ['blend.to-app-rejected']],
		[['prepared'], 'order.status', 'ready', ['blend.to-app-prepared']],
	],
	// Without any stop: which of them 2 and 3 are about decides between two words (bringgTrigger.test.ts).
	bringg: [
		[[0], 'delivery.created', 'created', ['bringg.order-created']],
		[[9], 'delivery.created', 'created', ['bringg.order-unacknowledged']],
		[[1], 'delivery.status', 'driver-assigned', ['bringg.order-assigned']],
		[[2], 'delivery.status', 'on-the-way'],
		[[3], 'delivery.updated', null],
		[[4], 'delivery.status', 'delivered', ['bringg.order-done']],
		[[6], 'delivery.status', 'driver-accepted', ['bringg.order-accepted']],
		[[7], 'delivery.status', 'delivery-cancelled', ['bringg.order-cancelled']],
		[
			[8, 'TASK_REJECTED'],
			'delivery.status',
			'driver-rejected',
			['bringg.order-rejected', 'bringg.order-rejected-text'],
		],
		[['TASK_LATE'], 'delivery.late', null, ['bringg.order-late']],
		[['Assigned to Delivery Provider'], 'delivery.updated', null, ['bringg.order-assigned-to-provider']],
	],
	ordatic: [
		[['order-accepted'], 'order.status', 'created', ['ordatic.order-accepted']],
		[['order-in-kitchen'], 'order.status', 'preparing', ['ordatic.order-in-kitchen']],
		[['order-ready-to-pick-up'], 'order.status', 'ready', ['ordatic.order-ready-to-pick-up']],
		[['order-picked-up'], 'order.status', 'delivered', ['ordatic.order-picked-up']],
		[['order-served'], 'order.status', 'delivered', ['ordatic.order-served']],
		[['order-canceled', 'order-cancelled'], 'order.status', 'cancelled', ['ordatic.order-canceled']],
		[['rider-created'], 'delivery.status', 'driver-accepted', ['ordatic.rider-created']],
		[['rider-picking'], 'delivery.status', 'driver-to-pickup', ['ordatic.rider-picking']],
		[['rider-delivering'], 'delivery.status', 'on-the-way', ['ordatic.rider-delivering']],
		[['rider-completed'], 'delivery.status', 'delivered', ['ordatic.rider-completed']],
		[['rider-error'], 'delivery.status', 'failed', ['ordatic.rider-error']],
		[['rider-proof-delivery'], 'delivery.proof', null, ['ordatic.rider-proof-delivery']],
		[['rider-refund'], 'delivery.refund', null, ['ordatic.rider-refund']],
	],
};

/** What a sender could write besides the states that it knows. */
export const strangers: Record<SenderName, ReadonlyArray<string | number>> = {
	blink: [-1, 5, 7, 12, 'PONDERING', '4 REJECTED'],
	logistics: [0, 4, 19, 30, 99, 'TASK_TELEPORTED'],
	blend: ['created', 'failed', 'teleported', 4],
	bringg: [-1, 5, 10, 12, 'PONDERING'],
	ordatic: ['order-ready', 'order-teleported', 'rider-accepted', 'rider-asleep', 'something'],
};

/** What a webhook comes to. */
export interface CodeMapping {
	event: EventName;
	deliveryStatus: DeliveryStatus | null;
	/** What the sender is told. */
	answer: object;
}

type Row = readonly [event: EventName, deliveryStatus: DeliveryStatus | null, answer?: object];

const changed: Row = ['delivery.updated', null];

/** The sandbox's other webhooks. */
const others: Partial<Record<PayloadType, Row>> = {
	'blink.order': ['order.created', 'created'],

	'blend.order-created': ['order.created', 'created', { order_id: 'order_id', status: 'success' }],
	'blend.menu-sync': ['menu.updated', null],
	'blend.item-availability': ['availability.item', null],
	'blend.modifier-availability': ['availability.modifier', null],
	'blend.branch-availability': ['availability.branch', null],

	'bringg.order-on-the-way-to-pickup': ['delivery.status', 'driver-to-pickup'],
	'bringg.order-on-the-way': ['delivery.status', 'on-the-way'],
	'bringg.order-checked-in': ['delivery.status', 'at-pickup'],
	'bringg.order-checked-in-at-drop-off': ['delivery.status', 'at-dropoff'],
	'bringg.order-accepted-by-fleet': changed,
	'bringg.way-point-arrived': ['delivery.status', 'at-pickup'],
	'bringg.way-point-left': ['delivery.status', 'on-the-way'],
	'bringg.way-point-eta-changed': changed,
	'bringg.note-created': ['delivery.note', null],
	'bringg.form-created': ['delivery.note', null],
	'bringg.driver-location': ['delivery.location', null],
	'bringg.shared-location': ['delivery.tracking', null],

	'bringg-fleet.delivery-created': ['delivery.created', 'created', { success: true, delivery_id: '26528270' }],
	'bringg-fleet.updated-address': changed,
	'bringg-fleet.updated-address-second-line': changed,
	'bringg-fleet.updated-city': changed,
	'bringg-fleet.updated-zipcode': changed,
	'bringg-fleet.updated-coordinates': changed,
	'bringg-fleet.updated-scheduled-time': changed,
	'bringg-fleet.updated-delivery-window': changed,
	'bringg-fleet.updated-phone': changed,
	'bringg-fleet.updated-email': changed,
	'bringg-fleet.updated-name': changed,
	'bringg-fleet.updated-note': changed,
	'bringg-fleet.updated-inventory': changed,
	// Its preparation status is READY_FOR_PICKUP.
	'bringg-fleet.updated-packages': ['delivery.updated', 'ready'],
	'bringg-fleet.updated-full': changed,
	'bringg-fleet.delivery-cancelled': ['delivery.status', 'delivery-cancelled'],

	'ordatic.products-availability-update': ['availability.product', null],
};

const usualAnswers: Record<SenderName, object> = {
	blink: { success: true },
	logistics: { success: true },
	blend: { status: 'success' },
	bringg: { success: true },
	ordatic: { success: true },
};

/** What each webhook of the sandbox comes to: every sample and every described kind of the vendors' pages. */
export const meanings = new Map<PayloadType, CodeMapping>([
	...Object.values(states).flatMap((rows) =>
		rows.flatMap(([, event, deliveryStatus, payloadTypes = []]) =>
			payloadTypes.map((kind) => meaningOf(kind, [event, deliveryStatus])),
		),
	),
	...Object.entries(others).map(([kind, row]) => meaningOf(kind as PayloadType, row)),
]);

function meaningOf(kind: PayloadType, [event, deliveryStatus, answer]: Row): [PayloadType, CodeMapping] {
	const sender = kind.split(/[.-]/)[0] as SenderName;
	return [kind, { event, deliveryStatus, answer: answer ?? usualAnswers[sender] }];
}
