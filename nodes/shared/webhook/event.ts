import type { IDataObject } from 'n8n-workflow';

import type { DeliveryEvent, PartialDelivery } from '../model/deliveryEvent';
import type { DeliveryStatus } from '../model/deliveryStatus';
import type { EventName } from '../model/eventName';
import type { Order, PartialOrder } from '../model/order';

/** A picture or document that came inside the body. The pipeline makes it a binary property of the item. */
export interface Attachment {
	/** The name of the binary property. */
	property: string;
	mimeType: string;
	fileName: string;
	bytes: Buffer;
	/** Its path in the body. Raw output has a reference to the binary property there, instead of the content a second time. */
	at: readonly string[];
}

/**
 * A body mapped to the canonical model, as far as the sender reports it. What order, delivery and event share (ids, branch,
 * time, state) is set once, here: the pipeline copies it into each.
 */
export interface MappedEvent {
	event: EventName;
	/** The sender's own name for it. */
	vendorEvent: string;
	/** The sender's own code for the state, if it has one. */
	vendorStatus?: string | null;
	orderId?: string | null;
	taskId?: string | null;
	branchId?: string | null;
	/** The state of the order or delivery; absent if the event does not change it. */
	deliveryStatus?: DeliveryStatus | null;
	/** ISO 8601 UTC. */
	occurredAt?: string | null;
	/** What a person should know beside the fields; the pipeline adds unreadable values. */
	warnings?: string[];
	order?: PartialOrder;
	delivery?: PartialDelivery;
	/** Everything else, each under its own name in the simplified item: `menu`, `availability`. */
	details?: Record<string, object>;
	attachments?: Attachment[];
}

/** An event that the pipeline has completed: no field is undefined, and order and delivery have all that is known. */
export interface WebhookEvent extends Required<Omit<MappedEvent, 'order' | 'delivery' | 'details'>> {
	order?: Order;
	delivery?: DeliveryEvent;
	details?: Record<string, object>;
}

/** What a mapping may depend on besides the body. */
export interface SourceContext {
	/** What the person set in the source's own fields (`properties`), by name. */
	parameters: IDataObject;
}
