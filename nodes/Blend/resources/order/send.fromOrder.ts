import { isCash, isCollectedAtDoor } from '../../../shared/model/collected';
import type { OrderInput } from '../../../shared/operation/modelInput';
import { roundToCents } from '../../../shared/parsing/money';
import { filled } from '../../../shared/parsing/strict';
import { isEmpty } from '../../../shared/parsing/values';
import type { OrderFieldName } from './send.fields';

/** What Blend cannot do without, and where an order of the model has it. */
export const neededOfOrder = {
	branchId: 'branchId',
	orderId: 'orderId',
	orderType: 'type',
	paymentMethod: 'payment.method',
	subtotal: 'subtotal',
	total: 'total',
} as const satisfies Partial<Record<OrderFieldName, string>>;

export const neededNames = Object.keys(neededOfOrder) as Array<keyof typeof neededOfOrder>;

/** The paths in an order of the model for the fields of Order > Send, for messages. */
export const orderPaths: Readonly<Record<string, string>> = {
	...neededOfOrder,
	note: 'notes',
	eventTime: 'placedAt',
	id: 'productId',
	price: 'unitPrice',
};

/** An order of the model, as a person would fill it in. */
export function fromOrder(order: OrderInput) {
	return filled({
		branchId: order.branchId,
		orderId: order.orderId,
		orderType: order.type,
		paymentMethod: methodOf(order),
		note: order.notes,
		subtotal: order.subtotal,
		tax: order.tax,
		discount: order.discount,
		total: order.total,
		eventTime: order.placedAt,
		itemsJson: itemsOf(order),
	}) as Partial<Record<OrderFieldName | 'itemsJson', unknown>>;
}

/**
 * How it is paid, in a word ("cash" and "card" are Blend's examples): cash is what is collected at the door, and nothing
 * else is called so, whatever label a paid order carries.
 */
function methodOf(order: OrderInput): string {
	if (isCollectedAtDoor(order)) return 'cash';
	const method = order.payment?.method?.trim();
	return isEmpty(method) || isCash(order.payment!) ? 'online' : method!.toLowerCase();
}

/** The items, of which Blend needs the IDs, quantities and prices: an item's is what is charged for one unit with its options. */
function itemsOf({ items, currency }: OrderInput) {
	return (items ?? []).map((item) => {
		const options = (item.options ?? []).map((option) => ({
			id: option.optionId,
			price: option.discountPrice || option.unitPrice,
			quantity: option.quantity ?? 1,
		}));
		const extra = options.reduce((sum, { price, quantity }) => sum + (price ?? 0) * quantity, 0);
		const belowNothing = [item.discountPrice, item.unitPrice].find((each) => typeof each === 'number' && each < 0);
		const price = belowNothing ?? (item.discountPrice || item.unitPrice);
		return {
			id: item.productId,
			quantity: item.quantity,
			// Only a computed amount is rounded. A price below 0 is refused, and must not hide behind its options.
			price:
				extra === 0 || typeof price !== 'number' || price < 0 ? price : roundToCents(price + extra, currency ?? null),
			note: item.notes,
			options,
		};
	});
}
