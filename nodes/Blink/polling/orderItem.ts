import type { IDataObject } from 'n8n-workflow';

import type { ApiClient } from '../../shared/http/client';
import { unknownCodeWarnings } from '../../shared/parsing/codeTable';
import { unreadable } from '../../shared/parsing/lenient';
import { isEmpty } from '../../shared/parsing/values';
import { itemOfListed } from '../../shared/webhook/items';
import { blinkOrderTypes } from '../codes/order';
import { eventOfOrder } from '../codes/orderStatus';
import { fetchedOrder, order } from '../resources/order/order';
import { orderFromResponse } from '../resources/order/orderFromResponse';
import { blinkSource } from '../webhooks/source';
import type { Entry } from './stream';

/**
 * A listed order as the Blink Trigger would have emitted it. The list leaves out the address and the customer's notes, so each
 * order is fetched; if that fails, the item has only the list's fields, with a warning.
 */
export async function orderItem(api: ApiClient, { id, row }: Entry): Promise<object> {
	const whole = await api
		.call('fetchOrder', { query: { order_id: id }, response: fetchedOrder })
		.catch(() => undefined);
	const sent: IDataObject = { ...(row as IDataObject), ...filledFields(whole ?? {}), id };
	const read = order.parse(sent)!;
	const mapped = orderFromResponse(read);
	const event = eventOfOrder(read.status);
	return itemOfListed(
		blinkSource,
		{
			event,
			vendorEvent: 'order list',
			vendorStatus: read.status || null,
			orderId: id,
			deliveryStatus: isEmpty(sent.status) ? 'created' : mapped.deliveryStatus,
			occurredAt: event === 'order.created' ? mapped.placedAt : null,
			order: mapped,
			warnings: [
				...(whole === undefined ? ['The order could not be fetched: it has only the fields of the order list'] : []),
				...unknownCodeWarnings(blinkOrderTypes, 'delivery_type', read.delivery_type),
				...(isEmpty(sent.items) || read.items?.length === 0
					? ['items is missing or empty: the order has no items']
					: []),
			],
		},
		unreadable(sent, read).paths,
	);
}

/** The fields that are not empty. */
function filledFields(row: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(row).filter(([, value]) => !isEmpty(value)));
}
