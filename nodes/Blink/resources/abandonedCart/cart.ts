import type { IDataObject } from 'n8n-workflow';

import { z } from '../../../shared/bundled/zod';
import { coordinates } from '../../../shared/parsing/coordinates';
import { parsedJson } from '../../../shared/parsing/json';
import { list, number, record, text, time } from '../../../shared/parsing/lenient';
import { compact, isEmpty } from '../../../shared/parsing/values';

/** JSON inside a string, as `selected_suboption_ids` is sent; null when it is not JSON. */
const json = z
	.unknown()
	.transform((value): unknown => (typeof value === 'string' ? (parsedJson(value) ?? null) : value));

const suboption = record({ id: text, name: text, price: number, actual_price: number });

const cartItem = record({
	dish_id: text,
	quantity: number,
	details: text,
	unit_price: number,
	actual_unit_price: number,
	total_price: number,
	actual_total_price: number,
	selected_suboption_ids: json,
	options: list(record({ id: text, name: text, suboptions: list(suboption) })),
});

/** Blink's page "Get Abandoned Carts", sample response. Prices come as text, coordinates as text or "". */
export const cart = record({
	order_id: text,
	branch_id: text,
	customer: record({ name: text, phone: text, address: text, latitude: number, longitude: number }),
	notification: record({ status: text, sent_at: time }),
	created_at: time,
	cart_value: number,
	cart_items: list(cartItem),
	cart_item: cartItem,
});

type Cart = NonNullable<z.output<typeof cart>>;
type CartItem = NonNullable<z.output<typeof cartItem>>;

/**
 * One copy of the vendor's cart for each of its items, which then stands under `cart_item`. A cart whose items cannot be read
 * stays whole, with a warning.
 */
export function cartPerItem(row: IDataObject): IDataObject[] {
	const { cart_items: sent, ...rest } = row;
	const items = itemList.parse(sent);
	if (items === null && !isEmpty(sent)) return [row];
	return compact(items).map((item) => ({ ...rest, cart_item: item }));
}

/** The items of a cart as they were sent: a list, or its JSON as text. */
const itemList = list(record({}));

/** The cart with all its items, or with the one that `cartPerItem` gave it. */
export function simpleCart(row: Cart) {
	const facts = cartFacts(row);
	return row.cart_item
		? { ...facts, item: simpleItem(row.cart_item) }
		: { ...facts, items: compact(row.cart_items).map(simpleItem) };
}

function cartFacts(row: Cart) {
	return {
		createdAt: row.created_at,
		value: row.cart_value,
		customer: {
			name: row.customer?.name,
			phone: row.customer?.phone,
			address: row.customer?.address,
			...coordinates(row.customer?.latitude, row.customer?.longitude),
		},
		notification: { status: row.notification?.status, sentAt: row.notification?.sent_at },
		orderId: row.order_id,
		branchId: row.branch_id,
	};
}

function simpleItem(item: CartItem) {
	return {
		productId: item.dish_id,
		name: item.details,
		quantity: item.quantity,
		unitPrice: item.unit_price,
		originalUnitPrice: item.actual_unit_price,
		totalPrice: item.total_price,
		originalTotalPrice: item.actual_total_price,
		selectedSuboptionIds: item.selected_suboption_ids,
		options: compact(item.options).map((option) => ({
			optionId: option.id,
			name: option.name,
			suboptions: compact(option.suboptions).map((suboption) => ({
				suboptionId: suboption.id,
				name: suboption.name,
				price: suboption.price,
				originalPrice: suboption.actual_price,
			})),
		})),
	};
}
