import { body, text } from '../../shared/parsing/lenient';
import { isEmpty } from '../../shared/parsing/values';
import { payloadType } from '../../shared/webhook/parsing/payloadType';
import { bringgStatus, preparation } from '../codes/order';
import { deliveryDetails, driverIn, etaOf } from './deliveryDetails';
import { fleetEvents, has } from './fleet';
import { anyId, idText, needsOneOf } from './ids';
import { inventory, note, order, wayPoint, type Order } from './shapes';
import { standaloneStop, stopsOf } from './stops';

/** The parts of an update. */
const parts = { way_point: wayPoint, task_inventory: inventory, task_note: note, task: order };
type Part = keyof typeof parts;
const partNames = Object.keys(parts) as Part[];

/** Something about a delivery changed: the changed fields alone, or the whole order under `task`. */
export const deliveryUpdated = payloadType({
	matches: (body) => 'delivery_id' in body && has(body, ...partNames) && !has(body, 'webhook_type'),
	schema: body({ task_id: anyId, delivery_id: text, ...parts }).superRefine(
		needsOneOf((body) => ({ task_id: body.task_id, 'task.id': body.task?.id, 'way_point.id': body.way_point?.id })),
	),
	map: (body) => {
		const { task, task_note: newNote, way_point: changed } = body;
		const isWhole = task ? 'way_points' in task : false;
		const isReady = isReadyForPickup(task);
		return {
			event: 'delivery.updated',
			vendorEvent: fleetEvents.updated,
			vendorStatus: isReady ? preparation.values[0] : idText(task?.status),
			orderId: body.delivery_id,
			taskId: idText(body.task_id, task?.id),
			deliveryStatus: isReady ? 'ready' : null,
			// Only a note and a whole order have a time of change.
			occurredAt: newNote?.updated_at ?? newNote?.created_at ?? task?.updated_at ?? task?.created_at,
			warnings: isWhole ? ['Bringg sent the whole order, which does not show what has changed'] : [],
			delivery: {
				externalOrderId: task?.external_id,
				driver: driverIn(task),
				...deliveryDetails(task, stopsOf(task)),
				stop: changed && standaloneStop(changed).type,
				eta: etaOf(changed),
				changes: changesOf(body),
			},
			// The new values, in Bringg's own fields.
			details: isWhole
				? undefined
				: { changed: Object.fromEntries(partNames.flatMap((name) => (body[name] ? [[name, body[name]]] : []))) },
		};
	},
});

const addressLines = ['address', 'address_second_line', 'full_address', 'street', 'house_number', 'zipcode'];
const areas = ['borough', 'city', 'district', 'state', 'lat', 'lng'];
const contact = ['company_name', 'contacts', 'customer', 'email', 'name', 'phone'];

/** The changes, and the fields that show them. Source: Bringg's page "Delivery Updated Webhook". */
const changes: Record<string, Partial<Record<'body' | 'way_point' | 'task', readonly string[]>>> = {
	address: { way_point: [...addressLines, ...areas] },
	note: { body: ['task_note'], way_point: ['note', 'notes'], task: ['task_notes', 'notes'] },
	inventory: { body: ['task_inventory'], way_point: ['inventory'], task: ['task_inventories'] },
	schedule: { way_point: ['scheduled_at'], task: ['scheduled_at'] },
	window: { way_point: ['no_earlier_than', 'no_later_than'] },
	contact: { way_point: contact, task: ['customer'] },
	packages: { task: ['packages'] },
	preparation: { task: ['preparation_status', 'preparation_status_id'] },
	eta: { way_point: ['eta'] },
};

/**
 * What an update changes. A field of a part counts if it was sent, also as null: Bringg sends only what changed, and null
 * removes a value. A whole order does not show what changed.
 */
function changesOf(body: Partial<Record<Part, object | null>>): string[] {
	const sent = {
		body: partNames.filter((name) => body[name]),
		way_point: Object.keys(body.way_point ?? {}),
		task: body.task && !('way_points' in body.task) ? Object.keys(body.task) : [],
	};
	return Object.keys(changes).filter((change) =>
		(['body', 'way_point', 'task'] as const).some((part) =>
			changes[change]?.[part]?.some((name) => (sent[part] as string[]).includes(name)),
		),
	);
}

const beforePickup = [0, 1, 6, 9];

/** A whole order keeps READY_FOR_PICKUP long after the pickup: then it does not count. */
function isReadyForPickup(task: Order | null | undefined): boolean {
	const { preparation_status_id: id, preparation_status: name, status } = task ?? {};
	const isBeforePickup = isEmpty(status) || beforePickup.includes(bringgStatus.find(status)?.code ?? NaN);
	return preparation.find(id, name) !== undefined && isBeforePickup;
}
