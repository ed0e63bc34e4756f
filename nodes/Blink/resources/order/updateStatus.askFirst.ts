import { NodeApiError } from 'n8n-workflow';

import type { ApiClient } from '../../../shared/http/client';
import { isEmpty } from '../../../shared/parsing/values';
import { blinkEndpoints } from '../../api/endpoints';
import { blinkOrderStatuses, isPast, type BlinkOrderStatus } from '../../codes/orderStatus';
import { fetchedOrder } from './order';

/** The result of asking Blink before an update. */
export interface Asked {
	/** Why nothing is sent. */
	skip?: string;
	/** Why it is not known where the order stands: then the status is sent all the same. */
	unknown?: string;
}

/** Words outside Blink's list of statuses for an order that is over (assumed). */
const over = /^(cancell?ed|refunded|returned|expired|failed)$/i;

/**
 * Asks Blink whether an order is at `wanted` already, or past it. A few milliseconds remain between this question and the
 * update. An order that cannot be fetched holds nothing back.
 * @param hint shows a person one line about the run.
 */
export async function askBlink(
	api: ApiClient<'fetchOrder'>,
	{ orderId, wanted }: { orderId: string; wanted: BlinkOrderStatus },
	hint: (message: string) => void,
): Promise<Asked> {
	const found = await api.call('fetchOrder', { query: { order_id: orderId }, response: fetchedOrder }).then(
		(order) => ({ order }),
		(error: Error) => ({ error }),
	);
	if ('error' in found) {
		const { error } = found;
		if (error instanceof NodeApiError && error.httpCode === '404') hint(pathMayBeWrong);
		return { unknown: `Blink was asked first, but the order could not be fetched: ${error.message}` };
	}
	const { status } = found.order;
	if (isEmpty(status)) return { unknown: 'Blink was asked first, but its response has no order status' };
	const now = blinkOrderStatuses.find(status);
	if (now !== undefined)
		return isPast(now.value, wanted) ? { skip: `Blink has the order at ${now.value} already` } : {};
	const word = String(status).trim().slice(0, 50);
	return over.test(word)
		? { skip: `Blink has the order at ${word}: it is over` }
		: { unknown: `Blink was asked first, and has the order at ${word}, which is not a known status` };
}

const { method, path, displayName } = blinkEndpoints.fetchOrder;

const pathMayBeWrong = `Ask Blink First: Blink responded to an order's fetch with status 404. Unless the credential overrides it, the path is ${method} ${path}, which is the package's assumption: set the right one in the Blink credential under Endpoint Paths > ${displayName}.`;
