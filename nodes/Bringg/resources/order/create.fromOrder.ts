import { isCollectedAtDoor } from '../../../shared/model/collected';
import { isTakenOut } from '../../../shared/operation/list';
import type { OrderInput } from '../../../shared/operation/modelInput';
import { roundToCents } from '../../../shared/parsing/money';
import type { OrderFieldName } from './order.fields';
import type { OrderItem } from './order.parameters';

/** Where an order of the model has what Bringg takes. */
export const orderPaths: Partial<Record<OrderFieldName, string>> = {
	title: 'orderNumber',
	customerName: 'customer.name',
	customerPhone: 'customer.phone',
	customerEmail: 'customer.email',
	address: 'customer.address',
	latitude: 'customer.latitude',
	longitude: 'customer.longitude',
	note: 'notes',
	scheduledAt: 'dueAt',
	pickupName: 'branch.area',
	pickupAddress: 'branch.address',
	pickupLatitude: 'branch.latitude',
	pickupLongitude: 'branch.longitude',
	leftToBePaid: 'total',
	totalPrice: 'total',
	deliveryPrice: 'deliveryCharges',
};

/**
 * The values of an order of the model, as a person would fill them in. A pre-order is due at the customer's door; an order for now
 * has no time, so that it goes as soon as possible. The driver collects the total where money is collected at the door. The
 * branch is the pickup where the order has its position.
 */
export function fromOrder(order: OrderInput): Partial<Record<OrderFieldName, unknown>> {
	const { customer, branch, total, deliveryCharges, currency } = order;
	const money = (amount: number | null | undefined) =>
		typeof amount === 'number' ? roundToCents(amount, currency ?? null) : undefined;
	const isCollected = isCollectedAtDoor(order);
	return {
		title: `Order ${order.orderNumber || order.orderId}`.slice(0, 255),
		customerName: customer?.name,
		customerPhone: customer?.phone,
		customerEmail: customer?.email,
		address: customer?.address,
		latitude: customer?.latitude,
		longitude: customer?.longitude,
		note: order.notes,
		scheduledAt: order.isScheduled ? order.dueAt : undefined,
		pickupName: branch?.area,
		pickupAddress: branch?.address,
		pickupLatitude: branch?.latitude,
		pickupLongitude: branch?.longitude,
		paymentMethod: isCollected ? 'cash' : undefined,
		leftToBePaid: isCollected ? money(total) : 0,
		totalPrice: money(total),
		deliveryPrice: money(deliveryCharges),
	};
}

/** What is carried: the lines of an order with what each unit costs, options included. A line of quantity 0 is left out. */
export function itemsOfOrder({ items, currency }: OrderInput): OrderItem[] {
	return (items ?? [])
		.filter((item) => !isTakenOut(item))
		.map(({ productId, name, quantity, options, notes, ...price }) => {
			const chosen = (options ?? []).filter((option) => !isTakenOut(option));
			const label = name ?? productId ?? 'item';
			const unit = charged(price);
			const extras = chosen.reduce((sum, option) => sum + (charged(option) ?? 0) * (option.quantity ?? 1), 0);
			return {
				name: chosen.length === 0 ? label : `${label} (${chosen.map(optionText).join(', ')})`,
				external_id: productId || undefined,
				quantity: quantity ?? 1,
				price: unit === undefined ? undefined : roundToCents(unit + extras, currency ?? null),
				note: notes || undefined,
			};
		});
}

/** What one costs: at its discount where there is one. */
export function charged({ unitPrice, discountPrice }: { unitPrice?: number | null; discountPrice?: number | null }) {
	return (discountPrice || unitPrice) ?? undefined;
}

function optionText(option: { name?: string | null; optionId?: string | null; quantity?: number | null }) {
	const label = option.name ?? option.optionId ?? 'option';
	return (option.quantity ?? 1) === 1 ? label : `${label} x${option.quantity}`;
}
