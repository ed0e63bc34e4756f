import type { IDataObject } from 'n8n-workflow';

import { text } from '../../shared/parsing/lenient';
import { isRecord } from '../../shared/parsing/values';
import type { MappedEvent } from '../../shared/webhook/event';
import type { ResponseContext, WebhookResponse } from '../../shared/webhook/source';
import { eventOf } from './envelope';

/*
 * Blend's page "Blend Webhook Response". `order_created` wants the id of the saved order back, all else only a status;
 * a refusal too has status 200, and the word `failed` makes the delivery app call again or tell a person.
 */

/** Where a workflow may have put the id of the order it saved, best first: Blend's own name, this package's, any API's. */
const savedIds = ['order_id', 'orderId', 'id'];

/** The id of the order as the workflow saved it; else, and when nothing was waited for, the app's own. */
export function answer({ event, orderId }: MappedEvent, { fromWorkflow }: ResponseContext): WebhookResponse {
	if (!isOrder(event)) return { status: 200, body: { status: 'success' } };
	return { status: 200, body: { order_id: savedId(fromWorkflow) ?? orderId, status: 'success' } };
}

/** The answer when the workflow failed. */
export function failure({ event }: MappedEvent): WebhookResponse {
	return failed(isOrder(event));
}

/** The answer to a body that nobody understands: the order's own refusal, unless it is of another event. */
export function refusal(_issues: string[], body: unknown): WebhookResponse {
	const event = isRecord(body) ? eventOf(body) : '';
	return failed(!otherEvents.has(event));
}

const otherEvents = new Set([
	'order_updated',
	'menu_sync',
	'item_availability',
	'modifier_availability',
	'branch_availability',
]);

/** An order that comes again with other content is answered like a new one. */
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
