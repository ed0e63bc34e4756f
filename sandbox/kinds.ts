import { sampleFile, withSettings, type Settings } from './samples';
import type { VendorKey } from './vendors';
import { TASK_EVENTS, type TaskEventId } from './vocabulary';

/** A webhook the sandbox can send: whose it is, the sample it is made from, and what of the sample it changes. */
interface Kind {
	vendor: VendorKey;
	sample: string;
	set?: Settings;
}

/** `TASK_REASSIGNED` → `logistics.task-reassigned` */
type LogisticsKind = (typeof TASK_EVENTS)[TaskEventId] extends `TASK_${infer Word}`
	? `logistics.task-${Lowercase<Word>}`
	: never;

const logisticsKinds = Object.fromEntries<Kind>(
	Object.entries(TASK_EVENTS).map(([eventId, event]) => [
		`logistics.${event.toLowerCase().replace('_', '-')}`,
		{ vendor: 'logistics', sample: 'logistics/task-status', set: { eventId: Number(eventId), event } },
	]),
) as Record<LogisticsKind, Kind>;

const bringgOrder = (set: Settings): Kind => ({ vendor: 'bringg', sample: 'bringg/order-accepted', set });
const fleetUpdate = (name: string): Kind => ({ vendor: 'bringgFleet', sample: `bringg-fleet/${name}` });
const ordaticEvent = (eventType: string): Kind => ({ vendor: 'ordatic', sample: 'ordatic/event', set: { eventType } });
const toBlend = (status: string): Kind => ({
	vendor: 'blendApp',
	sample: 'blend/order-updated',
	set: { 'payload.status': status },
});
const fromBlend = (status: string): Kind => ({
	vendor: 'blend',
	sample: 'blend/order-updated',
	set: { 'payload.status': status },
});

/**
 * Vendors show one sample each for the order's life at Bringg, for a task's at Logistics and for most of Ordatic's events:
 * the others are that sample with the words of the vendor's own tables put in. Way points and notes of Bringg on their own
 * are cut out of the order sample; Delivery Created has the order sample's stops in the fleet's shape.
 */
