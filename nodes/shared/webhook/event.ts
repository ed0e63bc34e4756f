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
	/** Where it stood in the body. Raw output says there where it is now, instead of carrying it twice. */
	at: readonly string[];
}

/**
 * What a body means, in the one language, as far as the sender says it. What order, delivery and event share (ids, branch,
 * time, state) is said once, here: the pipeline puts it into each.
 */
export interface MappedEvent {
	event: EventName;
	/** The sender's own name for it. */
	vendorEvent: string;
	/** The sender's own word or number for the state, where it has one. */
	vendorStatus?: string | null;
	orderId?: string | null;
	taskId?: string | null;
	branchId?: string | null;
	/** Where the order or delivery stands; not given for what changes no state. */
	deliveryStatus?: DeliveryStatus | null;
	/** ISO 8601 UTC. */
	occurredAt?: string | null;
	/** Things a person should know that are not in the fields; unreadable values are added by the pipeline. */
	warnings?: string[];
	order?: PartialOrder;
	delivery?: PartialDelivery;
	/** What is neither, each under its own name in the simplified item: `menu`, `availability`. */
	details?: Record<string, object>;
	attachments?: Attachment[];
}

/** An event that the pipeline has completed: nothing is undefined, and order and delivery say all that is known. */
export interface WebhookEvent extends Required<Omit<MappedEvent, 'order' | 'delivery' | 'details'>> {
	order?: Order;
	delivery?: DeliveryEvent;
	details?: Record<string, object>;
}

/** What a translation may depend on besides the body. */
export interface SourceContext {
	/** What the person set in the source's own fields (`properties`), by name. */
	parameters: IDataObject;
}
