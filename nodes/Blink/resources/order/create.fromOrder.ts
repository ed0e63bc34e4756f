import { isCollectedAtDoor } from '../../../shared/model/collected';
import type { OrderInput } from '../../../shared/operation/modelInput';
import { withoutNowhere } from '../../../shared/parsing/coordinates';
import { filled } from '../../../shared/parsing/strict';
import type { AdditionalName, MainName } from './create.fields';

/** The paths in an order of the model for the fields of Order > Create, for messages. */
export const orderPaths: Readonly<Record<string, string[]>> = {
	branch: ['vendorBranchId'],
	deliveryType: ['type'],
	customerName: ['customer', 'name'],
	customerPhone: ['customer', 'phone'],
	street: ['customer', 'address'],
	customerEmail: ['customer', 'email'],
	latitude: ['customer', 'latitude'],
	longitude: ['customer', 'longitude'],
	instructions: ['notes'],
	scheduledFor: ['dueAt'],
	taxAmount: ['tax'],
	itemId: ['productId'],
	originalPrice: ['itemPrice'],
	price: ['unitPrice'],
	suboptions: ['options'],
	suboptionId: ['optionId'],
};

/**
 * The fields of Order > Create as an order of the model fills them in. Blink needs more of an address than the model has.
 */
export function fromOrder(order: OrderInput): Record<string, unknown> {
	const customer = order.customer ?? {};
	const { latitude, longitude } = customer;
	// Half of a position is left out.
	const place = typeof latitude === 'number' && typeof longitude === 'number' ? { latitude, longitude } : {};
	return filled({
		branch: order.vendorBranchId,
		deliveryType: order.type,
		customerName: customer.name,
		customerPhone: customer.phone,
		// All of the address: house number, area and city cannot be derived from it for certain.
		street: customer.address,
		paymentMethod: isCollectedAtDoor(order) ? 'cash' : 'online',
		subtotal: order.subtotal,
		// Senders without delivery charges charge nothing.
		deliveryCharges: order.deliveryCharges ?? 0,
		total: order.total,
		customerEmail: customer.email,
		instructions: order.notes,
		...withoutNowhere(place, ['latitude', 'longitude'] as never),
		scheduledFor: order.isScheduled ? order.dueAt : undefined,
		taxAmount: order.tax,
		itemsJson: itemsOf(order),
	} satisfies Partial<Record<MainName | AdditionalName | 'branch' | 'itemsJson', unknown>>) as Record<string, unknown>;
}

/** Blend's orders name no items; the kitchen then reads the ID. */
function itemsOf({ items }: OrderInput) {
	return (items ?? []).map((item) => ({
		itemId: item.productId,
		name: item.name || item.productId,
		notes: item.notes,
		// Without either, what one costs is what it costs in the menu.
		originalPrice: item.itemPrice ?? (item.discountPrice ? item.unitPrice : undefined),
		price: item.discountPrice || item.unitPrice,
		quantity: item.quantity,
		suboptions: item.options?.map((option) => ({
			suboptionId: option.optionId,
			price: option.discountPrice || option.unitPrice,
			quantity: option.quantity ?? 1,
		})),
	}));
}
