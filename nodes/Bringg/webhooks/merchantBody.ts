import type { z } from '../../shared/bundled/zod';
import { body, list, record, text, time } from '../../shared/parsing/lenient';
import { compact, isRecord } from '../../shared/parsing/values';
import { isAboutOrder, isNonOrderEvent } from '../codes/webhookType';
import { anyId, idText, needsOneOf } from './ids';
import { noteFields, order, orderFields, person, wayPointFields, type Order } from './shapes';

/*
 * Bringg's merchant webhooks ("Order Accepted By Driver" and its siblings). The older generation has the order, way point
 * or note as the root, the newer one wraps it: {task | way_point | task_note | ..., webhook_type, merchant_id}. Source: the
 * samples of Bringg's list of webhooks.
 */

/** What a wrapper holds may belong to an order, which stands inside it. */
const ofAnOrder = { id: anyId, task_id: anyId, task_external_id: text, task: order };
const ofTime = { created_at: time, updated_at: time };

/** What a body can be about, most specific first. */
const wrappers = {
	shared_location: record({ ...ofTime, ...ofAnOrder, user_id: anyId, url: text, shared_on: time }),
	way_point: record({ ...wayPointFields, ...ofAnOrder }),
	task_note: record({ ...noteFields, ...ofAnOrder }),
	rating: record({ ...ofTime, ...ofAnOrder }),
	run: record({ ...ofTime, id: anyId, user_id: anyId, started_at: time, user: person, tasks: list(order) }),
	task: order,
};
/** The names of the wrappers, in the same order. */
export const wrapperNames = Object.keys(wrappers) as Array<keyof typeof wrappers>;

/** A body in full: what it is about stands at its root or in a wrapper, or it names its type and says little else. */
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

/** A merchant registered: what such a body holds besides is not public, but it holds nothing of an order. */
function isOfMerchant(body: MerchantBody): boolean {
	return idText(body.merchant_id) !== null && !hasOrderField(body) && wrapperNames.every((name) => !body[name]);
}

/** A merchant's webhook with its types repaired. */
export type MerchantBody = z.output<typeof merchantBody>;

/** The order that a body is about: wrapped, inside what is wrapped, or the root itself. */
export function orderIn(body: MerchantBody): Order | undefined {
	const { task, webhook_type: type, run } = body;
	// Of an order that a fleet accepted only a part is wrapped, and the rest stands beside it.
	if (task) return isAboutOrder(type) || !type ? { ...body, ...task } : task;
	const wrapped = [body.way_point, body.task_note, body.rating, body.shared_location].map((wrapper) => wrapper?.task);
	const ofRun = compact(run?.tasks);
	return compact(wrapped)[0] ?? (ofRun.length === 1 ? ofRun[0] : undefined) ?? (isOrder(body) ? body : undefined);
}

/** Whether the root is the order. With a `task_id` it is something that belongs to the order. */
function isOrder(body: MerchantBody): boolean {
	const { webhook_type: type, status } = body;
	if (wrapperNames.some((name) => body[name]) || idText(body.task_id) !== null || isNonOrderEvent(type)) return false;
	// What drivers are, orders never are.
	const isDriver = status === 'online' || status === 'offline';
	return isAboutOrder(type) || (!isDriver && hasOrderField(body));
}

function hasOrderField(body: MerchantBody): boolean {
	return ['way_points', 'status', 'title', 'customer'].some((field) => field in body);
}

/** The orders of a driver's run, or those a driver has begun. */
export function tasksIn({ run, started_tasks: started }: MerchantBody) {
	const tasks = run?.tasks ?? started?.map((each) => each && { id: each.task_id, external_id: each.external_id });
	return (
		tasks && compact(tasks).map(({ id, external_id: orderId }) => ({ taskId: idText(id), orderId: idText(orderId) }))
	);
}

const noteTypes = ['TaskNote', 'Form', 'HtmlTaskNote', 'FormattedTaskNote', 'Signature', 'TaskPhoto'];

/** The webhook type of a body that shows by its fields what it is: older ones often name none. */
export function shapeOf(body: MerchantBody): string | undefined {
	if (body.shared_location) return 'shared_location';
	if (body.task_note || noteTypes.includes(body.type ?? '')) return 'note_created';
	return body.happened_at && !body.webhook_type ? 'driver_location_updated' : undefined;
}

/** What a body tells of: what is wrapped in it, else the body itself. */
export function subjectOf(body: MerchantBody) {
	return wrapperNames.map((name) => body[name]).find(isRecord) ?? body;
}
