import type { PayloadType } from './kinds';
import { valueAt } from './samples';
import { findOrder, moveOrder, type Order, type OrderItem, type State } from './state';
import { isOrderStatus, isTaskEventId } from './vocabulary';

/** Submit order's word for each `type` of the order webhook. */
const DELIVERY_TYPES: Record<string, string> = { 'PICK-UP': 'pickup', 'DINE-IN': 'dinein', DELIVERY: 'delivery' };

/** A number above 0, or a code of letters and digits. */
const ORDER_ID = /^(?!0+$)[A-Za-z0-9]+$/;

/**
 * Does to the sandbox's state what a webhook reports, so that a call following it finds the world as told:
 * an order webhook makes the order known, an order status moves it, a Logistics event moves its task.
 * Bodies broken on purpose change nothing.
 */
export function applyWebhook(state: State, kind: PayloadType, body: unknown, now: Date): void {
	if (kind === 'blink.order') registerOrder(state, body);
	else if (kind === 'blink.order-status') changeOrder(state, body);
	else if (kind.startsWith('logistics.')) changeTask(state, body, now);
}

function registerOrder(state: State, body: unknown): void {
	const sent = textAt(body, 'blink_order_id');
	if (!ORDER_ID.test(sent)) return;
	const order = orderFromWebhook(/^[0-9]+$/.test(sent) ? Number(sent) : sent, body);
	const index = state.orders.findIndex(({ id }) => String(id) === String(order.id));
	if (index >= 0) state.orders[index] = order;
	else state.orders.push(order);
}

function changeOrder(state: State, body: unknown): void {
	const order = findOrder(state, valueAt(body, 'blink_order_id'));
	const status = valueAt(body, 'status');
	if (!order || !isOrderStatus(status)) return;
	moveOrder(order, { status, comment: textAt(body, 'comment'), at: textAt(body, 'created_at'), by: 'webhook' });
}

function changeTask(state: State, body: unknown, now: Date): void {
	const task = state.tasks.find((each) => each.taskId === valueAt(body, 'data.taskId'));
	const eventId = valueAt(body, 'eventId');
	if (!task || !isTaskEventId(eventId)) return;
	Object.assign(task, {
		eventId,
		reason: textAt(body, 'data.reason'),
		agent: { name: textAt(body, 'data.agent.name'), contact: textAt(body, 'data.agent.contact') },
		fields: { ...task.fields, lastEventAt: now.toISOString() },
	});
}

function orderFromWebhook(id: Order['id'], body: unknown): Order {
	const status = Number(valueAt(body, 'status'));
	const known = isOrderStatus(status) ? status : 0;
	const at = textAt(body, 'created_at');
	const products = valueAt(body, 'products');
	return {
		id,
		unique_code: textAt(body, 'order_key'),
		customer_name: textAt(body, 'customer_name'),
		customer_phone: textAt(body, 'customer_phone'),
		latitude: (valueAt(body, 'customer_address_latitude') as string | null | undefined) ?? null,
		longitude: (valueAt(body, 'customer_address_longitude') as string | null | undefined) ?? null,
		delivery_eta: 60,
		delivery_type: DELIVERY_TYPES[textAt(body, 'type')] ?? 'delivery',
		status: known,
		history: [{ status: known, comment: '', at, by: 'webhook' }],
		ordertime: at,
		instruction: textAt(body, 'kitchen_notes'),
		payment_method: textAt(body, 'payment_method'),
		subtotal: numberAt(body, 'subtotal'),
		total: numberAt(body, 'total_price'),
		delivery_charges: numberAt(body, 'delivery_charges'),
		promo_code: textAt(body, 'promo_code'),
		promo_discount: numberAt(body, 'promo_discount'),
		reject_reason: '',
		items: Array.isArray(products) ? products.map(itemFromWebhook) : [],
	};
}

function itemFromWebhook(product: unknown): OrderItem {
	return {
		// The webhook's product id is the partner's own, Fetch Order shows Blink's number: there is no way from one to the other.
		item_id: 0,
		quantity: numberAt(product, 'quantity'),
		price: numberAt(product, 'unit_price'),
		actual_price: numberAt(product, 'item_price'),
		details: textAt(product, 'name'),
		notes: null,
	};
}

function textAt(body: unknown, path: string): string {
	return String(valueAt(body, path) ?? '');
}

function numberAt(body: unknown, path: string): number {
	return Number(valueAt(body, path)) || 0;
}
