import type { z } from '../../shared/bundled/zod';
import type { PartialOrder } from '../../shared/model/order';
import { unknownCodeWarnings } from '../../shared/parsing/codeTable';
import { id, list, number, readableList, record, text } from '../../shared/parsing/lenient';
import { compact } from '../../shared/parsing/values';
import { payloadType } from '../../shared/webhook/parsing/payloadType';
import { blendOrderTypes } from '../codes/order';
import { envelope, isEvent } from './envelope';
import { unitPrice } from './unitPrice';

/*
 * Blend's page "Order Created Webhook": what a delivery app sends when a customer placed an order. It does not include the
 * customer, the currency, or whether the order is paid.
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
	items: readableList(item),
});

type Body = z.output<typeof schema>;
type Item = NonNullable<z.output<typeof item>>;

/** A customer placed an order in a delivery app. */
export const orderCreated = payloadType({
	matches: isEvent('order_created'),
	schema,
	map: (body) => ({
		event: 'order.created',
		vendorEvent: 'order_created',
		orderId: body.payload.id,
		branchId: body.branch_id,
		deliveryStatus: 'created',
		occurredAt: body.event_time,
		warnings: warningsOf(body),
		order: toOrder(body),
	}),
});

function warningsOf({ payload }: Body): string[] {
	const items = payload.items ?? [];
	return [
		...unknownCodeWarnings(blendOrderTypes, 'payload.order_type', payload.order_type),
		...(items.length === 0 ? ['payload.items is missing or empty: the order has no items'] : []),
		...items.flatMap((entry, index) =>
			entry && priceOf(entry).optionsCostMore
				? [`payload.items[${index}].options cost more than the item, so its unitPrice may still include them`]
				: [],
		),
	];
}

function priceOf({ price, options }: Item) {
	return unitPrice(price, compact(options));
}

function toOrder({ payload }: Body): PartialOrder {
	return {
		type: blendOrderTypes.find(payload.order_type)?.value,
		items: compact(payload.items).map((entry) => ({
			productId: entry.id,
			name: entry.name,
			quantity: entry.quantity,
			unitPrice: priceOf(entry).unitPrice,
			notes: entry.note,
			options: compact(entry.options).map((chosen) => ({
				optionId: chosen.id,
				name: chosen.name,
				quantity: chosen.quantity,
				unitPrice: chosen.price,
			})),
		})),
		subtotal: payload.subtotal,
		tax: payload.tax,
		discount: payload.discount,
		total: payload.total,
		// "Any string": a label. Whether the order is paid is not sent and must not be guessed from it.
		payment: { method: payload.payment_method },
		notes: payload.note,
	};
}
