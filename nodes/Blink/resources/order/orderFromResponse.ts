import { orderOf, type Order } from '../../../shared/model/order';
import { coordinates } from '../../../shared/parsing/coordinates';
import { compact } from '../../../shared/parsing/values';
import { blinkOrderTypes } from '../../codes/order';
import { blinkOrderStatuses } from '../../codes/orderStatus';
import type { BlinkOrder } from './order';

/**
 * An order of Blink's responses (its pages "Fetch Order" and "Order List") in the canonical model, so that it can be relayed
 * like a webhook's. They lack the branch, whether it is paid, and the options of an item: its price includes them.
 */
export function orderFromResponse(row: BlinkOrder): Order {
	return orderOf({
		source: 'blink',
		orderId: row.id ?? '',
		orderNumber: row.unique_code,
		type: blinkOrderTypes.find(row.delivery_type)?.value,
		deliveryStatus: blinkOrderStatuses.find(row.status)?.deliveryStatus,
		customer: {
			name: row.customer_name,
			phone: row.customer_phone,
			...coordinates(row.latitude, row.longitude),
		},
		items: compact(row.items).map((item) => ({
			productId: item.item_id,
			name: item.details,
			quantity: item.quantity,
			unitPrice: item.price,
			itemPrice: item.actual_price,
			notes: item.notes,
		})),
		subtotal: row.subtotal,
		promoCode: row.promo_code,
		promoDiscount: row.promo_discount,
		deliveryCharges: row.delivery_charges,
		total: row.total,
		payment: { method: row.payment_method },
		notes: row.instruction,
		placedAt: row.ordertime,
	});
}
