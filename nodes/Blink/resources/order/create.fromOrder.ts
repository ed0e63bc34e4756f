import type { OrderInput } from '../../../shared/operation/modelInput';

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
export function fieldsOfOrder(order: OrderInput, branch: string | undefined, override: Record<string, unknown>) {
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
		street: customer.address,
		paymentMethod: paymentMethodOf(order),
		subtotal: order.subtotal,
		// Senders that know no delivery charges charge none.
		deliveryCharges: order.deliveryCharges ?? 0,
		total: order.total,
		customerEmail: customer.email,
		instructions: order.notes,
		latitude: customer.latitude,
		longitude: customer.longitude,
		scheduledFor: order.isScheduled ? order.dueAt : undefined,
		taxAmount: order.tax,
	};
}

/** The flag decides. Without one, what is not cash was paid in the app; without a method nobody can tell. */
function paymentMethodOf({ payment }: OrderInput): 'cash' | 'online' | undefined {
	const { paid, method } = payment ?? {};
	if (typeof paid === 'boolean') return paid ? 'online' : 'cash';
	if (method === undefined || method === null) return undefined;
	return /cash|cod/i.test(method) ? 'cash' : 'online';
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
