import type { WebhookKind } from '../../../sandbox';

/** What a webhook comes to: `[event, deliveryStatus, answer]`, read off the vendors' pages and not off the triggers. */
export type Expected = readonly [event: string, deliveryStatus: string | null, answer: object];

const ok = { success: true };
const status = { status: 'success' };
const changed = ['delivery.updated', null, ok] as const;

/** Every webhook that the sandbox can send, which is every sample and every described kind of the vendors' pages. */
export const webhookTable: Record<WebhookKind, Expected> = {
	'blink.order': ['order.created', 'created', ok],
	'blink.order-status': ['order.status', 'rejected', ok],

	'logistics.task-created': ['delivery.created', 'created', ok],
	'logistics.task-updated': ['delivery.updated', null, ok],
	'logistics.task-unassign': ['delivery.status', 'unassigned', ok],
	'logistics.task-assigned': ['delivery.status', 'driver-assigned', ok],
	'logistics.task-accepted': ['delivery.status', 'driver-accepted', ok],
	'logistics.task-arrived': ['delivery.status', 'at-pickup', ok],
	'logistics.task-started': ['delivery.status', 'on-the-way', ok],
	'logistics.task-finished': ['delivery.status', 'delivered', ok],
	'logistics.task-cancelled': ['delivery.status', 'delivery-cancelled', ok],
	'logistics.task-reassigned': ['delivery.status', 'driver-assigned', ok],

	'blend.order-created': ['order.created', 'created', { order_id: 'order_id', status: 'success' }],
	'blend.to-blend-assigned': ['order.status', 'driver-assigned', status],
	'blend.to-blend-at-pick-up': ['order.status', 'at-pickup', status],
	'blend.to-blend-on-the-way': ['order.status', 'on-the-way', status],
	'blend.to-blend-cancelled': ['order.status', 'cancelled', status],
	'blend.to-blend-delivered': ['order.status', 'delivered', status],
	'blend.to-app-accepted': ['order.status', 'accepted', status],
	'blend.to-app-rejected': ['order.status', 'rejected', status],
	'blend.to-app-cancelled': ['order.status', 'cancelled', status],
	'blend.to-app-prepared': ['order.status', 'ready', status],
	'blend.menu-sync': ['menu.updated', null, status],
	'blend.item-availability': ['availability.item', null, status],
	'blend.modifier-availability': ['availability.modifier', null, status],
	'blend.branch-availability': ['availability.branch', null, status],

	'bringg.order-created': ['delivery.created', 'created', ok],
	'bringg.order-assigned': ['delivery.status', 'driver-assigned', ok],
	'bringg.order-on-the-way': ['delivery.status', 'on-the-way', ok],
	'bringg.order-checked-in': ['delivery.status', 'at-pickup', ok],
	'bringg.order-checked-in-at-drop-off': ['delivery.status', 'at-dropoff', ok],
	'bringg.order-done': ['delivery.status', 'delivered', ok],
	'bringg.order-accepted': ['delivery.status', 'driver-accepted', ok],
	'bringg.order-cancelled': ['delivery.status', 'delivery-cancelled', ok],
	'bringg.order-rejected': ['delivery.status', 'driver-rejected', ok],
	'bringg.order-unacknowledged': ['delivery.status', 'created', ok],
	'bringg.order-late': ['delivery.late', null, ok],
	'bringg.order-rejected-text': ['delivery.status', 'driver-rejected', ok],
	'bringg.order-assigned-to-provider': changed,
	'bringg.order-accepted-by-fleet': changed,
	'bringg.way-point-arrived': ['delivery.status', 'at-pickup', ok],
	'bringg.way-point-left': ['delivery.status', 'on-the-way', ok],
	'bringg.note-created': ['delivery.note', null, ok],

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
	'bringg-fleet.updated-packages': ['delivery.updated', 'ready', ok],
	'bringg-fleet.updated-full': changed,
	'bringg-fleet.delivery-cancelled': ['delivery.status', 'delivery-cancelled', ok],

	'ordatic.order-accepted': ['order.status', 'created', ok],
	'ordatic.order-in-kitchen': ['order.status', 'preparing', ok],
	'ordatic.order-ready-to-pick-up': ['order.status', 'ready', ok],
	'ordatic.order-picked-up': ['order.status', 'delivered', ok],
	'ordatic.order-served': ['order.status', 'delivered', ok],
	'ordatic.order-canceled': ['order.status', 'cancelled', ok],
	'ordatic.rider-created': ['delivery.status', 'driver-accepted', ok],
	'ordatic.rider-picking': ['delivery.status', 'driver-to-pickup', ok],
	'ordatic.rider-delivering': ['delivery.status', 'on-the-way', ok],
	'ordatic.rider-completed': ['delivery.status', 'delivered', ok],
	'ordatic.rider-error': ['delivery.status', 'failed', ok],
	'ordatic.rider-proof-delivery': ['delivery.proof', null, ok],
	'ordatic.rider-refund': ['delivery.refund', null, ok],
	'ordatic.products-availability-update': ['availability.product', null, ok],
};
