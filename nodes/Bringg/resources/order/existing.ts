import { UserError, type IDataObject } from 'n8n-workflow';

import type { ApiClient } from '../../../shared/http/client';
import type { merchantEndpoints } from '../../api/endpoints';
import { orderFromResponse, stateOf } from '../../api/orders';
import { order } from '../../webhooks/shapes';

/**
 * The open order that Bringg has under an ID that it takes only once.
 * @throws UserError when that order is over, so that the ID names nothing that is still to be delivered
 */
export async function existing(api: ApiClient<keyof typeof merchantEndpoints>, orderId: string): Promise<IDataObject> {
	const found = await api.call('getOrder', { query: { external_id: orderId }, response: orderFromResponse });
	const { isOver, deliveryStatus } = stateOf(order.parse(found)!);
	if (!isOver) return found;
	const state = deliveryStatus === 'delivered' ? 'delivered' : 'canceled';
	throw new UserError(`Bringg has an order with this Order ID already, and it was ${state}`, {
		description:
			'Bringg takes an ID once. For another trip of the same order, add the number of the trip to the Order ID, such as "-2".',
	});
}
