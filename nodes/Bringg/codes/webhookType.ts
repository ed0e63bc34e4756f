import { codeTable, type CodeRow } from '../../shared/parsing/codeTable';
import { arrived, type CodeMapping } from './status';

/**
 * The values of `webhook_type` that decide by themselves, from Bringg's list of webhooks. All others (task_checked_in,
 * scan_created, rating_submitted, ...) leave it to the state of the order that the body is about, if it is about one.
 */
export const webhookType = codeTable<CodeRow & CodeMapping>([
	// The vendor's own sample of it carries the status 6: the name wins.
	{ value: 'task_done', event: 'delivery.status', deliveryStatus: 'delivered', moment: 'ended_time' },
	{ value: 'driver_on_the_way', event: 'delivery.status', deliveryStatus: 'on-the-way' },
	{ value: 'order_accepted_by_fleet', event: 'delivery.updated' },
	{ value: 'task_assigned_to_dp', event: 'delivery.updated' },
	{ value: 'task_reassign_reason_created', event: 'delivery.updated' },
	{ value: 'way_point_arrived', ...arrived, moment: 'checkin_time' },
	{ value: 'way_point_left', event: 'delivery.updated', atStop: { pickup: 'on-the-way' }, moment: 'checkout_time' },
	{ value: 'way_point_eta_changed', event: 'delivery.updated', change: 'eta' },
	{ value: 'way_point_schedule_changed', event: 'delivery.updated', change: 'schedule' },
	{ value: 'driver_location_updated', event: 'delivery.location', moment: 'happened_at' },
	// The list's public copy ends before this one: the body is matched by its field of that name.
	{ value: 'shared_location', event: 'delivery.tracking', moment: 'shared_on' },
	{ value: 'note_created', aliases: ['created_form', 'form_created'], event: 'delivery.note' },
	// A run is not an order: the states of its orders are not what happened.
	{ value: 'run_started', event: 'delivery.other', moment: 'started_at' },
]);

/** Types whose root has an id of its own that is never an order's, and perhaps a state of its own. */
const aboutOthers = /^(way_point|note|form|created_form|run|rating|customer|team|user|shift|driver_(?!on_the_way))/i;

/** Whether a webhook is about something else than an order, so that its root is not an order. */
export function isNonOrderEvent(type: string | null | undefined): boolean {
	return aboutOthers.test(type?.trim() ?? '');
}

/** Whether a webhook is about an order as a whole, so that its root is one, even without other fields. */
export function isAboutOrder(type: string | null | undefined): boolean {
	return /^(task_(?!.*_created$)|order_|driver_on_the_way)/i.test(type?.trim() ?? '');
}
