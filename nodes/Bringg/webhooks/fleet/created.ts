import { deliveryEventOf } from '../../../shared/model/deliveryEvent';
import { body, text } from '../../../shared/reading/sent';
import { isRecord } from '../../../shared/reading/values';
import { webhookKind } from '../../../shared/webhook/kind';
import { idText } from '../ids';
import { orderFields } from '../shapes';
import { fleetEvents, has, needsId } from './common';

const schema = body({ ...orderFields, delivery_id: text }).superRefine(needsId);

/** A way point that says in words what to do there. In merchants' bodies the field is null or a number. */
function isInWords(wayPoint: unknown): boolean {
	const option = isRecord(wayPoint) ? wayPoint.pickup_dropoff_option : null;
	return typeof option === 'string' && option !== 'null' && /[a-z]/i.test(option);
}

/** A new delivery, asked of the fleet: the whole order, with two way points. */
export const deliveryCreated = webhookKind({
	recognises: (body) =>
		Array.isArray(body.way_points) &&
		body.way_points.length > 1 &&
		body.way_points.some(isInWords) &&
		!has(body, 'webhook_type', 'task_id'),
	schema,
	translate: (body) => {
		const known = {
			deliveryStatus: 'created',
			orderId: body.delivery_id ?? null,
			taskId: idText(body.id),
		} as const;
		return {
			...known,
			event: 'delivery.created',
			vendorEvent: fleetEvents.created,
			branchId: null,
			occurredAt: body.created_at ?? null,
			delivery: deliveryEventOf({ ...known, externalOrderId: body.external_id ?? null }),
		};
	},
});
