import { isCollectedAtDoor } from '../../../shared/model/collected';
import type { OrderInput } from '../../../shared/operation/modelInput';
import { coordinates } from '../../../shared/reading/coordinates';
import { addressPartsOf } from './create.address';

/** The fields that stand under Additional Fields when they are filled in by hand. */
const additional = [
	'building',
	'customerEmail',
	'deliveryEta',
	'instructions',
	'latitude',
	'longitude',
	'scheduledFor',
	'taxAmount',
	'taxPercentage',
] as const;

/**
 * The fields of Order > Create as an order of the model would fill them in, with what the person says instead. What the
 * order does not say stays undefined: Blink needs more of an address, for one, than the model has.
 */
export function fromOrder(order: OrderInput, branch: string | undefined, override: Record<string, unknown>) {
	const values: Record<string, unknown> = { ...known(valuesOf(order)), ...override };
	return {
		...values,
		branch: branch ?? order.vendorBranchId ?? undefined,
		additionalFields: Object.fromEntries(additional.map((name) => [name, values[name]])),
		itemsJson: itemsOf(order),
	};
}

function valuesOf(order: OrderInput) {
	const { customer = {} } = order;
	return {
		deliveryType: order.type,
		customerName: customer.name,
		customerPhone: customer.phone,
		...addressPartsOf(customer.address),
		// All of it: what the parts leave out must reach the rider.
		street: customer.address,
		paymentMethod: isCollectedAtDoor(order.payment) ? 'cash' : 'online',
		subtotal: order.subtotal,
		// Senders that know no delivery charges charge none.
		deliveryCharges: order.deliveryCharges ?? 0,
		total: order.total,
		customerEmail: customer.email,
		instructions: order.notes,
		...coordinates(customer.latitude, customer.longitude),
		scheduledFor: order.isScheduled ? order.dueAt : undefined,
		taxAmount: order.tax,
	};
}

/** Blend's orders name no items; the kitchen then reads the ID. */
function itemsOf({ items = [] }: OrderInput) {
	return items.map((item) => ({
		itemId: item.productId,
		name: item.name ?? item.productId,
		notes: item.notes,
		originalPrice: item.unitPrice,
		price: item.discountPrice ?? item.unitPrice,
		quantity: item.quantity,
		suboptions: item.options?.map(({ optionId, unitPrice, quantity }) => ({
			suboptionId: optionId,
			price: unitPrice,
			quantity: quantity ?? 1,
		})),
	}));
}

function known(values: Record<string, unknown>) {
	return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null));
}
