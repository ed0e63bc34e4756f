import { NodeApiError, type INode, type JsonObject } from 'n8n-workflow';

import { badLoginText, failureText, refusalText, type CallContext, type FailureText } from './errorMessages';
import { isVendorReachable, type Classification } from './responseClassifier';
import { mayHaveArrived, type Failure } from './retry';

/** Where an error belongs: the item it is reported on, and the status that came with it. */
export interface ErrorSite {
	itemIndex?: number;
	status?: number;
	mayBePlaced?: boolean;
}

/** A call that failed, in words for a person. What n8n shows of it is the text and nothing of the request. */
export class CallFailed extends NodeApiError {
	/** Whether the call may have placed something although it failed: it must not be sent again unseen. */
	readonly mayBePlaced: boolean;

	constructor(node: INode, text: FailureText, { itemIndex, status, mayBePlaced = false }: ErrorSite = {}) {
		const nothing: JsonObject = {};
		super(node, nothing, { ...text, itemIndex, httpCode: status === undefined ? undefined : String(status) });
		// The editor knows n8n's own kinds of errors by their names.
		this.name = 'NodeApiError';
		this.mayBePlaced = mayBePlaced;
	}
}

/** The vendor refused the content of a call: a 200 that says no, or a status that blames what was sent. */
export class Refused extends CallFailed {
	constructor(
		node: INode,
		text: FailureText,
		/** What the vendor said, without secrets. */
		readonly vendorMessage: string,
		place?: ErrorSite,
	) {
		super(node, text, place);
	}
}

/**
 * The call failed for a reason that the next item's call meets too: there was no answer, the answer broke off, or the vendor
 * fails or is busy (5xx, 429).
 */
export class Unreachable extends CallFailed {}

/** The call was not sent: calls before it met a fault that this one would meet too, or the run has ended. */
export class NotSent extends CallFailed {}

const contentIsRefused = new Set([400, 409, 413, 422]);

/** What a person reads of an attempt that is the last. */
export function errorOf(
	facts: CallContext,
	classification: Exclude<Classification<unknown>, { kind: 'answer' }>,
	node: INode,
	itemIndex: number | undefined,
): CallFailed {
	const { vendorMessage } = classification;
	if (classification.kind === 'refused') {
		return new Refused(node, refusalText(facts, classification.vendorMessage), classification.vendorMessage, {
			itemIndex,
		});
	}
	const call = { ...facts, vendorMessage };
	const failure: Failure =
		classification.kind === 'failed' ? classification.failure : { kind: 'status', status: classification.status };
	const mayBePlaced =
		classification.kind === 'failed' && facts.endpoint.repeat === 'ifNotArrived' && mayHaveArrived(failure);
	const place = { itemIndex, status: failure.kind === 'status' ? failure.status : undefined, mayBePlaced };
	// A 403 without words about the token: it is the permission that is missing.
	const isPermission = place.status === 403 && !facts.api.token?.refusedBy(vendorMessage ?? '');
	if (classification.kind === 'badToken' && !isPermission) {
		return new CallFailed(node, badLoginText(call, classification.status), place);
	}
	const text = failureText(call, failure);
	if (place.status !== undefined && contentIsRefused.has(place.status)) {
		return new Refused(node, text, vendorMessage ?? `status ${place.status}`, place);
	}
	return isVendorReachable(classification) ? new CallFailed(node, text, place) : new Unreachable(node, text, place);
}
