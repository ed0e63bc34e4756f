import { NodeApiError, type INode, type JsonObject } from 'n8n-workflow';

import type { FailureText } from './failureText';

/** Where an error belongs: the item it is reported on, and the status that came with it. */
export interface ErrorPlace {
	itemIndex?: number;
	status?: number;
}

/** A call that failed, in words for a person. What n8n shows of it is the text and nothing of the request. */
export class CallFailed extends NodeApiError {
	constructor(node: INode, text: FailureText, { itemIndex, status }: ErrorPlace = {}) {
		const nothing: JsonObject = {};
		super(node, nothing, { ...text, itemIndex, httpCode: status === undefined ? undefined : String(status) });
		// The editor knows n8n's own kinds of errors by their names.
		this.name = 'NodeApiError';
	}
}

/** The vendor refused the content of a call: a 200 that says no, or a status that blames what was sent. */
export class Refused extends CallFailed {
	constructor(
		node: INode,
		text: FailureText,
		/** What the vendor said, without secrets. */
		readonly words: string,
		place?: ErrorPlace,
	) {
		super(node, text, place);
	}
}

/**
 * The call failed for a reason that the next item's call meets too: nobody answered, the answer broke off, the vendor fails
 * or is busy (5xx, 429), or it does not accept the login.
 */
export class Unreachable extends CallFailed {}
