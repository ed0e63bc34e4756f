import type { z } from '../../shared/bundled/zod';
import type { KnownOrder, Order } from '../../shared/model/order';
import { body, flag, id, list, number, record, text, time } from '../../shared/reading/sent';
import { present } from '../../shared/reading/values';
import { webhookKind } from '../../shared/webhook/kind';
import { blinkOrderStatus } from '../words/orderStatus';

/*
 * Blink's page "Order Webhook". Numbers come as strings and the reverse, `status` is a string here, and coordinates
 * are strings or null.
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
	status: text,
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
	products: list(product),
	payment: flag,
	payment_method_id: text,
	payment_method: text,
	delivery_charges: number,
	subtotal: number,
	total_price: number,
});

type Body = z.output<typeof schema>;

/** As the webhook writes them (PICK-UP) and as submit order does (pickup), once their signs are off. */
const types = new Map<string, NonNullable<Order['type']>>([
	['DELIVERY', 'delivery'],
	['PICKUP', 'pickup'],
	['DINEIN', 'dine-in'],
]);

/** The order webhook: told by its products or its order key. */
export const orderWebhook = webhookKind({
	recognises: (body) => 'products' in body || 'order_key' in body,
	schema,
	translate: (body) => {
		const order = toOrder(body);
		const isPaidCash = body.payment === true && /^cash$/i.test(body.payment_method ?? '');
		return {
			event: 'order.created',
			vendorEvent: 'order',
			orderId: order.orderId,
			taskId: null,
			branchId: order.branchId,
			deliveryStatus: order.deliveryStatus,
			occurredAt: order.placedAt,
			warnings: isPaidCash ? ['payment says paid although payment_method is Cash'] : [],
			order,
		};
	},
});

function toOrder(body: Body): KnownOrder {
	return {
		source: 'blink',
		orderId: body.blink_order_id,
		orderNumber: body.order_key ?? null,
		externalOrderId: body.external_order_id ?? null,
		channel: body.channel ?? null,
		type: types.get((body.type ?? '').toUpperCase().replace(/[^A-Z]/g, '')) ?? null,
		deliveryStatus: blinkOrderStatus(body.status?.trim(), body.status_text)?.deliveryStatus ?? null,
		branchId: body.branch_id ?? null,
		vendorBranchId: body.blink_branch_id ?? null,
		branch: {
			area: body.area_name ?? null,
			address: body.branch_address ?? null,
			latitude: body.branch_latitude ?? null,
			longitude: body.branch_longitude ?? null,
		},
		customer: {
			name: body.customer_name ?? null,
			phone: body.customer_phone ?? null,
			email: body.customer_email ?? null,
			address: body.customer_address_description ?? null,
			latitude: body.customer_address_latitude ?? null,
			longitude: body.customer_address_longitude ?? null,
		},
		items: present(body.products).map((item) => ({
			productId: item.product_id ?? null,
			name: item.name ?? null,
			quantity: item.quantity ?? null,
			unitPrice: item.unit_price ?? null,
			// 0 is how Blink says that there is no discount.
			discountPrice: item.item_discount_price || null,
			totalPrice: item.total_price ?? null,
			notes: null,
			options: present(item.options).map((chosen) => ({
				optionId: chosen.modifier_option_id ?? null,
				name: chosen.name ?? null,
				quantity: chosen.quantity ?? null,
				unitPrice: chosen.unit_price ?? null,
				totalPrice: chosen.total_price ?? null,
			})),
		})),
		currency: body.currency ?? null,
		subtotal: body.subtotal ?? null,
		tax: body.tax ?? null,
		discount: body.total_discount_amount ?? null,
		promoCode: body.promo_code ?? null,
		promoDiscount: body.promo_discount ?? null,
		walletAmount: body.wallet_amount ?? null,
		loyaltyAmount: body.loyalty_amount ?? null,
		posCharge: body.fbr_pos_charge ?? null,
		deliveryCharges: body.delivery_charges ?? null,
		total: body.total_price ?? null,
		payment: {
			method: body.payment_method ?? null,
			methodId: body.payment_method_id ?? null,
			paid: body.payment ?? null,
		},
		brandId: body.brand_id ?? null,
		notes: body.kitchen_notes ?? null,
		isScheduled: body.is_pre_order ?? null,
		placedAt: body.created_at ?? null,
		dueAt: body.due_at ?? null,
	};
}
