import { coordinates } from '../../shared/parsing/coordinates';
import { fromJson } from '../../shared/parsing/json';
import { isRecord } from '../../shared/parsing/values';
import { payloadType } from '../../shared/webhook/parsing/payloadType';
import { bringgStatus, type CodeMapping } from '../codes/status';
import { isNonOrderEvent, webhookType } from '../codes/webhookType';
import { deliveryDetails, driverIn, etaOf, trackingUrlIn } from './deliveryDetails';
import { idText } from './ids';
import { merchantBody, orderIn, shapeOf, subjectOf, tasksIn, wrapperNames, type MerchantBody } from './merchantBody';
import { currentStop, standaloneStop, stopsOf, stopWithId } from './stops';

/** Anything that names its type, or has an id of Bringg's in it. Comes after the fleet's webhooks, told more narrowly. */
export const merchantWebhook = payloadType({
	matches: (body) =>
		['webhook_type', 'id', 'task_id', 'happened_at', 'merchant_id', ...wrapperNames].some((key) => key in body),
	schema: merchantBody,
	map: (body, { parameters }) => {
		const type = body.webhook_type;
		const subject = subjectOf(body);
		const order = orderIn(body);
		const tasks = tasksIn(body);
		const onlyTask = tasks?.length === 1 ? tasks[0] : undefined;

		const stateOf = body.task ? order : subject === body && !isNonOrderEvent(type) ? body : undefined;
		const sentStatus = stateOf?.status;
		const status = bringgStatus.find(sentStatus);
		const mapping: CodeMapping = webhookType.find(type, shapeOf(body)) ?? status ?? { event: 'delivery.other' };

		const stops = stopsOf(order, parameters);
		const own = body.way_point ?? (/^way_point/i.test(type ?? '') ? body : undefined);
		const bodyStop = own && (stopWithId(stops, own.id) ?? standaloneStop(own, parameters));
		const stop = bodyStop ?? currentStop(order, stops);
		const stopType = bodyStop || mapping.atStop ? stop?.type : null;
		const atStop = stopType && mapping.atStop?.[stopType];

		// Going home or taking a break, the driver is the root itself.
		const rootDriver = /^driver_/i.test(type ?? '') && body.name ? { user: body } : undefined;

		return {
			event: atStop ? 'delivery.status' : mapping.event,
			vendorEvent: type ?? status?.value ?? idText(sentStatus) ?? shapeOf(body) ?? 'unknown',
			vendorStatus: idText(sentStatus),
			orderId: idText(order?.external_id, body.task_external_id, subject.task_external_id, onlyTask?.orderId),
			taskId: idText(body.task_id, order?.id, subject.task_id, onlyTask?.taskId),
			deliveryStatus: atStop || mapping.deliveryStatus,
			occurredAt: timeIn(subject, mapping.moment, 'updated_at', 'created_at'),
			delivery: {
				externalOrderId: order?.fleet_delivery_external_id,
				// A note's own user is who wrote it.
				driver: mapping.event === 'delivery.note' ? driverIn(order) : driverIn(order, subject, body, rootDriver),
				...deliveryDetails(order, stops),
				trackingUrl: body.shared_location?.url ?? trackingUrlIn(order),
				stop: stopType,
				eta: etaOf(own ?? stop?.wayPoint),
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
function timeIn(subject: Record<string, unknown>, ...fields: Array<string | undefined>): string | undefined {
	return fields.map((field) => field && subject[field]).find((moment): moment is string => typeof moment === 'string');
}

/** A note, signature, photo or form. A form's fields are the merchant's own and stay an object, also when sent as text. */
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
