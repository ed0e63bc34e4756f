import type { IDataObject } from 'n8n-workflow';

import type { z } from '../../../shared/bundled/zod';
import type { ResponseParser } from '../../../shared/http/responseClassifier';
import { coordinates } from '../../../shared/parsing/coordinates';
import { list, number, record, text, time } from '../../../shared/parsing/lenient';
import { compact, isEmpty, isRecord } from '../../../shared/parsing/values';
import { blinkOrderTypes } from '../../codes/order';
import { blinkOrderStatuses } from '../../codes/orderStatus';

const item = record({
	item_id: text,
	quantity: number,
	price: number,
	actual_price: number,
	details: text,
	notes: text,
});

/** Blink's pages "Fetch Order" and "Order List", sample responses; the list has fewer fields. `ordertime` is assumed UTC. */
export const order = record({
	id: text,
	unique_code: text,
	customer_name: text,
	customer_phone: text,
	latitude: number,
	longitude: number,
	delivery_eta: number,
	delivery_type: text,
	status: text,
	ordertime: time,
	instruction: text,
	payment_method: text,
	subtotal: number,
	total: number,
	delivery_charges: number,
	promo_code: text,
	promo_discount: number,
	reject_reason: text,
	items: list(item),
});

export type BlinkOrder = NonNullable<z.output<typeof order>>;

/** The fields that Order List and Fetch Order share. */
export function simpleListedOrder(row: BlinkOrder) {
	const status = blinkOrderStatuses.find(row.status);
	return {
		orderId: row.id,
		uniqueCode: row.unique_code,
		status: status?.value ?? row.status?.toLowerCase(),
		statusCode: status?.code,
		deliveryStatus: status?.deliveryStatus,
		type: blinkOrderTypes.find(row.delivery_type)?.value ?? row.delivery_type,
		placedAt: row.ordertime,
		customer: { name: row.customer_name, phone: row.customer_phone },
		paymentMethod: row.payment_method,
		subtotal: row.subtotal,
		deliveryCharges: row.delivery_charges,
		total: row.total,
		items: compact(row.items).map((entry) => ({
			productId: entry.item_id,
			name: entry.details,
			quantity: entry.quantity,
			// One unit with its options: the vendor's own samples send 85 + 5 and get 90 back.
			price: entry.price,
			originalPrice: entry.actual_price,
			notes: entry.notes,
		})),
	};
}

/** Warnings about codes that are not known, and so are null in the order of the model. */
export function unknownCodes(row: BlinkOrder): string[] {
	const isUnknown = (word: string | null | undefined, known: unknown) => !isEmpty(word) && known === undefined;
	return [
		...(isUnknown(row.delivery_type, blinkOrderTypes.find(row.delivery_type))
			? ['delivery_type is not a known type of order: order.type is null']
			: []),
		...(isUnknown(row.status, blinkOrderStatuses.find(row.status))
			? ['status is not a known status: order.deliveryStatus is null']
			: []),
	];
}

/** All fields of Fetch Order. */
export function simpleOrder(row: BlinkOrder) {
	const { customer, items, ...listed } = simpleListedOrder(row);
	return {
		...listed,
		customer: { ...customer, ...coordinates(row.latitude, row.longitude) },
		promoCode: row.promo_code,
		promoDiscount: row.promo_discount,
		deliveryEtaMinutes: row.delivery_eta,
		rejectReason: row.reject_reason,
		notes: row.instruction,
		items,
	};
}

/** The order in a response of Fetch Order, as Blink sent it, under `data`. A list of one counts. */
export const fetchedOrder: ResponseParser<IDataObject> = {
	is: 'an order',
	read: (body) => {
		const data = isRecord(body) ? body.data : body;
		const found: unknown = Array.isArray(data) && data.length === 1 ? data[0] : data;
		return isRecord(found) && !isEmpty(found.id) ? (found as IDataObject) : undefined;
	},
};
