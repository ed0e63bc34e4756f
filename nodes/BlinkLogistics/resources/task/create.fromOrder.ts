import { DateTime } from '../../../shared/bundled/luxon';
import type { OrderInput } from '../../../shared/operation/modelInput';
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
};

/**
 * The task that delivers an order. What the order does not say is undefined. Minutes count from when the order is due,
 * else from when it was placed, else from `now`.
 */
export function taskFromOrder(order: OrderInput, { pickUpAfter, deliverAfter }: Minutes, now = new Date()): TaskPatch {
	const { customer = {}, payment } = order;
	const due = order.dueAt ?? order.placedAt ?? now.toISOString();
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
		paymentType: payment?.paid === true ? 'ONLINE' : 'COD',
		description: descriptionOf(order),
		instruction: known(order.notes),
		customerName: known(customer.name),
		customerEmail: known(customer.email),
		customerAddress: known(customer.address),
		// In the vendor's sample: country code and number, digits only.
		customerPhone: known(customer.phone)?.replace(/\D/g, ''),
		lat: known(customer.latitude)?.toString(),
		lng: known(customer.longitude)?.toString(),
		deliveryTime: minutesAfter(due, deliverAfter),
		pickUpTime: minutesAfter(due, pickUpAfter),
		type: 'normal',
	};
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
