import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { DeliveryEvent, PartialDelivery } from '../model/deliveryEvent';
import type { DeliveryStatus } from '../model/deliveryStatus';
import type { EventName } from '../model/eventName';
import type { Order, PartialOrder } from '../model/order';
import type { PayloadType } from './parsing/payloadType';

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

/** What the sender is told, in its own contract's words. */
export interface WebhookResponse {
	status: number;
	body: IDataObject;
}

/** What an answer may be made of beside the event. */
export interface ResponseContext extends SourceContext {
	/** The first item of the last node, when the answer waits for the workflow. */
	fromWorkflow?: IDataObject;
}

/** When the sender gets its answer while n8n responds immediately. */
export type Acknowledge = 'onceSaved' | 'atOnce';

/** A sender of webhooks: data and pure functions. The pipeline does the rest. */
export interface WebhookSource {
	/** As `source` in what the trigger gives. */
	name: string;
	/** As messages call it. */
	displayName: string;
	/** The events it can send, for Trigger On. */
	events: ReadonlyArray<{ value: EventName; name: string; description: string }>;
	payloadTypes: readonly PayloadType[];
	/** What a body of this source looks like, for the issue of one that does not: "an order (with ...) or ...". */
	expectedShape: string;
	/** Whether it sends again what was not answered with success. */
	retries: boolean;
	/** When it has to have its answer, for a sender that does not wait as long as it takes. */
	deadline?: {
		/** After the call's arrival, shortly before it closes the connection. */
		seconds: number;
		/** The events that have it, by their `vendorEvent`; left out for all. */
		only?: readonly string[];
		/** What it gets then; left out, the answer as if the event were saved, because it never sends again. */
		answer?: WebhookResponse;
	};
	/**
	 * The field of the body that says when it was sent, where there is one: a sender that sends an event again writes a new
	 * time into it, so it makes no other event.
	 */
	sendingTime?: string;
	/** The fields of an order's body that say its state, each a path of names joined by dots. */
	stateFields?: readonly string[];
	/** Whether two branches may have the same order id or task id. */
	idsAreOfBranch?: boolean;
	/** Fields that only this source has and that decide what a body means. Their values reach `map` and `answer`. */
	properties?: INodeProperties[];
	/** Fields of the trigger that only this source has and that decide the answer. Their values reach `answer`. */
	answerProperties?: INodeProperties[];
	/**
	 * The answer to an event. A contract that wants a value back takes it from the workflow if the answer waits for
	 * it, else from the person's settings, else from the event.
	 */
	answer(event: WebhookEvent, context: ResponseContext): WebhookResponse;
	/** The contract's own answer to an event whose workflow failed. Without it the sender gets 500. */
	failure?(event: WebhookEvent): WebhookResponse;
	/** The contract's own way to say no to a body nobody understands, where it has one; `body` may be anything. */
	refusal?(issues: string[], body: unknown): WebhookResponse | undefined;
}
