import { findOrder, moveOrder, nextOrderId, vendorTime, type Order, type OrderItem } from '../state';
import { ORDER_STATUS_WORDS, type OrderStatus } from '../vocabulary';
import { refusal, type Operation } from './operation';

interface SubmittedOrder {
	blink_branch_id: string;
	delivery: { latitude?: number; longitude?: number };
	customer_name: string;
	customer_phone: string;
	delivery_type: string;
	payment_method: string;
	subtotal: string;
	total: string;
	delivery_charges: string;
	delivery_eta?: number;
	instructions?: string;
	items: SubmittedItem[];
}

interface SubmittedItem {
	blink_item_id: string;
	name: string;
	notes?: string;
	actual_price: string;
	price: string;
	quantity: string;
	sub_options?: Array<{ price: string; quantity: string }>;
}

export const submitOrder: Operation = ({ state, body, now }) => {
	const submitted = body as SubmittedOrder;
	if (!state.branches.some((branch) => String(branch.blink_id) === submitted.blink_branch_id)) {
		return refusal(`Branch ${submitted.blink_branch_id} not found`);
	}
	const id = nextOrderId(state);
	const order = orderFrom(submitted, id, vendorTime(now));
	state.orders.push(order);
	return { body: { success: true, msg: 'Your order has been placed', data: { id, unique_code: order.unique_code } } };
};

export const fetchOrder: Operation = ({ state, query }) => {
	const order = findOrder(state, query.order_id);
	if (!order || (query.unique_code && query.unique_code !== order.unique_code)) return refusal('Order not found');
	const { history: _history, ...shown } = order;
	return { body: { success: true, data: { ...shown, status: ORDER_STATUS_WORDS[order.status] } } };
};

export const updateOrderStatus: Operation = ({ state, switches, body, now }) => {
	const {
		blink_order_id,
		status,
		comment = '',
	} = body as { blink_order_id: string; status: OrderStatus; comment?: string };
	const order = findOrder(state, blink_order_id);
	if (!order && !switches.acceptUnknownOrders) return refusal('Order not found');
	if (order) moveOrder(order, { status, comment, at: vendorTime(now), by: 'updateOrderStatus' });
	return { body: { success: true, msg: 'Order status has been updated', data: { blink_order_id, status } } };
};

/** Reads a submitted order the way the vendor's Fetch Order sample shows it back: amounts become numbers, the phone loses its dash. */
function orderFrom(submitted: SubmittedOrder, id: Order['id'], at: string): Order {
	const { latitude, longitude } = submitted.delivery;
	return {
		id,
		unique_code: `SBX-${id}`,
		customer_name: submitted.customer_name,
		customer_phone: submitted.customer_phone.replace('-', ''),
		latitude: latitude === undefined ? null : String(latitude),
		longitude: longitude === undefined ? null : String(longitude),
		delivery_eta: submitted.delivery_eta ?? 60,
		delivery_type: submitted.delivery_type,
		status: 0,
		history: [{ status: 0, comment: '', at, by: 'submitOrder' }],
		ordertime: at,
		instruction: submitted.instructions ?? '',
		payment_method: submitted.payment_method,
		subtotal: Number(submitted.subtotal),
		total: Number(submitted.total),
		delivery_charges: Number(submitted.delivery_charges),
		promo_code: '',
		promo_discount: 0,
		reject_reason: '',
		items: submitted.items.map(itemFrom),
	};
}

/** In the vendor's samples an item sent at 85 (actual 110) with an option of 5 comes back at 90 (actual 115). */
function itemFrom(item: SubmittedItem): OrderItem {
	const options = (item.sub_options ?? []).reduce(
		(sum, option) => sum + Number(option.price) * Number(option.quantity),
		0,
	);
	return {
		// Ids that are not numbers cannot come back as one; the vendor shows numbers only.
		item_id: Number.parseInt(item.blink_item_id, 10) || 0,
		quantity: Number(item.quantity),
		price: Number(item.price) + options,
		actual_price: Number(item.actual_price) + options,
		details: item.name,
		notes: item.notes ?? null,
	};
}
