import type { IDataObject, IExecuteFunctions, INodeExecutionData, IWebhookFunctions } from 'n8n-workflow';

import { isRecord } from '../parsing/values';
import { limited, type MatchedBody } from './parsing/match';
import type { Attachment, WebhookEvent, WebhookSource } from './source';

/** The item of the Event output: the one language (`simplify`), or the sender's payload with its types repaired. */
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

/** The item with the event's attachments as binary properties, kept wherever n8n keeps binary data. */
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

/** What stands in the JSON for an attachment: where it is, what it is, how big it is. */
function noteOf({ property, mimeType, bytes }: Attachment): IDataObject {
	return { binaryProperty: property, mimeType, sizeBytes: bytes.length };
}

/** The payload with a note in the attachment's place, which is a path of fields and of places in lists. */
function withoutAttachment(payload: IDataObject, attachment: Attachment): IDataObject {
	const replaced = (value: unknown, [key, ...deeper]: readonly string[]): unknown => {
		if (key === undefined) return noteOf(attachment);
		if (Array.isArray(value)) {
			return value.map((entry: unknown, index) => (String(index) === key ? replaced(entry, deeper) : entry));
		}
		return isRecord(value) ? { ...value, [key]: replaced(value[key], deeper) } : value;
	};
	return replaced(payload, attachment.at) as IDataObject;
}

/** The item of the Unrecognized output: why it was not understood, and all that was sent. */
export function unrecognizedItem(
	source: WebhookSource,
	body: unknown,
	issues: string[],
	receivedAt: string,
): INodeExecutionData {
	return { json: { source: source.name, receivedAt, issues, body: body as IDataObject } };
}
