import type { z } from '../../shared/bundled/zod';
import type { KnownOrder } from '../../shared/model/order';
import { id, list, number, record, text } from '../../shared/reading/sent';
import { present } from '../../shared/reading/values';
import { webhookKind } from '../../shared/webhook/kind';
import { blendOrderType } from '../words/orderType';
import { envelope, isEvent } from './envelope';
import { unitPrice } from './unitPrice';

/*
 * Blend's page "Order Created Webhook": what a delivery app sends when a customer placed an order. It says nothing of
 * the customer, the currency, or whether the order is paid.
 */

const option = record({ id: text, name: text, price: number, quantity: number });

const item = record({
	id: text,
	name: text,
	quantity: number,
	price: number,
	note: text,
	options: list(option),
});

const schema = envelope({
	id,
	payment_method: text,
	order_type: text,
	note: text,
	subtotal: number,
	tax: number,
	discount: number,
	total: number,
	items: list(item),
});

type Body = z.output<typeof schema>;
type Item = NonNullable<z.output<typeof item>>;

/** A customer placed an order in a delivery app. */
export const orderCreated = webhookKind({
	recognises: isEvent('order_created'),
	schema,
	translate: (body) => {
		const order = toOrder(body);
		return {
			event: 'order.created',
			vendorEvent: 'order_created',
			orderId: order.orderId,
			taskId: null,
			branchId: order.branchId,
			deliveryStatus: order.deliveryStatus,
			occurredAt: order.placedAt,
			warnings: (body.payload.items ?? []).flatMap((entry, index) =>
				entry && priceOf(entry).optionsCostMore
					? [`payload.items[${index}].options cost more than the item, so its unitPrice may still include them`]
					: [],
			),
			order,
		};
	},
});

function priceOf({ price, options }: Item) {
	return unitPrice(price, present(options));
}

function toOrder({ event_time: eventTime, branch_id: branchId, payload }: Body): KnownOrder {
	return {
		source: 'blend',
		orderId: payload.id,
		orderNumber: null,
		externalOrderId: null,
		channel: null,
		type: blendOrderType(payload.order_type)?.type ?? null,
		deliveryStatus: 'created',
		branchId: branchId ?? null,
		vendorBranchId: null,
		branch: { area: null, address: null, latitude: null, longitude: null },
		customer: { name: null, phone: null, email: null, address: null, latitude: null, longitude: null },
		items: present(payload.items).map((entry) => ({
			productId: entry.id ?? null,
			name: entry.name ?? null,
			quantity: entry.quantity ?? null,
			unitPrice: priceOf(entry).unitPrice,
			discountPrice: null,
			totalPrice: null,
			notes: entry.note ?? null,
			options: present(entry.options).map((chosen) => ({
				optionId: chosen.id ?? null,
				name: chosen.name ?? null,
				quantity: chosen.quantity ?? null,
				unitPrice: chosen.price ?? null,
				totalPrice: null,
			})),
		})),
		currency: null,
		subtotal: payload.subtotal ?? null,
		tax: payload.tax ?? null,
		discount: payload.discount ?? null,
		promoCode: null,
		promoDiscount: null,
		walletAmount: null,
		loyaltyAmount: null,
		posCharge: null,
		deliveryCharges: null,
		total: payload.total ?? null,
		// "Any string": a label. Whether the order is paid is not said, and must not be guessed from it.
		payment: { method: payload.payment_method ?? null, methodId: null, paid: null },
		brandId: null,
		notes: payload.note ?? null,
		isScheduled: null,
		placedAt: eventTime ?? null,
		dueAt: null,
	};
}
