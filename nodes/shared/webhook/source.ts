import type { IDataObject } from 'n8n-workflow';

import type { z } from '../bundled/zod';
import type { DeliveryEvent } from '../model/deliveryEvent';
import type { DeliveryStatus } from '../model/deliveryStatus';
import type { EventName } from '../model/eventName';
import type { Order } from '../model/order';

/** What a body means, in the one language. What the sender did not say is null. */
export interface Translation {
	event: EventName;
	/** The sender's own name for it. */
	vendorEvent: string;
	orderId: string | null;
	taskId: string | null;
	branchId: string | null;
	deliveryStatus: DeliveryStatus | null;
	/** ISO 8601 UTC. */
	occurredAt: string | null;
	/** Things a person should know that are not in the fields; unreadable values are added by the pipeline. */
	warnings?: string[];
	order?: Order;
	delivery?: DeliveryEvent;
}

/** One kind of body that a source sends: how to tell it, how to repair it, what it means. Pure. */
export interface WebhookKind<Body extends z.ZodTypeAny = z.ZodTypeAny> {
	/** Told by shape alone; the body may lack everything else. */
	recognises(body: IDataObject): boolean;
	/** Repairs types, lets unknown fields through, and has an issue only with what identifies the body. */
	schema: Body;
	translate(body: z.output<Body>): Translation;
}

/** Defines a kind with its types inferred. */
export function webhookKind<Body extends z.ZodTypeAny>(kind: WebhookKind<Body>): WebhookKind {
	return kind as unknown as WebhookKind;
}

/** What the sender is told, in its own contract's words. */
export interface Answer {
	status: number;
	body: IDataObject;
}

/** When the sender gets its answer while n8n responds immediately. */
export type Acknowledge = 'atOnce' | 'afterSaving';

/** A sender of webhooks: data and pure functions. The pipeline does the rest. */
export interface WebhookSource {
	/** As `source` in what the trigger gives. */
	name: string;
	/** As messages call it. */
	displayName: string;
	/** The events it can send, for Trigger On. */
	events: ReadonlyArray<{ value: EventName; name: string; description: string }>;
	kinds: readonly WebhookKind[];
	/** What a body of this source looks like, for the issue of one that does not: "an order (with ...) or ...". */
	looksLike: string;
	acknowledge: {
		default: Acknowledge;
		/** Why, in one sentence, for the field's description. */
		why: string;
	};
	/**
	 * The answer to an event. `fromWorkflow` is the first item of the last node, when the answer waits for it: a
	 * contract that wants a value back takes it from there, and from the event otherwise.
	 */
	answer(event: Translation, fromWorkflow?: IDataObject): Answer;
	/** The contract's own way to say no, where it has one: to a body nobody understands, and to an event whose workflow failed. */
	refusal?(issues: string[]): Answer;
}
