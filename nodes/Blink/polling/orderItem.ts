import type { IDataObject } from 'n8n-workflow';

import type { ApiClient } from '../../shared/http/client';
import { unknownCodeWarnings } from '../../shared/parsing/codeTable';
import { unreadable } from '../../shared/parsing/lenient';
import { isEmpty } from '../../shared/parsing/values';
import { itemOfListed } from '../../shared/webhook/listed';
import { blinkOrderTypes } from '../codes/order';
import { eventOfOrder } from '../codes/orderStatus';
import { fetchedOrder, order } from '../resources/order/order';
import { orderFromResponse } from '../resources/order/orderFromResponse';
import { blinkSource } from '../webhooks/source';
import type { Entry } from './stream';

/**
 * A listed order as the Blink Trigger would have given it. The list leaves out where it goes and what the customer wants, so
 * each order is fetched; if that fails, what the list says is better than nothing, and a warning says so.
 */
export async function orderItem(api: ApiClient, { id, row }: Entry): Promise<object> {
	const whole = await api
		.call('fetchOrder', { query: { order_id: id }, response: fetchedOrder })
		.catch(() => undefined);
	const sent: IDataObject = { ...(row as IDataObject), ...filledFields(whole ?? {}), id };
	const read = order.parse(sent)!;
	const known = orderFromResponse(read);
	const event = eventOfOrder(read.status);
	return itemOfListed(
		blinkSource,
		{
			event,
			vendorEvent: 'order list',
			vendorStatus: read.status || null,
			orderId: id,
			deliveryStatus: isEmpty(sent.status) ? 'created' : known.deliveryStatus,
			occurredAt: event === 'order.created' ? known.placedAt : null,
			order: known,
			warnings: [
				...(whole === undefined ? ['The order could not be fetched: it says only what the list of orders tells'] : []),
				...unknownCodeWarnings(blinkOrderTypes, 'delivery_type', read.delivery_type),
				...(isEmpty(sent.items) || read.items?.length === 0
					? ['items is missing or empty: the order has no items']
					: []),
			],
		},
		unreadable(sent, read).paths,
	);
}

/** The fields that say something. */
function filledFields(row: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(row).filter(([, value]) => !isEmpty(value)));
}
