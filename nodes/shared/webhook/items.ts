import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { Recognised } from './recognise';
import type { WebhookSource } from './source';

/** The item of the Event output: the one language (`simplify`), or the sender's payload with its types repaired. */
export function eventItem(
	source: WebhookSource,
	{ event, payload }: Recognised,
	receivedAt: string,
	simplify: boolean,
): INodeExecutionData {
	const { warnings = [] } = event;
	if (!simplify) return { json: warnings.length === 0 ? payload : { ...payload, warnings } };
	const { vendorEvent, orderId, taskId, branchId, deliveryStatus, occurredAt, order, delivery } = event;
	const json = {
		source: source.name,
		event: event.event,
		vendorEvent,
		orderId,
		taskId,
		branchId,
		deliveryStatus,
		occurredAt,
		receivedAt,
		warnings,
		...(order && { order }),
		...(delivery && { delivery }),
	};
	return { json: json as unknown as IDataObject };
}

/** The item of the Unrecognised output: why it was not understood, and all that was sent. */
export function unrecognisedItem(
	source: WebhookSource,
	body: unknown,
	issues: string[],
	receivedAt: string,
): INodeExecutionData {
	return { json: { source: source.name, receivedAt, issues, body: body as IDataObject } };
}
