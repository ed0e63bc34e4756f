import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { EventName } from '../model/eventName';
import type { SourceContext, WebhookEvent } from './event';
import type { PayloadType } from './parsing/payloadType';

/** What the sender receives, as its own contract defines it. */
export interface WebhookResponse {
	status: number;
	body: IDataObject;
}

/** What an answer may depend on besides the event. */
export interface ResponseContext extends SourceContext {
	/** The first item of the last node, if the answer waits for the workflow. */
	fromWorkflow?: IDataObject;
}

/** When the sender gets its answer while n8n responds immediately. */
export type Acknowledge = 'onceSaved' | 'atOnce';

/** A sender of webhooks: data and pure functions. The pipeline does the rest. */
export interface WebhookSource {
	/** As `source` in the trigger's items. */
	name: string;
	/** As messages name it. */
	displayName: string;
	/** The events it can send, for Trigger On. */
	events: ReadonlyArray<{ value: EventName; name: string; description: string }>;
	payloadTypes: readonly PayloadType[];
	/** What a body of this source looks like, for the issue with one that does not: "an order (with ...) or ...". */
	expectedShape: string;
	/** Whether it retries what was not answered with success. */
	retries: boolean;
	/** When it needs its answer, for a sender with a timeout. */
	deadline?: {
		/** After the call's arrival, shortly before it closes the connection. */
		seconds: number;
		/** The events that have it, by their `vendorEvent`; all if left out. */
		only?: readonly string[];
		/** What it receives then; if left out, the answer as if the event were saved, because it does not retry. */
		answer?: WebhookResponse;
	};
	/** The body's field for the time of sending, if it has one. A retry has a new time there and is still the same event. */
	sendingTime?: string;
	/** The fields of an order's body with its state, each a path of names joined by dots. */
	stateFields?: readonly string[];
	/** Whether order and task ids are unique only within a branch. */
	idsAreOfBranch?: boolean;
	/** Fields that only this source has and that decide what a body means. Their values reach `map` and `answer`. */
	properties?: INodeProperties[];
	/** Fields of the trigger that only this source has and that decide the answer. Their values reach `answer`. */
	answerProperties?: INodeProperties[];
	/**
	 * The answer to an event. A value that the contract asks for is taken from the workflow if the answer waits for it, else
	 * from the person's settings, else from the event.
	 */
	answer(event: WebhookEvent, context: ResponseContext): WebhookResponse;
	/** The contract's own answer to an event whose workflow failed. Without it the sender gets 500. */
	failure?(event: WebhookEvent): WebhookResponse;
	/** The contract's own refusal of a body that is not recognized, if it has one; `body` may be anything. */
	refusal?(issues: string[], body: unknown): WebhookResponse | undefined;
}
