import { z } from '../bundled/zod';
import { deliveryStatuses } from './deliveryStatus';

/*
 * An order in the one language of this package. Money is a number in the order's currency unit (never cents),
 * times are ISO 8601 UTC, and what the sender did not say is null.
 */

const text = z.string().nullable();
const number = z.number().nullable();

export const orderOption = z.object({
	optionId: text,
	name: text,
	quantity: number,
	unitPrice: number,
	totalPrice: number,
});

export const orderItem = z.object({
	productId: text,
	name: text,
	quantity: number,
	/** One unit without its options. */
	unitPrice: number,
	/** null when there is no discount: the vendors write 0 for that. */
	discountPrice: number,
	totalPrice: number,
	notes: text,
	options: z.array(orderOption),
});

export const order = z.object({
	source: z.string(),
	orderId: z.string(),
	/** What the customer reads out on the phone. */
	orderNumber: text,
	/** The id of the channel the order came from, such as Foodpanda's. */
	externalOrderId: text,
	channel: text,
	type: z.enum(['delivery', 'pickup', 'dine-in']).nullable(),
	deliveryStatus: z.enum(deliveryStatuses).nullable(),
	/** The partner's own branch code, mapped in the vendor's admin. */
	branchId: text,
	/** The vendor's id of the same branch. */
	vendorBranchId: text,
	branch: z.object({ area: text, address: text, latitude: number, longitude: number }),
	customer: z.object({
		name: text,
		phone: text,
		email: text,
		address: text,
		latitude: number,
		longitude: number,
	}),
	items: z.array(orderItem),
	currency: text,
	subtotal: number,
	tax: number,
	discount: number,
	promoCode: text,
	promoDiscount: number,
	walletAmount: number,
	loyaltyAmount: number,
	posCharge: number,
	deliveryCharges: number,
	total: number,
	payment: z.object({ method: text, methodId: text, paid: z.boolean().nullable() }),
	brandId: text,
	notes: text,
	isScheduled: z.boolean().nullable(),
	placedAt: text,
	dueAt: text,
});

export type Order = z.infer<typeof order>;
