import type { IDataObject, IExecuteFunctions, INodeExecutionData, IWebhookFunctions } from 'n8n-workflow';

import { isRecord } from '../parsing/values';
import { eventIdOf } from './deduplication/identity';
import type { Attachment, MappedEvent, WebhookEvent } from './event';
import { completed, limited, lostWarnings, type MatchedBody } from './parsing/match';
import type { WebhookSource } from './source';

/** The item of the Event output: the canonical model (`simplify`), or the sender's payload with its types repaired. */
export function eventItem(
	source: WebhookSource,
	payload: IDataObject,
	{ event, eventId }: { event: WebhookEvent; eventId: string },
	receivedAt: string,
	simplify: boolean,
): INodeExecutionData {
	const { attachments } = event;
	const warnings = limited(event.warnings);
	if (!simplify) {
		const raw = attachments.reduce(withoutAttachment, payload);
		return { json: { ...raw, ...(warnings.length > 0 && { warnings }), _eventId: eventId } };
	}
	const { vendorEvent, vendorStatus, orderId, taskId, branchId, deliveryStatus, occurredAt, order, delivery, details } =
		event;
	const json = {
		source: source.name,
		event: event.event,
		vendorEvent,
		vendorStatus,
		eventId,
		orderId,
		taskId,
		branchId,
		deliveryStatus,
		occurredAt,
		receivedAt,
		warnings,
		...(order && { order }),
		...(delivery && { delivery }),
		...details,
	};
	return { json };
}

/**
 * The simplified item of an order from a list, in the shape of an order from a webhook.
 * @param lost the paths of values that could not be read
 */
export function itemOfListed(source: WebhookSource, listed: MappedEvent, lost: readonly string[]): IDataObject {
	const receivedAt = new Date();
	const event = completed(source, listed, lostWarnings(lost), receivedAt);
	// One event per order, whatever else the list reports of it.
	const eventId = eventIdOf(source.name, ['order list', event.orderId ?? '']);
	return eventItem(source, {}, { event, eventId }, receivedAt.toISOString(), true).json;
}

/** The item with the event's attachments as binary properties. */
export async function withAttachments(
	context: IWebhookFunctions | IExecuteFunctions,
	item: INodeExecutionData,
	{ event: { attachments } }: MatchedBody,
): Promise<INodeExecutionData> {
	if (attachments.length === 0) return item;
	const binary: INodeExecutionData['binary'] = {};
	for (const { property, bytes, fileName, mimeType } of attachments) {
		binary[property] = await context.helpers.prepareBinaryData(bytes, fileName, mimeType);
	}
	return { ...item, binary };
}

/** The reference in the JSON to an attachment. */
function referenceTo({ property, mimeType, bytes }: Attachment): IDataObject {
	return { binaryProperty: property, mimeType, sizeBytes: bytes.length };
}

/** The payload with a reference in place of the attachment, whose path has field names and list indexes. */
function withoutAttachment(payload: IDataObject, attachment: Attachment): IDataObject {
	const replaced = (value: unknown, [key, ...deeper]: readonly string[]): unknown => {
		if (key === undefined) return referenceTo(attachment);
		if (Array.isArray(value)) {
			return value.map((entry: unknown, index) => (String(index) === key ? replaced(entry, deeper) : entry));
		}
		return isRecord(value) ? { ...value, [key]: replaced(value[key], deeper) } : value;
	};
	return replaced(payload, attachment.at) as IDataObject;
}

/** The item of the Unrecognized output: why the body was not recognized, and all that was sent. */
export function unrecognizedItem(
	source: WebhookSource,
	body: unknown,
	issues: string[],
	receivedAt: string,
): INodeExecutionData {
	return { json: { source: source.name, receivedAt, issues, body: body as IDataObject } };
}
