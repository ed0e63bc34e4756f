import type { ApiClient } from '../../../shared/http/client';
import { blinkOrderStatuses, isPast, type BlinkOrderStatus } from '../../words/orderStatus';
import { fetchedOrder } from './fetchedOrder';

/** What was learned from Blink before an order's status was to be changed. */
export interface Asked {
	/** Why nothing is to be sent. */
	skip?: string;
	/** Why it is not known where the order stands: then the status is sent all the same. */
	unknown?: string;
}

/** Looks in Blink whether an order has `wanted` behind it. An order that cannot be fetched is no reason to keep still. */
export async function askBlink(
	api: ApiClient<'fetchOrder'>,
	orderId: string,
	wanted: BlinkOrderStatus,
): Promise<Asked> {
	const found = await api.call('fetchOrder', { query: { order_id: orderId }, answer: fetchedOrder }).then(
		(order) => ({ order }),
		(error: Error) => ({ error }),
	);
	if ('error' in found)
		return { unknown: `Blink was asked first, but the order could not be fetched: ${found.error.message}` };
	const now = blinkOrderStatuses.of(found.order.status);
	if (now === undefined)
		return { unknown: 'Blink was asked first, but its answer does not say where the order stands' };
	return isPast(now.word, wanted) ? { skip: `Blink has the order at ${now.word} already` } : {};
}
