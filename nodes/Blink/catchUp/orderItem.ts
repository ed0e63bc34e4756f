import type { ApiClient } from '../../shared/http/client';
import { eventIdOf } from '../../shared/webhook/deduplication/identity';
import { eventItem } from '../../shared/webhook/items';
import { completed } from '../../shared/webhook/recognise';
import { fetchedOrder } from '../resources/order/fetchedOrder';
import { order } from '../resources/order/order';
import { orderOfAnswer } from '../resources/order/orderOfAnswer';
import { blinkSource } from '../webhooks/source';
import type { Entry } from './stream';

/**
 * A listed order as the Blink Trigger would have given it. The list leaves out where it goes and what the customer wants, so
 * each order is fetched; if that fails, what the list says is better than nothing, and a warning says so.
 */
export async function orderItem(api: ApiClient, { id, row }: Entry): Promise<object> {
	const whole = await api.call('fetchOrder', { query: { order_id: id }, answer: fetchedOrder }).catch(() => undefined);
	const read = orderOfAnswer(order.parse({ ...(row as object), ...whole, id })!);
	const event = completed(
		blinkSource,
		{
			event: 'order.created',
			vendorEvent: 'order list',
			orderId: read.orderId,
			deliveryStatus: read.deliveryStatus ?? 'created',
			occurredAt: read.placedAt,
			order: read,
		},
		whole === undefined ? ['The order could not be fetched: it says only what the list of orders tells'] : [],
	);
	// An order is listed once, whatever the list says of it: its id is what its event is known by.
	const eventId = eventIdOf(blinkSource.name, ['order list', read.orderId]);
	return eventItem(blinkSource, {}, { event, eventId }, new Date().toISOString(), true).json;
}
