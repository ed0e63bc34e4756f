import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { EventName } from '../model/eventName';
import type { SourceContext, WebhookEvent } from './event';
import type { PayloadType } from './parsing/payloadType';

export type { SourceContext, WebhookEvent } from './event';

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
	/** Fields of the trigger that only this source has. Their values reach `map` and `answer`. */
	properties?: INodeProperties[];
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
