import { isCollectedAtDoor } from '../../../shared/model/collected';
import type { OrderInput } from '../../../shared/operation/modelInput';
import { coordinates } from '../../../shared/reading/coordinates';
import { roundToCents } from '../../../shared/reading/money';
import type { OrderFieldName } from './order.fields';
import type { CarriedItem, OrderPatch } from './order.parameters';

/** What Bringg cannot do without, and where an order of the model has it. */
export const orderPaths = { customerName: 'customer.name', address: 'customer.address' } as const satisfies Partial<
	Record<OrderFieldName, string>
>;

/**
 * What an order of the model says. A pre-order is due at the customer's door; an order for now has no time, so that it goes
 * as soon as possible. The driver collects the total where money is collected at the door. The branch is the pickup where the
 * order tells where it is.
 */
export function fromOrder(order: OrderInput): OrderPatch {
	const { customer, branch, payment, currency = null } = order;
	const at = coordinates(customer?.latitude, customer?.longitude);
	const pickup = coordinates(branch?.latitude, branch?.longitude);
	const money = (amount: number | null | undefined) =>
		known(amount) === undefined ? undefined : roundToCents(amount!, currency);
	const isCollected = isCollectedAtDoor(payment) && order.total !== 0;
	return {
		title: `Order ${order.orderNumber || order.orderId}`.slice(0, 255),
		customerName: known(customer?.name),
		customerPhone: known(customer?.phone),
		customerEmail: known(customer?.email),
		address: known(customer?.address),
		latitude: known(at.latitude),
		longitude: known(at.longitude),
		note: known(order.notes),
		scheduledAt: order.isScheduled ? known(order.dueAt) : undefined,
		pickupName: known(branch?.area),
		pickupAddress: known(branch?.address),
		pickupLatitude: known(pickup.latitude),
		pickupLongitude: known(pickup.longitude),
		paymentMethod: isCollected ? 'cash' : undefined,
		leftToBePaid: isCollected ? money(order.total) : 0,
		totalPrice: money(order.total),
		deliveryPrice: money(order.deliveryCharges),
	};
}

/** What is carried: the lines of an order with what each unit costs, options included. A line of quantity 0 is none. */
export function itemsOfOrder({ items, currency = null }: OrderInput): CarriedItem[] {
	return (items ?? [])
		.filter(({ quantity }) => quantity !== 0)
		.map(({ productId, name, quantity, options, notes, ...price }) => {
			const chosen = options ?? [];
			const label = name ?? productId ?? 'item';
			const unit = charged(price);
			const extras = chosen.reduce((sum, option) => sum + (charged(option) ?? 0) * (option.quantity ?? 1), 0);
			return {
				name: chosen.length === 0 ? label : `${label} (${chosen.map(optionText).join(', ')})`,
				external_id: known(productId),
				quantity: quantity ?? 1,
				price: unit === undefined ? undefined : roundToCents(unit + extras, currency),
				note: known(notes),
			};
		});
}

/** What one costs: at its discount where there is one. */
function charged({ unitPrice, discountPrice }: { unitPrice?: number | null; discountPrice?: number | null }) {
	return known(discountPrice) ?? known(unitPrice);
}

function optionText({
	name,
	optionId,
	quantity,
}: {
	name?: string | null;
	optionId?: string | null;
	quantity?: number | null;
}) {
	const label = name ?? optionId ?? 'option';
	return (quantity ?? 1) === 1 ? label : `${label} x${quantity}`;
}

function known<Value>(value: Value | null | undefined): Value | undefined {
	return value === '' ? undefined : (value ?? undefined);
}
