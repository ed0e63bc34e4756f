import { z } from '../bundled/zod';
import { isCollectedAtDoor } from './collected';
import { deliveryStatuses } from './deliveryStatus';
import { withDefaults, type DeepPartial } from './partial';

/*
 * An order in the canonical model. Money is a number in the order's currency unit (never cents), times are ISO 8601 UTC,
 * and what the sender did not send is null.
 */

const text = z.string().nullable();
const number = z.number().nullable();

/** How senders spell the types of order besides the model's values. Spaces, dashes and case do not count. */
export const orderTypeSpellings = {
	delivery: ['HOME DELIVERY'],
	'dine-in': ['EAT-IN'],
	pickup: ['TAKEAWAY', 'COLLECTION', 'CURBSIDE', 'DRIVE-THRU'],
} as const;

const orderOption = z.object({
	/** The vendor's id of the option. */
	optionId: text,
	name: text,
	/** How many for each unit of the item. */
	quantity: number,
	/** The price of one. */
	unitPrice: number,
	/** The option's price in the menu, if the vendor sends it beside the price charged. */
	itemPrice: number,
	/** The discounted price of one; null without a discount. */
	discountPrice: number,
	/** The price of all of them, as the sender reports it. */
	totalPrice: number,
});

const orderItem = z.object({
	/** The vendor's id of the product. */
	productId: text,
	name: text,
	/** How many units. */
	quantity: number,
	/** The price of one unit without its options. */
	unitPrice: number,
	/** The product's price in the menu, if the vendor sends it beside the price charged. */
	itemPrice: number,
	/** The discounted price of one unit; null without a discount. */
	discountPrice: number,
	/** The total of the line: all units with their options. */
	totalPrice: number,
	/** The customer's wishes for this item. */
	notes: text,
	/** Modifiers chosen for each unit. */
	options: z.array(orderOption),
});

export const order = z.object({
	/** The system it comes from, such as `blink`. */
	source: z.string(),
	/** That system's own id of the order: what an update of its status names. */
	orderId: z.string(),
	/** The number that the customer sees. */
	orderNumber: text,
	/** The id of the order where it was placed, such as Foodpanda's. */
	externalOrderId: text,
	/** Where it was placed, as the vendor names it: ANDROID, WEBSITE, FOODPANDA. */
	channel: text,
	/** The vendor's number of that channel. */
	channelId: text,
	/** How the customer receives it. */
	type: z.enum(['delivery', 'pickup', 'dine-in']).nullable(),
	/** The state of the order. */
	deliveryStatus: z.enum(deliveryStatuses).nullable(),
	/** The partner's own branch code, mapped in the vendor's admin. */
	branchId: text,
	/** The vendor's id of the same branch. */
	vendorBranchId: text,
	/** Where the goods are picked up; degrees. */
	branch: z.object({ area: text, address: text, latitude: number, longitude: number }),
	/** Who receives them, and where; the phone as it was sent, degrees. */
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
	/** The total of the items, before tax, charges and discounts. */
	subtotal: number,
	tax: number,
	/** All discounts, as the vendor counts them. */
	discount: number,
	promoCode: text,
	/** The discount of the promo code. */
	promoDiscount: number,
	/** The amount paid from the customer's wallet. */
	walletAmount: number,
	/** The amount paid with loyalty points. */
	loyaltyAmount: number,
	/** The fee of the tax authority's point-of-sale system (Blink, Pakistan). */
	posCharge: number,
	deliveryCharges: number,
	/** What the customer pays. */
	total: number,
	/**
	 * How it is paid: the vendor's word and number, which are labels, and whether it is paid already, which counts.
	 * `collectAtDoor` is what follows from them and the total, by the one rule of every relay.
	 */
	payment: z.object({ method: text, methodId: text, paid: z.boolean().nullable(), collectAtDoor: z.boolean() }),
	/** The brand, for a kitchen that has several. */
	brandId: text,
	/** The customer's wishes for the whole order. */
	notes: text,
	/** Whether it is a pre-order, which is due at `dueAt`. */
	isScheduled: z.boolean().nullable(),
	placedAt: text,
	/** When it is due. For an order that is not scheduled: when the vendor promises it, or when it was placed. */
	dueAt: text,
});

export type Order = z.infer<typeof order>;

/** What a sender reports of an order: any part may be missing. */
export type PartialOrder = DeepPartial<Order>;

/** Why nothing more is placed for an order: it is over. Undefined for an open order, or one without a state. */
export function whyOver({ deliveryStatus }: Pick<PartialOrder, 'deliveryStatus'>): string | undefined {
	const isOver = deliveryStatus === 'delivered' || deliveryStatus === 'cancelled' || deliveryStatus === 'rejected';
	return isOver ? `The order is ${deliveryStatus} already: nothing is placed for it` : undefined;
}

const completed: (partial: PartialOrder & { source: string; orderId: string }) => Order = withDefaults(order);

/** An order in which everything not known is null, at every depth. */
export function orderOf(partial: PartialOrder & { source: string; orderId: string }): Order {
	const made = completed(partial);
	return { ...made, payment: { ...made.payment, collectAtDoor: isCollectedAtDoor(made) } };
}
