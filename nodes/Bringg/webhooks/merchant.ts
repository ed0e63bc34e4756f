import { coordinates } from '../../shared/parsing/coordinates';
import { fromJson } from '../../shared/parsing/json';
import { isRecord } from '../../shared/parsing/values';
import { payloadType } from '../../shared/webhook/parsing/payloadType';
import { bringgStatus, type CodeMapping } from '../codes/order';
import { isNonOrderEvent, webhookType } from '../codes/webhookType';
import { deliveryDetails, driverIn, etaOf, trackingUrlIn } from './deliveryDetails';
import { idText } from './ids';
import {
	entityOf,
	inferredType,
	merchantBody,
	orderIn,
	tasksIn,
	wrapperNames,
	type MerchantBody,
} from './merchantBody';
import { currentStop, standaloneStop, stopsOf, stopWithId } from './stops';

/** Any body with a type or an id of Bringg. Matched after the fleet's webhooks, whose conditions are narrower. */
export const merchantWebhook = payloadType({
	matches: (body) =>
		['webhook_type', 'id', 'task_id', 'happened_at', 'merchant_id', ...wrapperNames].some((key) => key in body),
	schema: merchantBody,
	map: (body, { parameters }) => {
		const type = body.webhook_type;
		const entity = entityOf(body);
		const order = orderIn(body);
		const tasks = tasksIn(body);
		const onlyTask = tasks?.length === 1 ? tasks[0] : undefined;

		const withStatus = body.task ? order : entity === body && !isNonOrderEvent(type) ? body : undefined;
		const sentStatus = withStatus?.status;
		const status = bringgStatus.find(sentStatus);
		const mapping: CodeMapping = webhookType.find(type, inferredType(body)) ?? status ?? { event: 'delivery.other' };

		const stops = stopsOf(order, parameters);
		const bodyWayPoint = body.way_point ?? (/^way_point/i.test(type ?? '') ? body : undefined);
		const bodyStop = bodyWayPoint && (stopWithId(stops, bodyWayPoint.id) ?? standaloneStop(bodyWayPoint, parameters));
		const stop = bodyStop ?? currentStop(order, stops);
		const stopType = bodyStop || mapping.atStop ? stop?.type : null;
		const atStop = stopType && mapping.atStop?.[stopType];

		// When a driver goes home or takes a break, the root is the driver.
		const rootDriver = /^driver_/i.test(type ?? '') && body.name ? { user: body } : undefined;

		return {
			event: atStop ? 'delivery.status' : mapping.event,
			vendorEvent: type ?? status?.value ?? idText(sentStatus) ?? inferredType(body) ?? 'unknown',
			vendorStatus: idText(sentStatus),
			orderId: idText(order?.external_id, body.task_external_id, entity.task_external_id, onlyTask?.orderId),
			taskId: idText(body.task_id, order?.id, entity.task_id, onlyTask?.taskId),
			deliveryStatus: atStop || mapping.deliveryStatus,
			occurredAt: timeIn(entity, mapping.timeField, 'updated_at', 'created_at'),
			delivery: {
				externalOrderId: order?.fleet_delivery_external_id,
				// The user of a note is its author.
				driver: mapping.event === 'delivery.note' ? driverIn(order) : driverIn(order, entity, body, rootDriver),
				...deliveryDetails(order, stops),
				trackingUrl: body.shared_location?.url ?? trackingUrlIn(order),
				stop: stopType,
				eta: etaOf(bodyWayPoint ?? stop?.wayPoint),
				changes: mapping.change ? [mapping.change] : [],
			},
			details: {
				...(mapping.event === 'delivery.note' && { note: noteIn(body.task_note ?? body) }),
				...(mapping.event === 'delivery.location' && { location: coordinates(body.lat ?? null, body.lng ?? null) }),
				...(tasks && { tasks }),
			},
		};
	},
});

/** The first of these fields that holds a time. */
function timeIn(entity: Record<string, unknown>, ...fields: Array<string | undefined>): string | undefined {
	return fields.map((field) => field && entity[field]).find((time): time is string => typeof time === 'string');
}

/** A note, signature, photo or form. The fields of a form are the merchant's own: an object, also if sent as text. */
function noteIn(sent: NonNullable<MerchantBody['task_note']> | MerchantBody) {
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
