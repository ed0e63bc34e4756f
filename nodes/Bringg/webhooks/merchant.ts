import type { z } from '../../shared/bundled/zod';
import { deliveryEventOf, type DeliveryEvent } from '../../shared/model/deliveryEvent';
import { body, record, text } from '../../shared/reading/sent';
import { webhookKind } from '../../shared/webhook/kind';
import { type Translation } from '../../shared/webhook/source';
import { bringgStatus, bringgWebhookType, type Meaning } from '../words/status';
import { anyId, idText } from './ids';
import { noteFields, order, orderFields, wayPoint, wayPointFields } from './shapes';
import { currentWayPoint, stopAt } from './stop';

/*
 * Bringg's merchant webhooks ("Order Accepted By Driver" and its siblings). The older generation has the order, way point
 * or note as the root, the newer one wraps it: {task | way_point | run, webhook_type, merchant_id}.
 */

const wrappers = ['task', 'way_point', 'run'] as const;

const schema = body({
	...wayPointFields,
	...noteFields,
	...orderFields,
	webhook_type: text,
	task: order,
	way_point: wayPoint,
	run: record({ id: anyId }),
}).superRefine((body, context) => {
	const ids = [body.id, body.task_id, ...wrappers.map((wrapper) => body[wrapper]?.id)];
	if (idText(...ids) !== null) return;
	context.addIssue({
		code: 'custom',
		path: ['id'],
		message: 'is missing, and so are task_id, task.id and way_point.id',
	});
});

type Body = z.output<typeof schema>;

const other: Meaning = { event: 'delivery.other', deliveryStatus: null };

/** Anything with an id of Bringg's in it. Comes after the fleet's webhooks, which are told more narrowly. */
export const merchantWebhook = webhookKind({
	recognises: (body) => ['id', 'task_id', 'webhook_type', ...wrappers].some((key) => key in body),
	schema,
	translate: (body) => {
		const type = body.webhook_type ?? null;
		const sentStatus = body.task?.status ?? body.status;
		const status = bringgStatus(sentStatus);
		const meaning: Meaning = bringgWebhookType(type) ?? status ?? other;

		// The way point it is about: the body itself, or for a state of the order the one the driver is at.
		const own = isType(type, 'way_point') ? (body.way_point ?? body) : undefined;
		const current = own ?? (meaning.atStop && currentWayPoint(body.task ?? body));
		const stop = stopAt(current?.position);
		const atStop = stop && meaning.atStop?.[stop];
		const deliveryStatus = atStop ?? meaning.deliveryStatus;

		const orderOf = body.task ?? (isOrder(body, type) ? body : undefined);
		const taskId = idText(body.task_id, body.task?.id, body.way_point?.task_id, orderOf?.id);
		// What the merchant itself calls the order. Of a note or a way point it would be their own.
		const orderId = orderOf?.external_id ?? null;
		return {
			event: atStop ? 'delivery.status' : meaning.event,
			vendorEvent: type ?? status?.word ?? idText(sentStatus) ?? 'unknown',
			orderId,
			taskId,
			branchId: null,
			deliveryStatus,
			occurredAt: momentOf(meaning, own ?? { ...(body.task ?? body), checkin_time: current?.checkin_time }),
			delivery: deliveryEventOf({
				deliveryStatus,
				orderId,
				externalOrderId: orderOf?.fleet_delivery_external_id ?? null,
				taskId,
				// A note's user is who wrote it.
				driver: meaning.event === 'delivery.note' ? null : driverOf(body),
				stop,
				changes: [...(meaning.changes ?? [])],
			}),
			details: detailsOf(meaning, body),
		};
	},
});

function isType(type: string | null, start: string): boolean {
	return type?.trim().toLowerCase().startsWith(start) === true;
}

/** Webhooks whose root is something else that has an id, and perhaps a status, of its own. */
const othersRoots = ['way_point', 'note', 'customer', 'run', 'scan', 'inventory', 'driver_location'];

/** Whether the body's root is the order. With a `task_id` it is something that belongs to the order. */
function isOrder(body: Body, type: string | null): boolean {
	if (wrappers.some((wrapper) => body[wrapper]) || idText(body.task_id) !== null) return false;
	if (type === null || ['task_', 'order_', 'driver_on_the_way'].some((start) => isType(type, start))) return true;
	return !othersRoots.some((start) => isType(type, start)) && ('status' in body || 'way_points' in body);
}

function momentOf({ moments = ['updated_at'] }: Meaning, subject: Record<string, unknown>): string | null {
	const times = moments.map((name) => subject[name]);
	return times.find((moment): moment is string => typeof moment === 'string') ?? null;
}

function driverOf(body: Body): DeliveryEvent['driver'] {
	const { user_id: userId, user } = body.task ?? body;
	const id = idText(userId, user?.id);
	return id === null ? null : { id, name: user?.name ?? null, phone: user?.phone ?? null };
}

function detailsOf({ event }: Meaning, body: Body): Translation['details'] {
	if (event === 'delivery.location') {
		return { location: { latitude: body.lat ?? null, longitude: body.lng ?? null } };
	}
	if (event !== 'delivery.note') return undefined;
	const note = {
		id: idText(body.id),
		text: body.note ?? null,
		type: body.type ?? null,
		url: body.url ?? null,
		authorId: idText(body.user_id),
		wayPointId: idText(body.way_point_id),
	};
	return { note };
}
