import { DateTime } from '../../../shared/bundled/luxon';
import { isCollectedAtDoor } from '../../../shared/model/collected';
import { isTakenOut } from '../../../shared/operation/list';
import type { OrderInput } from '../../../shared/operation/modelInput';
import { withoutNoise } from '../../../shared/parsing/money';
import { filled, isBlank } from '../../../shared/parsing/strict';
import { isoTime } from '../../../shared/parsing/time';
import { isEmpty } from '../../../shared/parsing/values';
import type { TaskFieldName } from './task.fields';

/** When the rider comes and when the customer is served, in minutes after the order is due. */
export interface Minutes {
	pickUpAfter: number;
	deliverAfter: number;
}

/** What the order would have to hold for a field of a task, for messages. */
export const orderPaths: Partial<Record<TaskFieldName, string>> = {
	mappingKey: 'orderId',
	mappingCode: 'orderId',
	mappingBranchId: 'branchId',
	customerName: 'customer.name',
	customerPhone: 'customer.phone',
	customerAddress: 'customer.address',
	customerEmail: 'customer.email',
	lat: 'customer.latitude',
	lng: 'customer.longitude',
	pickUpTime: 'dueAt',
	deliveryTime: 'dueAt',
	discountCode: 'promoCode',
	subTotal: 'subtotal',
	instruction: 'notes',
};

/** The task that delivers an order, without its times, as a person would fill it in. */
export function fromOrder(order: OrderInput) {
	const customer = order.customer ?? {};
	return filled({
		source: order.source,
		// The order number is what people read out; both are references of the task.
		mappingKey: order.orderId,
		mappingCode: isEmpty(order.orderNumber) ? order.orderId : order.orderNumber,
		mappingBranchId: order.branchId,
		discountCode: order.promoCode,
		tax: order.tax,
		discount: order.discount,
		deliveryCharges: order.deliveryCharges,
		subTotal: order.subtotal,
		paymentType: isCollectedAtDoor(order) ? 'COD' : 'ONLINE',
		description: descriptionOf(order),
		instruction: order.notes,
		customerName: customer.name,
		customerEmail: customer.email,
		customerAddress: customer.address,
		customerPhone: customer.phone,
		lat: customer.latitude,
		lng: customer.longitude,
		type: 'normal',
	}) as Partial<Record<TaskFieldName, unknown>>;
}

/** The times of a task, or which time of the order cannot be read. */
type TaskTimes = { pickUpTime?: string; deliveryTime?: string } | { unreadable: 'dueAt' | 'placedAt' };

/**
 * When the rider comes and when the customer is served. A pre-order is due at the customer's door: it is delivered then, and
 * picked up as long before as the two lie apart; one without a due time has no times. An order for now counts
 * forward from when it is due, else from when it was placed, else from `now`. Where the pickup has passed, it is now; an order
 * for now, and a pre-order whose due time has passed too, is delivered that much later.
 */
export function timesOf(order: OrderInput, { pickUpAfter, deliverAfter }: Minutes, now = new Date()): TaskTimes {
	const from = (['dueAt', 'placedAt'] as const).find((name) => !isBlank(order[name]));
	if (order.isScheduled && from !== 'dueAt') return {};
	const read = from === undefined ? now.toISOString() : isoTime(order[from]);
	if (read === null) return { unreadable: from! };
	const start = Date.parse(read);
	const [pickUp, delivery] = [pickUpAfter, deliverAfter].map((minutes) => minutes * 60_000) as [number, number];
	if (order.isScheduled) {
		const pickUpTime = Math.max(start + pickUp - delivery, now.getTime());
		const deliveryTime = start < now.getTime() ? pickUpTime + delivery - pickUp : start;
		return { pickUpTime: written(pickUpTime), deliveryTime: written(deliveryTime) };
	}
	const late = Math.max(0, now.getTime() - (start + pickUp));
	return { pickUpTime: written(start + pickUp + late), deliveryTime: written(start + delivery + late) };
}

/** The items in the words of the vendor's sample: "Details: Milk, Quantity: 8", with the options after the name. */
function descriptionOf({ items }: OrderInput): string | undefined {
	const lines = (items ?? [])
		.filter((item) => !isTakenOut(item))
		.map(({ name, productId, quantity, options }) => {
			const chosen = (options ?? [])
				.filter((option) => !isTakenOut(option))
				.map((option) => {
					const label = option.name ?? option.optionId ?? 'option';
					const times = withoutNoise(option.quantity ?? 1);
					return times === 1 ? label : `${label} x${times}`;
				});
			const extras = chosen.length === 0 ? '' : ` (${chosen.join(', ')})`;
			return `Details: ${name ?? productId ?? 'item'}${extras}, Quantity: ${withoutNoise(quantity ?? 1)}`;
		});
	return lines.length === 0 ? undefined : lines.join('; ');
}

/** A moment in ISO 8601, or, beyond all calendars, a text that the check of the task refuses. */
function written(milliseconds: number): string {
	return DateTime.fromMillis(milliseconds, { zone: 'utc' }).toISO() ?? 'never';
}
