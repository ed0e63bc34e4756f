import type { z } from '../../shared/bundled/zod';
import type { PartialOrder } from '../../shared/model/order';
import { unknownCodeWarnings } from '../../shared/parsing/codeTable';
import { coordinates } from '../../shared/parsing/coordinates';
import { body, code, flag, id, list, number, readableList, record, text, time } from '../../shared/parsing/lenient';
import { compact, isEmpty } from '../../shared/parsing/values';
import { payloadType } from '../../shared/webhook/parsing/payloadType';
import { blinkOrderTypes } from '../codes/order';
import { blinkOrderStatuses, eventOfOrder } from '../codes/orderStatus';
import { optionQuantity } from './optionQuantity';
import { vendorStatusOf } from './orderStatus';

/*
 * Blink's page "Order Webhook". Real orders also have numbers as strings and the reverse, may lack half of the fields, may be
 * new without a status, and have 0 for unknown coordinates.
 */

const option = record({
	modifier_option_id: text,
	name: text,
	quantity: number,
	unit_price: number,
	total_price: number,
	item_price: number,
	item_discount_price: number,
});

const product = record({
	product_id: text,
	name: text,
	quantity: number,
	unit_price: number,
	total_price: number,
	item_price: number,
	item_discount_price: number,
	options: list(option),
});

const schema = body({
	blink_order_id: id,
	external_order_id: text,
	order_key: text,
	type: text,
	status: code,
	status_text: text,
	currency: text,
	channel: text,
	channel_id: text,
	area_name: text,
	brand_id: text,
	branch_id: text,
	blink_branch_id: text,
	branch_latitude: number,
	branch_longitude: number,
	branch_address: text,
	total_discount_amount: number,
	promo_code: text,
	promo_discount: number,
	wallet_amount: number,
	loyalty_amount: number,
	tax: number,
	fbr_pos_charge: number,
	kitchen_notes: text,
	created_at: time,
	due_at: time,
	is_pre_order: flag,
	customer_name: text,
	customer_phone: text,
	customer_email: text,
	customer_address_description: text,
	customer_address_latitude: number,
	customer_address_longitude: number,
	// A blank kitchen ticket is worse than an unrecognized order.
	products: readableList(product),
	payment: flag,
	payment_method_id: text,
	payment_method: text,
	delivery_charges: number,
	subtotal: number,
	total_price: number,
});

type Body = z.output<typeof schema>;
type Product = NonNullable<z.output<typeof product>>;

/** The order webhook: matched by its products or its order key. */
export const orderWebhook = payloadType({
	matches: (body) => 'products' in body || 'order_key' in body,
	schema,
	// Blink also sends orders that are on their way or over, which are not new.
	map: (body) => ({
		event: eventOfOrder(body.status, body.status_text),
		vendorEvent: 'order',
		vendorStatus: vendorStatusOf(body.status, body.status_text),
		orderId: body.blink_order_id,
		branchId: body.branch_id,
		deliveryStatus: statusOf(body),
		// The time of a known order's status is not sent: `created_at` is when it was placed.
		occurredAt: eventOfOrder(body.status, body.status_text) === 'order.created' ? body.created_at : null,
		warnings: warningsOf(body),
		order: toOrder(body),
	}),
});

/** An order without a status is treated as new. */
function statusOf({ status, status_text: statusText }: Body) {
	return isEmpty(status) && isEmpty(statusText)
		? 'created'
		: blinkOrderStatuses.find(status, statusText)?.deliveryStatus;
}

function warningsOf(body: Body): string[] {
	const products = body.products ?? [];
	const isPaidCash = body.payment === true && /^cash$/i.test(body.payment_method?.trim() ?? '');
	return [
		...(isPaidCash ? ['payment is true although payment_method is Cash'] : []),
		...unknownCodeWarnings(blinkOrderTypes, 'type', body.type),
		...(products.length === 0 ? ['products is missing or empty: the order has no items'] : []),
		...products.flatMap((sent, index) => optionWarnings(sent, `products[${index}]`)),
	];
}

function optionWarnings(sent: Product | null | undefined, path: string): string[] {
	return (sent?.options ?? []).flatMap((chosen, index) => {
		const doubt = chosen && optionQuantity(chosen, sent?.quantity).doubt;
		return doubt ? [`${path}.options[${index}].quantity ${doubt}`] : [];
	});
}

function toOrder(body: Body): PartialOrder {
	return {
		orderNumber: body.order_key,
		externalOrderId: body.external_order_id,
		channel: body.channel,
		channelId: body.channel_id,
		type: blinkOrderTypes.find(body.type)?.value,
		vendorBranchId: body.blink_branch_id,
		branch: {
			area: body.area_name,
			address: body.branch_address,
			...coordinates(body.branch_latitude, body.branch_longitude),
		},
		customer: {
			name: body.customer_name,
			phone: body.customer_phone,
			email: body.customer_email,
			address: body.customer_address_description,
			...coordinates(body.customer_address_latitude, body.customer_address_longitude),
		},
		items: compact(body.products).map(toItem),
		currency: body.currency,
		subtotal: body.subtotal,
		tax: body.tax,
		discount: body.total_discount_amount,
		promoCode: body.promo_code,
		promoDiscount: body.promo_discount,
		walletAmount: body.wallet_amount,
		loyaltyAmount: body.loyalty_amount,
		posCharge: body.fbr_pos_charge,
		deliveryCharges: body.delivery_charges,
		total: body.total_price,
		payment: { method: body.payment_method, methodId: body.payment_method_id, paid: body.payment },
		brandId: body.brand_id,
		notes: body.kitchen_notes,
		isScheduled: body.is_pre_order,
		placedAt: body.created_at,
		dueAt: body.due_at,
	};
}

function toItem(sent: Product) {
	return {
		productId: sent.product_id,
		name: sent.name,
		quantity: sent.quantity,
		unitPrice: sent.unit_price,
		itemPrice: sent.item_price,
		// 0 means no discount, here and in options.
		discountPrice: sent.item_discount_price || null,
		totalPrice: sent.total_price,
		options: compact(sent.options).map((chosen) => ({
			optionId: chosen.modifier_option_id,
			name: chosen.name,
			quantity: optionQuantity(chosen, sent.quantity).quantity,
			unitPrice: chosen.unit_price,
			itemPrice: chosen.item_price,
			discountPrice: chosen.item_discount_price || null,
			totalPrice: chosen.total_price,
		})),
	};
}
