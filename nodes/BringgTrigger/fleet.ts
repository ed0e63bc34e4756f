import type { IDataObject } from 'n8n-workflow';

import { z } from '../shared/bundled/zod';
import { deliveryEventOf } from '../shared/model/deliveryEvent';
import { isEmpty, isRecord, text } from '../shared/model/repair';
import { type Translation, webhookKind } from '../shared/webhook/source';
import { changesOf, isWholeOrder } from './changes';
import { code, fields, idText } from './repair';
import { inventory, note, order, orderFields, wayPoint } from './shapes';
import { stopAt } from './stop';
import { bringgStatus, readyForPickup } from './words';

/*
 * Bringg's webhooks to a delivery provider. They name no type and are told by shape.
 *
 * Whose id is whose: `taskId` is Bringg's; `orderId` is the receiver's own, which for a provider is the `delivery_id` it
 * gave Bringg in its answer to Delivery Created (so it is null there); `externalOrderId` is the merchant's `external_id`.
 */

export const fleetEvents = {
	created: 'Delivery Created',
	updated: 'Delivery Updated',
	cancelled: 'Delivery Cancelled',
} as const;

const has = (body: IDataObject, ...keys: string[]) => keys.some((key) => !isEmpty(body[key]));
const updateParts = ['way_point', 'task_inventory', 'task_note', 'task'] as const;

const updatedSchema = z
	.object({
		...fields(code, 'task_id'),
		...fields(text, 'delivery_id'),
		way_point: wayPoint,
		task: order,
		task_inventory: inventory,
		task_note: note,
	})
	.passthrough()
	.superRefine((body, context) => {
		if (idText(body.task_id, body.task?.id, body.way_point?.id) !== null) return;
		context.addIssue({ code: z.ZodIssueCode.custom, path: ['task_id'], message: 'is missing, and so is task.id' });
	});

/** Something about a delivery changed: the changed fields alone, or the whole order under `task`. */
export const deliveryUpdated = webhookKind({
	recognises: (body) => 'delivery_id' in body && has(body, ...updateParts) && !has(body, 'webhook_type'),
	schema: updatedSchema,
	translate: (body) => {
		const { task, way_point: changedStop, task_note: newNote } = body;
		const isWhole = isWholeOrder(task);
		const ids = {
			orderId: body.delivery_id ?? null,
			taskId: idText(body.task_id, task?.id),
		};
		const deliveryStatus = isReady(task) ? 'ready' : 'updated';
		return {
			event: 'delivery.updated',
			vendorEvent: fleetEvents.updated,
			...ids,
			branchId: null,
			deliveryStatus,
			// Only a note and a whole order say when they changed.
			occurredAt: newNote?.updated_at ?? newNote?.created_at ?? task?.updated_at ?? null,
			warnings: isWhole ? ['Bringg sent the whole order, so changes cannot say what changed'] : [],
			delivery: deliveryEventOf({
				...ids,
				deliveryStatus,
				externalOrderId: task?.external_id ?? null,
				stop: stopAt(changedStop?.position),
				changes: changesOf(body),
			}),
			details: isWhole ? undefined : { changed: sentParts(body) },
		};
	},
});

/** What was sent of the delivery, in Bringg's own words. */
function sentParts(body: z.output<typeof updatedSchema>): object {
	return Object.fromEntries(updateParts.filter((part) => body[part]).map((part) => [part, body[part]]));
}

const beforePickup = new Set<number | null>([0, 1, 6, 9]);

/** A whole order goes on saying READY_FOR_PICKUP after it was picked up: then it is news no more. */
function isReady(task: z.output<typeof order>): boolean {
	const { preparation_status_id: id, preparation_status: word } = task ?? {};
	const saysReady = isEmpty(id) ? word?.toUpperCase() === readyForPickup.word : Number(id) === readyForPickup.code;
	return saysReady && (isEmpty(task?.status) || beforePickup.has(bringgStatus(task?.status)?.code ?? null));
}

const createdSchema = z
	.object({ ...orderFields, ...fields(text, 'delivery_id') })
	.passthrough()
	.superRefine(needsId);

/** A new delivery: the whole order, whose way points say in words what to do there (merchants' bodies do not). */
export const deliveryCreated = webhookKind({
	recognises: (body) => {
		const wayPoints: unknown[] = Array.isArray(body.way_points) ? body.way_points : [];
		const isInWords = (point: unknown) =>
			isRecord(point) && typeof point.pickup_dropoff_option === 'string' && /[a-z]/i.test(point.pickup_dropoff_option);
		return !has(body, 'webhook_type', 'task_id') && wayPoints.length > 1 && wayPoints.some(isInWords);
	},
	schema: createdSchema,
	translate: (body) =>
		translation(fleetEvents.created, {
			event: 'delivery.created',
			deliveryStatus: 'created',
			orderId: body.delivery_id ?? null,
			taskId: idText(body.id),
			externalOrderId: body.external_id ?? null,
			occurredAt: body.created_at ?? null,
		}),
});

const cancelledSchema = z
	.object({ ...fields(code, 'id', 'reason_id'), ...fields(text, 'delivery_id', 'request_id', 'reason') })
	.passthrough()
	.superRefine(needsId);

/** A delivery will not take place. Told by what it has, and by having nothing of an order. */
export const deliveryCancelled = webhookKind({
	recognises: (body) =>
		has(body, 'delivery_id', 'reason_id') &&
		!has(body, 'task_id', 'webhook_type', 'way_points', 'status', ...updateParts),
	schema: cancelledSchema,
	translate: (body) =>
		translation(fleetEvents.cancelled, {
			event: 'delivery.status',
			deliveryStatus: 'delivery-cancelled',
			orderId: body.delivery_id ?? null,
			taskId: idText(body.id),
			reason: body.reason ?? idText(body.reason_id),
		}),
});

function needsId(body: { id?: string | number | null }, context: z.RefinementCtx): void {
	if (idText(body.id) !== null) return;
	context.addIssue({ code: z.ZodIssueCode.custom, path: ['id'], message: 'is missing' });
}

type Known = Pick<Translation, 'event' | 'deliveryStatus' | 'orderId' | 'taskId'> & {
	occurredAt?: string | null;
	externalOrderId?: string | null;
	reason?: string | null;
};

function translation(vendorEvent: string, { event, occurredAt = null, ...known }: Known): Translation {
	const { orderId, taskId, deliveryStatus } = known;
	return { event, vendorEvent, orderId, taskId, branchId: null, deliveryStatus, occurredAt, delivery: deliveryEventOf(known) };
}
