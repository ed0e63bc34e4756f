import type { z } from '../../shared/bundled/zod';
import { body, list, record, text, time } from '../../shared/parsing/lenient';
import { compact, isRecord } from '../../shared/parsing/values';
import { isAboutOrder, isNonOrderEvent } from '../codes/webhookType';
import { anyId, idText, needsOneOf } from './ids';
import { noteFields, order, orderFields, person, wayPointFields, type Order } from './shapes';

/*
 * Bringg's merchant webhooks ("Order Accepted By Driver" and the others). In the older generation the root is the order, way
 * point or note, the newer one wraps it: {task | way_point | task_note | ..., webhook_type, merchant_id}. Source: the samples
 * of Bringg's list of webhooks.
 */

/** A wrapped object may belong to an order, which is inside it. */
const ofAnOrder = { id: anyId, task_id: anyId, task_external_id: text, task: order };
const ofTime = { created_at: time, updated_at: time };

/** The objects that a body can wrap, most specific first. */
const wrappers = {
	shared_location: record({ ...ofTime, ...ofAnOrder, user_id: anyId, url: text, shared_on: time }),
	way_point: record({ ...wayPointFields, ...ofAnOrder }),
	task_note: record({ ...noteFields, ...ofAnOrder }),
	rating: record({ ...ofTime, ...ofAnOrder }),
	run: record({ ...ofTime, id: anyId, user_id: anyId, started_at: time, user: person, tasks: list(order) }),
	task: order,
};
export const wrapperNames = Object.keys(wrappers) as Array<keyof typeof wrappers>;

/** All fields of a body: its object is the root or wrapped, or it has little more than its type. */
export const merchantBody = body({
	...wayPointFields,
	...noteFields,
	...orderFields,
	...wrappers,
	webhook_type: text,
	task_external_id: text,
	happened_at: time,
	started_tasks: list(record({ task_id: anyId, external_id: text })),
}).superRefine((body, context) => {
	if (!isOfMerchant(body)) needsId(body, context);
});

const needsId = needsOneOf(({ id, webhook_type, task_id, happened_at, ...body }: MerchantBody) => ({
	id,
	webhook_type: webhook_type?.trim(),
	task_id,
	happened_at,
	...Object.fromEntries(
		wrapperNames.flatMap((name) => (body[name] ? [[`${name}.id`, idText(body[name].id, body[name].task_id)]] : [])),
	),
}));

/** A merchant registered: the other fields of such a body are not documented, but it has none of an order. */
function isOfMerchant(body: MerchantBody): boolean {
	return idText(body.merchant_id) !== null && !hasOrderField(body) && wrapperNames.every((name) => !body[name]);
}

/** A merchant's webhook with its types repaired. */
export type MerchantBody = z.output<typeof merchantBody>;

/** The order of a body: wrapped, inside a wrapped object, or the root itself. */
export function orderIn(body: MerchantBody): Order | undefined {
	const { task, webhook_type: type, run } = body;
	// Of an order that a fleet accepted only a part is wrapped; the rest is beside it.
	if (task) return isAboutOrder(type) || !type ? { ...body, ...task } : task;
	const wrapped = [body.way_point, body.task_note, body.rating, body.shared_location].map((wrapper) => wrapper?.task);
	const ofRun = compact(run?.tasks);
	return compact(wrapped)[0] ?? (ofRun.length === 1 ? ofRun[0] : undefined) ?? (isOrder(body) ? body : undefined);
}

/** Whether the root is the order. With a `task_id` it belongs to an order instead. */
function isOrder(body: MerchantBody): boolean {
	const { webhook_type: type, status } = body;
	if (wrapperNames.some((name) => body[name]) || idText(body.task_id) !== null || isNonOrderEvent(type)) return false;
	// Statuses of drivers, never of orders.
	const isDriver = status === 'online' || status === 'offline';
	return isAboutOrder(type) || (!isDriver && hasOrderField(body));
}

function hasOrderField(body: MerchantBody): boolean {
	return ['way_points', 'status', 'title', 'customer'].some((field) => field in body);
}

/** The orders of a driver's run, or those that a driver has started. */
export function tasksIn({ run, started_tasks: started }: MerchantBody) {
	const tasks = run?.tasks ?? started?.map((each) => each && { id: each.task_id, external_id: each.external_id });
	return (
		tasks && compact(tasks).map(({ id, external_id: orderId }) => ({ taskId: idText(id), orderId: idText(orderId) }))
	);
}

const noteTypes = ['TaskNote', 'Form', 'HtmlTaskNote', 'FormattedTaskNote', 'Signature', 'TaskPhoto'];

/** The webhook type that a body's fields show: older bodies often have no type. */
export function inferredType(body: MerchantBody): string | undefined {
	if (body.shared_location) return 'shared_location';
	if (body.task_note || noteTypes.includes(body.type ?? '')) return 'note_created';
	return body.happened_at && !body.webhook_type ? 'driver_location_updated' : undefined;
}

/** The wrapped object of a body, else the body itself. */
export function entityOf(body: MerchantBody) {
	return wrapperNames.map((name) => body[name]).find(isRecord) ?? body;
}
