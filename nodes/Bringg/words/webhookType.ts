import { wordTable, type WordRow } from '../../shared/words/wordTable';
import { arrived, type Meaning } from './status';

/**
 * The values of `webhook_type` that decide by themselves, from Bringg's list of webhooks. All others (task_checked_in,
 * scan_created, rating_submitted, ...) leave it to the state of the order that the body is about, if it is about one.
 */
export const webhookType = wordTable<WordRow & Meaning>([
	// The vendor's own sample of it carries the status 6: the name wins.
	{ word: 'task_done', event: 'delivery.status', deliveryStatus: 'delivered', moment: 'ended_time' },
	{ word: 'driver_on_the_way', event: 'delivery.status', deliveryStatus: 'on-the-way' },
	{ word: 'order_accepted_by_fleet', event: 'delivery.updated' },
	{ word: 'task_assigned_to_dp', event: 'delivery.updated' },
	{ word: 'task_reassign_reason_created', event: 'delivery.updated' },
	{ word: 'way_point_arrived', ...arrived, moment: 'checkin_time' },
	{ word: 'way_point_left', event: 'delivery.updated', atStop: { pickup: 'on-the-way' }, moment: 'checkout_time' },
	{ word: 'way_point_eta_changed', event: 'delivery.updated', change: 'eta' },
	{ word: 'way_point_schedule_changed', event: 'delivery.updated', change: 'schedule' },
	{ word: 'driver_location_updated', event: 'delivery.location', moment: 'happened_at' },
	// The list's public copy ends before this one: the body is told by its field of that name.
	{ word: 'shared_location', event: 'delivery.tracking', moment: 'shared_on' },
	{ word: 'note_created', also: ['created_form', 'form_created'], event: 'delivery.note' },
	// A run is no order: the states of its orders are not what happened.
	{ word: 'run_started', event: 'delivery.other', moment: 'started_at' },
]);

/** Types whose root has an id of its own that is never an order's, and perhaps a state of its own. */
const aboutOthers = /^(way_point|note|form|created_form|run|rating|customer|team|user|shift|driver_(?!on_the_way))/i;

/** Whether a webhook is about something else than an order, so that its root is no order. */
export function isAboutOthers(type: string | null | undefined): boolean {
	return aboutOthers.test(type?.trim() ?? '');
}

/** Whether a webhook is about an order as a whole, so that its root is one, however little it says. */
export function isAboutOrder(type: string | null | undefined): boolean {
	return /^(task_(?!.*_created$)|order_|driver_on_the_way)/i.test(type?.trim() ?? '');
}
