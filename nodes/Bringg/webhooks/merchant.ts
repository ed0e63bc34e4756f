import type { z } from '../../shared/bundled/zod';
import { coordinates } from '../../shared/reading/coordinates';
import { fromJson } from '../../shared/reading/json';
import { body, list, record, text, time } from '../../shared/reading/sent';
import { isRecord, present } from '../../shared/reading/values';
import { webhookKind } from '../../shared/webhook/kind';
import { bringgStatus, type Meaning } from '../words/status';
import { isAboutOrder, isAboutOthers, webhookType } from '../words/webhookType';
import { carried, driverIn, etaOf, trackingUrlIn } from './carried';
import { anyId, idText, needsOneOf } from './ids';
import { noteFields, order, orderFields, person, wayPointFields, type Order } from './shapes';
import { currentStop, loneStop, stopsOf, stopWithId } from './stops';

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
const wrapperNames = Object.keys(wrappers) as Array<keyof typeof wrappers>;

const schema = body({
	...wayPointFields,
	...noteFields,
	...orderFields,
	...wrappers,
	webhook_type: text,
	task_external_id: text,
	happened_at: time,
	started_tasks: list(record({ task_id: anyId, external_id: text })),
}).superRefine(
	needsOneOf(({ id, webhook_type, task_id, happened_at, ...body }) => ({
		id,
		webhook_type: webhook_type?.trim(),
		task_id,
		happened_at,
		...Object.fromEntries(
			wrapperNames.flatMap((name) => (body[name] ? [[`${name}.id`, idText(body[name].id, body[name].task_id)]] : [])),
		),
	})),
);

type Body = z.output<typeof schema>;

/** Anything that names its type, or has an id of Bringg's in it. Comes after the fleet's webhooks, told more narrowly. */
export const merchantWebhook = webhookKind({
	recognises: (body) => ['webhook_type', 'id', 'task_id', 'happened_at', ...wrapperNames].some((key) => key in body),
	schema,
	translate: (body, { parameters }) => {
		const type = body.webhook_type;
		const subject = wrapperNames.map((name) => body[name]).find(isRecord) ?? body;
		const order = orderIn(body);
		const tasks = tasksIn(body);
		const onlyTask = tasks?.length === 1 ? tasks[0] : undefined;

		const stateOf = body.task ? order : subject === body && !isAboutOthers(type) ? body : undefined;
		const sentStatus = stateOf?.status;
		const status = bringgStatus.of(sentStatus);
		const meaning: Meaning = webhookType.of(type, shapeOf(body)) ?? status ?? { event: 'delivery.other' };

		const stops = stopsOf(order, parameters);
		const own = body.way_point ?? (/^way_point/i.test(type ?? '') ? body : undefined);
		const ownStop = own && (stopWithId(stops, own.id) ?? loneStop(own, parameters));
		const stop = ownStop ?? currentStop(order, stops);
		const kind = ownStop || meaning.atStop ? stop?.kind : null;
		const atStop = kind && meaning.atStop?.[kind];

		// Going home or taking a break, the driver is the root itself.
		const rootDriver = /^driver_/i.test(type ?? '') && body.name ? { user: body } : undefined;

		return {
			event: atStop ? 'delivery.status' : meaning.event,
			vendorEvent: type ?? status?.word ?? idText(sentStatus) ?? shapeOf(body) ?? 'unknown',
			vendorStatus: idText(sentStatus),
			orderId: idText(order?.external_id, body.task_external_id, subject.task_external_id, onlyTask?.orderId),
			taskId: idText(body.task_id, order?.id, subject.task_id, onlyTask?.taskId),
			deliveryStatus: atStop || meaning.deliveryStatus,
			occurredAt: timeIn(subject, meaning.moment, 'updated_at', 'created_at'),
			delivery: {
				externalOrderId: order?.fleet_delivery_external_id,
				// A note's own user is who wrote it.
				driver: meaning.event === 'delivery.note' ? driverIn(order) : driverIn(order, subject, body, rootDriver),
				...carried(order, stops),
				trackingUrl: body.shared_location?.url ?? trackingUrlIn(order),
				stop: kind,
				eta: etaOf(own ?? stop?.wayPoint),
				changes: meaning.change ? [meaning.change] : [],
			},
			details: {
				...(meaning.event === 'delivery.note' && { note: noteIn(body.task_note ?? body) }),
				...(meaning.event === 'delivery.location' && { location: coordinates(body.lat ?? null, body.lng ?? null) }),
				...(tasks && { tasks }),
			},
		};
	},
});

/** The order that a body is about: wrapped, inside what is wrapped, or the root itself. */
function orderIn(body: Body): Order | undefined {
	const { task, webhook_type: type, run } = body;
	// Of an order that a fleet accepted only a part is wrapped, and the rest stands beside it.
	if (task) return isAboutOrder(type) || !type ? { ...body, ...task } : task;
	const wrapped = [body.way_point, body.task_note, body.rating, body.shared_location].map((wrapper) => wrapper?.task);
	const ofRun = present(run?.tasks);
	return present(wrapped)[0] ?? (ofRun.length === 1 ? ofRun[0] : undefined) ?? (isOrder(body) ? body : undefined);
}

/** Whether the root is the order. With a `task_id` it is something that belongs to the order. */
function isOrder(body: Body): boolean {
	const { webhook_type: type, status } = body;
	if (wrapperNames.some((name) => body[name]) || idText(body.task_id) !== null || isAboutOthers(type)) return false;
	// What drivers are, orders never are.
	const isDriver = status === 'online' || status === 'offline';
	return (
		isAboutOrder(type) || (!isDriver && ['way_points', 'status', 'title', 'customer'].some((field) => field in body))
	);
}

/** The orders of a driver's run, or those a driver has begun. */
function tasksIn({ run, started_tasks: started }: Body) {
	const tasks = run?.tasks ?? started?.map((each) => each && { id: each.task_id, external_id: each.external_id });
	return (
		tasks && present(tasks).map(({ id, external_id: orderId }) => ({ taskId: idText(id), orderId: idText(orderId) }))
	);
}

const noteTypes = ['TaskNote', 'Form', 'HtmlTaskNote', 'FormattedTaskNote', 'Signature', 'TaskPhoto'];

/** The webhook type of a body that shows by its fields what it is: older ones often name none. */
function shapeOf(body: Body): string | undefined {
	if (body.shared_location) return 'shared_location';
	if (body.task_note || noteTypes.includes(body.type ?? '')) return 'note_created';
	return body.happened_at && !body.webhook_type ? 'driver_location_updated' : undefined;
}

function timeIn(subject: Record<string, unknown>, ...fields: Array<string | undefined>): string | undefined {
	return fields.map((field) => field && subject[field]).find((moment): moment is string => typeof moment === 'string');
}

/** A note, signature, photo or form. A form's fields are the merchant's own and stay an object, also when sent as text. */
function noteIn(sent: NonNullable<Body['task_note']> | Body) {
	const note = fromJson(sent.note);
	return {
		id: idText(sent.id),
		text: isRecord(note) ? null : (sent.note ?? null),
		fields: isRecord(note) ? note : null,
		type: sent.type ?? null,
		url: sent.url ?? null,
		authorId: idText(sent.user_id),
		wayPointId: idText(sent.way_point_id),
	};
}
