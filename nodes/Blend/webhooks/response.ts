import type { IDataObject } from 'n8n-workflow';

import { normalized } from '../../shared/parsing/codeTable';
import { text } from '../../shared/parsing/lenient';
import { isRecord } from '../../shared/parsing/values';
import type { MappedEvent } from '../../shared/webhook/event';
import type { ResponseContext, WebhookResponse } from '../../shared/webhook/source';
import { eventOf } from './envelope';

/*
 * Blend's page "Blend Webhook Response". `order_created` is answered with the id of the saved order, every other event only
 * with a status. A refusal also has HTTP status 200, and `failed` makes the delivery app retry or notify a person.
 */

/** The fields of a workflow's item that may have the id of the saved order, best first: Blend's, this package's, any API's. */
const savedIds = ['order_id', 'orderId', 'id'];

/** The id of the order that the workflow saved, else the delivery app's own. */
export function answer({ event, orderId }: MappedEvent, { fromWorkflow }: ResponseContext): WebhookResponse {
	if (!isOrder(event)) return { status: 200, body: { status: 'success' } };
	return { status: 200, body: { order_id: savedId(fromWorkflow) ?? orderId, status: 'success' } };
}

/** The answer if the workflow failed. */
export function failure({ event }: MappedEvent): WebhookResponse {
	return failed(isOrder(event));
}

/** The answer to a body that is not recognized: the refusal of an order, unless it is another event. */
export function refusal(_issues: string[], body: unknown): WebhookResponse {
	const event = isRecord(body) ? eventOf(body) : '';
	return failed(!otherEvents.has(event));
}

const otherEvents = new Set(
	['order_updated', 'menu_sync', 'item_availability', 'modifier_availability', 'branch_availability'].map((name) =>
		normalized(name),
	),
);

/** A changed order is answered like a new one. */
function isOrder(event: MappedEvent['event']): boolean {
	return event === 'order.created' || event === 'order.changed';
}

function failed(wantsId: boolean): WebhookResponse {
	return { status: 200, body: wantsId ? { order_id: '', status: 'failed' } : { status: 'failed' } };
}

function savedId(item: IDataObject = {}): string | undefined {
	const ids = savedIds.map((name) => text.parse(item[name])?.trim());
	return ids.find((id) => id !== undefined && id !== '');
}
