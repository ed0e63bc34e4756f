import { codeTable, type CodeRow } from '../../shared/parsing/codeTable';
import { arrived, type CodeMapping } from './order';

/**
 * The values of `webhook_type` that determine the event, from Bringg's list of webhooks. With all others (task_checked_in,
 * scan_created, rating_submitted, ...) the status of the body's order determines it, if it has one.
 */
export const webhookType = codeTable<CodeRow & CodeMapping>([
	// The vendor's own sample has the status 6: the type takes precedence.
	{ value: 'task_done', event: 'delivery.status', deliveryStatus: 'delivered', timeField: 'ended_time' },
	{ value: 'driver_on_the_way', event: 'delivery.status', deliveryStatus: 'on-the-way' },
	{ value: 'order_accepted_by_fleet', event: 'delivery.updated' },
	{ value: 'task_assigned_to_dp', event: 'delivery.updated' },
	{ value: 'task_reassign_reason_created', event: 'delivery.updated' },
	{ value: 'way_point_arrived', ...arrived, timeField: 'checkin_time' },
	{ value: 'way_point_left', event: 'delivery.updated', atStop: { pickup: 'on-the-way' }, timeField: 'checkout_time' },
	{ value: 'way_point_eta_changed', event: 'delivery.updated', change: 'eta' },
	{ value: 'way_point_schedule_changed', event: 'delivery.updated', change: 'schedule' },
	{ value: 'driver_location_updated', event: 'delivery.location', timeField: 'happened_at' },
	// The public version of the list ends before this one: the body is matched by its field of that name.
	{ value: 'shared_location', event: 'delivery.tracking', timeField: 'shared_on' },
	{ value: 'note_created', aliases: ['created_form', 'form_created'], event: 'delivery.note' },
	// A run is not an order: the statuses of its orders are not the event.
	{ value: 'run_started', event: 'delivery.other', timeField: 'started_at' },
]);

/** Types whose root has its own id, which is never an order's, and perhaps its own status. */
const nonOrderTypes = /^(way_point|note|form|created_form|run|rating|customer|team|user|shift|driver_(?!on_the_way))/i;

/** Whether a webhook is about something other than an order, so that its root is not an order. */
export function isNonOrderEvent(type: string | null | undefined): boolean {
	return nonOrderTypes.test(type?.trim() ?? '');
}

/** Whether a webhook is about a whole order, so that its root is one, however few fields it has. */
export function isAboutOrder(type: string | null | undefined): boolean {
	return /^(task_(?!.*_created$)|order_|driver_on_the_way)/i.test(type?.trim() ?? '');
}
