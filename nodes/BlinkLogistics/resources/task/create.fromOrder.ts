import { DateTime } from '../../../shared/bundled/luxon';
import { isCollectedAtDoor } from '../../../shared/model/collected';
import type { OrderInput } from '../../../shared/operation/modelInput';
import { coordinates } from '../../../shared/reading/coordinates';
import { phoneForTask } from '../../words/phone';
import type { TaskFieldName } from './task.fields';
import type { TaskPatch } from './task.parameters';

/** When the rider comes and when the customer is served, in minutes after the order is due. */
export interface Minutes {
	pickUpAfter: number;
	deliverAfter: number;
}

/** What the order would have to hold for a field that a task needs, for messages. */
export const orderPaths: Partial<Record<TaskFieldName, string>> = {
	mappingKey: 'orderId',
	mappingCode: 'orderId',
	mappingBranchId: 'branchId',
	customerName: 'customer.name',
	customerPhone: 'customer.phone',
	customerAddress: 'customer.address',
	lat: 'customer.latitude',
	lng: 'customer.longitude',
	pickUpTime: 'dueAt',
	deliveryTime: 'dueAt',
};

/** The task that delivers an order, at the times that `timesOf` tells. What the order does not say is undefined. */
export function fromOrder(order: OrderInput, minutes: Minutes, now = new Date()): TaskPatch {
	const { customer = {} } = order;
	const { latitude, longitude } = coordinates(customer.latitude, customer.longitude);
	return {
		source: order.source,
		// The order number is what people read out; both are references of the task.
		mappingKey: order.orderId,
		mappingCode: known(order.orderNumber) ?? order.orderId,
		mappingBranchId: known(order.branchId),
		discountCode: known(order.promoCode),
		tax: known(order.tax),
		discount: known(order.discount),
		deliveryCharges: known(order.deliveryCharges),
		subTotal: known(order.subtotal),
		paymentType: isCollectedAtDoor(order.payment) ? 'COD' : 'ONLINE',
		description: descriptionOf(order),
		instruction: known(order.notes),
		customerName: known(customer.name),
		customerEmail: known(customer.email),
		customerAddress: known(customer.address),
		customerPhone: customer.phone ? phoneForTask(customer.phone) : undefined,
		lat: known(latitude)?.toString(),
		lng: known(longitude)?.toString(),
		...timesOf(order, minutes, now),
		type: 'normal',
	};
}

/**
 * When the rider comes and when the customer is served. A pre-order is due at the customer's door: it is delivered then, and
 * picked up as long before as the two lie apart. An order for now counts forward from when it is due, else from when it was
 * placed, else from `now`. A pre-order that does not say when it is due has no times.
 */
function timesOf({ isScheduled, dueAt, placedAt }: OrderInput, { pickUpAfter, deliverAfter }: Minutes, now: Date) {
	if (isScheduled) {
		return dueAt
			? { pickUpTime: minutesAfter(dueAt, pickUpAfter - deliverAfter), deliveryTime: minutesAfter(dueAt, 0) }
			: {};
	}
	const start = dueAt ?? placedAt ?? now.toISOString();
	return { pickUpTime: minutesAfter(start, pickUpAfter), deliveryTime: minutesAfter(start, deliverAfter) };
}

/** The items in the words of the vendor's sample: "Details: Milk, Quantity: 8", with the options after the name. */
function descriptionOf({ items = [] }: OrderInput): string | undefined {
	const lines = items.map(({ name, productId, quantity, options = [] }) => {
		const chosen = options.map((option) => {
			const label = option.name ?? option.optionId ?? 'option';
			return (option.quantity ?? 1) === 1 ? label : `${label} x${option.quantity}`;
		});
		const extras = chosen.length === 0 ? '' : ` (${chosen.join(', ')})`;
		return `Details: ${name ?? productId ?? 'item'}${extras}, Quantity: ${quantity ?? 1}`;
	});
	return lines.length === 0 ? undefined : lines.join('; ');
}

function minutesAfter(time: string, minutes: number): string | undefined {
	return DateTime.fromISO(time, { zone: 'utc' }).plus({ minutes }).toISO() ?? undefined;
}

function known<Value>(value: Value | null | undefined): Value | undefined {
	return value ?? undefined;
}
