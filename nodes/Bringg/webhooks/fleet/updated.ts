import type { z } from '../../../shared/bundled/zod';
import { deliveryEventOf } from '../../../shared/model/deliveryEvent';
import { body, text } from '../../../shared/reading/sent';
import { isEmpty } from '../../../shared/reading/values';
import { webhookKind } from '../../../shared/webhook/kind';
import { bringgStatus, readyForPickup } from '../../words/status';
import { anyId, idText } from '../ids';
import { inventory, note, order, wayPoint } from '../shapes';
import { stopAt } from '../stop';
import { changesOf, isWholeOrder } from './changes';
import { fleetEvents, has } from './common';

/** What an update may carry. */
const parts = { way_point: wayPoint, task_inventory: inventory, task_note: note, task: order };
const partNames = Object.keys(parts) as Array<keyof typeof parts>;

const schema = body({ task_id: anyId, delivery_id: text, ...parts }).superRefine((body, context) => {
	if (idText(body.task_id, body.task?.id, body.way_point?.id) !== null) return;
	context.addIssue({
		code: 'custom',
		path: ['task_id'],
		message: 'is missing, and so are task.id and way_point.id',
	});
});

type Body = z.output<typeof schema>;

/** Something about a delivery changed: the changed fields alone, or the whole order under `task`. */
export const deliveryUpdated = webhookKind({
	recognises: (body) => 'delivery_id' in body && has(body, ...partNames) && !has(body, 'webhook_type'),
	schema,
	translate: (body) => {
		const { task, task_note: newNote } = body;
		const isWhole = isWholeOrder(task);
		const known = {
			deliveryStatus: isReady(task) ? 'ready' : null,
			orderId: body.delivery_id ?? null,
			taskId: idText(body.task_id, task?.id),
		} as const;
		return {
			...known,
			event: 'delivery.updated',
			vendorEvent: fleetEvents.updated,
			branchId: null,
			// Only a note and a whole order say when they changed.
			occurredAt: newNote?.updated_at ?? newNote?.created_at ?? task?.updated_at ?? null,
			warnings: isWhole ? ['Bringg sent the whole order, which does not tell what has changed'] : [],
			delivery: deliveryEventOf({
				...known,
				externalOrderId: task?.external_id ?? null,
				stop: stopAt(body.way_point?.position),
				changes: changesOf(body),
			}),
			details: isWhole ? undefined : { changed: changedParts(body) },
		};
	},
});

/** What was sent of the delivery, in Bringg's own fields: the new values. */
function changedParts(body: Body): object {
	return Object.fromEntries(partNames.filter((name) => body[name]).map((name) => [name, body[name]]));
}

const beforePickup = new Set<number | null>([0, 1, 6, 9]);

/** A whole order goes on saying READY_FOR_PICKUP when it has long been picked up: then it is no news. */
function isReady(task: Body['task']): boolean {
	const { preparation_status_id: id, preparation_status: word, status } = task ?? {};
	const saysReady = isEmpty(id) ? word?.toUpperCase() === readyForPickup.word : id === readyForPickup.code;
	return saysReady && (isEmpty(status) || beforePickup.has(bringgStatus(status)?.code ?? null));
}
