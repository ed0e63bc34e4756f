import { z } from '../bundled/zod';
import { deliveryStatuses } from './deliveryStatus';
import { withDefaults, type DeepPartial } from './partial';

/*
 * An order in the canonical model. Money is a number in the order's currency unit (never cents),
 * times are ISO 8601 UTC, and what the sender did not give is null.
 */

const text = z.string().nullable();
const number = z.number().nullable();

const orderOption = z.object({
	/** The vendor's id of the option. */
	optionId: text,
	name: text,
	/** How many for each unit of the item. */
	quantity: number,
	/** What one costs. */
	unitPrice: number,
	/** The option's price in the menu, where the vendor gives it beside what was charged. */
	itemPrice: number,
	/** What one costs at a discount; null when there is none. */
	discountPrice: number,
	/** The sender's total of all of them. */
	totalPrice: number,
});

const orderItem = z.object({
	/** The vendor's id of the product. */
	productId: text,
	name: text,
	/** How many units. */
	quantity: number,
	/** What one unit costs without its options. */
	unitPrice: number,
	/** The product's price in the menu, where the vendor gives it beside what was charged. */
	itemPrice: number,
	/** What one unit costs at a discount; null when there is none. */
	discountPrice: number,
	/** What the line comes to: all units with their options. */
	totalPrice: number,
	/** What the customer wants to be different about this item. */
	notes: text,
	/** Modifiers chosen for each unit. */
	options: z.array(orderOption),
});

export const order = z.object({
	/** The system it comes from, such as `blink`. */
	source: z.string(),
	/** That system's own id of the order: what an update of its status names. */
	orderId: z.string(),
	/** What the customer reads out on the phone. */
	orderNumber: text,
	/** The id of the order where it was placed, such as Foodpanda's. */
	externalOrderId: text,
	/** Where it was placed, in the vendor's word: ANDROID, WEBSITE, FOODPANDA. */
	channel: text,
	/** The vendor's number of that channel. */
	channelId: text,
	/** How the customer gets it. */
	type: z.enum(['delivery', 'pickup', 'dine-in']).nullable(),
	/** Where it stands. */
	deliveryStatus: z.enum(deliveryStatuses).nullable(),
	/** The partner's own branch code, mapped in the vendor's admin. */
	branchId: text,
	/** The vendor's id of the same branch. */
	vendorBranchId: text,
	/** Where the goods are picked up; degrees. */
	branch: z.object({ area: text, address: text, latitude: number, longitude: number }),
	/** Who gets them, and where; the phone as it was sent, degrees. */
	customer: z.object({
		name: text,
		phone: text,
		email: text,
		address: text,
		latitude: number,
		longitude: number,
	}),
	items: z.array(orderItem),
	/** ISO 4217, such as PKR. */
	currency: text,
	/** What the items come to, before tax, charges and discounts. */
	subtotal: number,
	tax: number,
	/** Everything taken off, as the vendor counts it. */
	discount: number,
	promoCode: text,
	/** What the promo code took off. */
	promoDiscount: number,
	/** What was paid from the customer's wallet. */
	walletAmount: number,
	/** What was paid with loyalty points. */
	loyaltyAmount: number,
	/** The fee of the tax authority's point-of-sale system (Blink, Pakistan). */
	posCharge: number,
	deliveryCharges: number,
	/** What the customer pays in the end. */
	total: number,
	/** How it is paid: the vendor's word and number, which are labels, and whether it is paid already, which counts. */
	payment: z.object({ method: text, methodId: text, paid: z.boolean().nullable() }),
	/** The brand, for a kitchen that has several. */
	brandId: text,
	/** What the customer wants for the whole order. */
	notes: text,
	/** Whether it is for later (a pre-order): then it is due at `dueAt`. */
	isScheduled: z.boolean().nullable(),
	placedAt: text,
	/** When it is wanted. For an order for now it is what the vendor promises, or when it was placed. */
	dueAt: text,
});

export type Order = z.infer<typeof order>;

export type PartialOrder = DeepPartial<Order>;

/**
 * Why nothing is placed for an order any more: it is over. Undefined for one that is open, or without a status.
 */
export function whyOver({ deliveryStatus }: Pick<PartialOrder, 'deliveryStatus'>): string | undefined {
	const isOver = deliveryStatus === 'delivered' || deliveryStatus === 'cancelled' || deliveryStatus === 'rejected';
	return isOver ? `The order is ${deliveryStatus} already: nothing is placed for it` : undefined;
}

/** An order in which everything not known is null, at every depth. */
export const orderOf: (partial: PartialOrder & { source: string; orderId: string }) => Order = withDefaults(order);