const KINDS = {
	'blink.order': { vendor: 'blink', sample: 'blink/order' },
	'blink.order-status': { vendor: 'blink', sample: 'blink/order-status' },

	...logisticsKinds,

	'blend.order-created': { vendor: 'blendApp', sample: 'blend/order-created' },
	'blend.to-blend-assigned': toBlend('assigned'),
	'blend.to-blend-at-pick-up': toBlend('at_pick_up'),
	'blend.to-blend-on-the-way': toBlend('on_the_way'),
	'blend.to-blend-cancelled': toBlend('cancelled'),
	'blend.to-blend-delivered': toBlend('delivered'),
	'blend.to-app-accepted': fromBlend('accepted'),
	'blend.to-app-rejected': fromBlend('rejected'),
	'blend.to-app-cancelled': fromBlend('cancelled'),
	'blend.to-app-prepared': fromBlend('prepared'),
	'blend.menu-sync': { vendor: 'blend', sample: 'blend/menu-sync' },
	'blend.item-availability': { vendor: 'blend', sample: 'blend/item-availability' },
	'blend.modifier-availability': { vendor: 'blend', sample: 'blend/modifier-availability' },
	'blend.branch-availability': { vendor: 'blend', sample: 'blend/branch-availability' },

	'bringg.order-created': bringgOrder({ status: 0 }),
	'bringg.order-assigned': bringgOrder({ status: 1 }),
	'bringg.order-on-the-way-to-pickup': bringgOrder({ status: 2 }),
	'bringg.order-on-the-way': bringgOrder({ status: 2, active_way_point_id: 10640288 }),
	'bringg.order-checked-in': bringgOrder({ status: 3, 'way_points.0.checkin_time': '2017-12-12T16:24:10.000Z' }),
	'bringg.order-checked-in-at-drop-off': bringgOrder({
		status: 3,
		active_way_point_id: 10640288,
		'way_points.0.checkin_time': '2017-12-12T16:24:10.000Z',
		'way_points.1.checkin_time': '2017-12-12T16:52:40.000Z',
	}),
	'bringg.order-done': bringgOrder({ status: 4, webhook_type: 'task_done' }),
	'bringg.order-accepted': bringgOrder({}),
	'bringg.order-cancelled': bringgOrder({ status: 7 }),
	'bringg.order-rejected': bringgOrder({ status: 8 }),
	'bringg.order-unacknowledged': bringgOrder({ status: 9 }),
	'bringg.order-late': bringgOrder({ status: 'TASK_LATE', late: true }),
	'bringg.order-rejected-text': bringgOrder({ status: 'TASK_REJECTED' }),
	'bringg.order-assigned-to-provider': bringgOrder({
		status: 'Assigned to Delivery Provider',
		webhook_type: 'task_assigned_to_dp',
		user_id: null,
		fleet_id: 2899,
	}),
	'bringg.order-accepted-by-fleet': bringgOrder({
		webhook_type: 'order_accepted_by_fleet',
		fleet_id: 2899,
		fleet_delivery_external_id: 'ABCD1234',
	}),
	'bringg.way-point-arrived': { vendor: 'bringg', sample: 'bringg/way-point-arrived' },
	'bringg.way-point-left': {
		vendor: 'bringg',
		sample: 'bringg/way-point-arrived',
		set: { webhook_type: 'way_point_left', checkout_time: '2017-12-12T16:30:00.000Z' },
	},
	'bringg.way-point-eta-changed': { vendor: 'bringg', sample: 'bringg/way-point-eta-changed' },
	'bringg.note-created': { vendor: 'bringg', sample: 'bringg/note-created' },
	'bringg.form-created': { vendor: 'bringg', sample: 'bringg/form-created' },
	'bringg.driver-location': { vendor: 'bringg', sample: 'bringg/driver-location' },
	'bringg.shared-location': { vendor: 'bringg', sample: 'bringg/shared-location' },

	'bringg-fleet.delivery-created': { vendor: 'bringgFleet', sample: 'bringg-fleet/delivery-created' },
	'bringg-fleet.updated-address': fleetUpdate('updated-address'),
	'bringg-fleet.updated-address-second-line': fleetUpdate('updated-address-second-line'),
	'bringg-fleet.updated-city': fleetUpdate('updated-city'),
	'bringg-fleet.updated-zipcode': fleetUpdate('updated-zipcode'),
	'bringg-fleet.updated-coordinates': fleetUpdate('updated-coordinates'),
	'bringg-fleet.updated-scheduled-time': fleetUpdate('updated-scheduled-time'),
	'bringg-fleet.updated-delivery-window': fleetUpdate('updated-delivery-window'),
	'bringg-fleet.updated-phone': fleetUpdate('updated-phone'),
	'bringg-fleet.updated-email': fleetUpdate('updated-email'),
	'bringg-fleet.updated-name': fleetUpdate('updated-name'),
	'bringg-fleet.updated-note': fleetUpdate('updated-note'),
	'bringg-fleet.updated-inventory': fleetUpdate('updated-inventory'),
	'bringg-fleet.updated-packages': fleetUpdate('updated-packages'),
	'bringg-fleet.updated-full': fleetUpdate('updated-full'),
	'bringg-fleet.delivery-cancelled': { vendor: 'bringgFleet', sample: 'bringg-fleet/delivery-cancelled' },

	'ordatic.order-accepted': ordaticEvent('order-accepted'),
	'ordatic.order-in-kitchen': ordaticEvent('order-in-kitchen'),
	'ordatic.order-ready-to-pick-up': ordaticEvent('order-ready-to-pick-up'),
	'ordatic.order-picked-up': ordaticEvent('order-picked-up'),
	'ordatic.order-served': ordaticEvent('order-served'),
	'ordatic.order-canceled': ordaticEvent('order-canceled'),
	'ordatic.rider-created': ordaticEvent('rider-created'),
	'ordatic.rider-picking': ordaticEvent('rider-picking'),
	'ordatic.rider-delivering': ordaticEvent('rider-delivering'),
	'ordatic.rider-completed': ordaticEvent('rider-completed'),
	'ordatic.rider-error': ordaticEvent('rider-error'),
	'ordatic.rider-proof-delivery': { vendor: 'ordatic', sample: 'ordatic/rider-proof-delivery' },
	'ordatic.rider-refund': { vendor: 'ordatic', sample: 'ordatic/rider-refund' },
	'ordatic.products-availability-update': { vendor: 'ordatic', sample: 'ordatic/products-availability-update' },
} satisfies Record<string, Kind>;

/** The name of a webhook: `<sender>.<what happened>`. */
export type PayloadType = keyof typeof KINDS;

/** Every webhook the sandbox can send. */
export const WEBHOOK_KINDS = Object.keys(KINDS) as PayloadType[];

/** Whether a text names a webhook the sandbox can send. */
export function isWebhookKind(name: string): name is PayloadType {
	return Object.hasOwn(KINDS, name);
}

/** Whose webhook a kind is. */
export function vendorOf(kind: PayloadType): VendorKey {
	return (KINDS[kind] as Kind).vendor;
}

/**
 * The body of a webhook, with values changed at dotted paths.
 * @returns a fresh copy each time.
 */
export function webhookSample<Shape = unknown>(kind: PayloadType, set: Settings = {}): Shape {
	const { sample, set: ownSet } = KINDS[kind] as Kind;
	return withSettings(sampleFile<Shape>(sample), { ...ownSet, ...set });
}
