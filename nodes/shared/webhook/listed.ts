import type { IDataObject } from 'n8n-workflow';

import { eventIdOf } from './deduplication/identity';
import { eventItem } from './items';
import { completed, lostWarnings } from './parsing/match';
import type { MappedEvent, WebhookSource } from './source';

/**
 * The simplified item of an order that was found in a list, in the shape of one that a webhook brought.
 * @param lost the paths of what was sent and could not be read
 */
export function itemOfListed(source: WebhookSource, listed: MappedEvent, lost: readonly string[]): IDataObject {
	const receivedAt = new Date();
	const event = completed(source, listed, lostWarnings(lost), receivedAt);
	// It is listed once, whatever the list says of it: its order's id is what its event is known by.
	const eventId = eventIdOf(source.name, ['order list', event.orderId ?? '']);
	return eventItem(source, {}, { event, eventId }, receivedAt.toISOString(), true).json;
}
