import { NodeApiError, type INode, type JsonObject } from 'n8n-workflow';

import { badLoginText, failureText, refusalText, type CallFacts, type FailureText } from './failureText';
import { mayHaveArrived, type Failure } from './retry';
import { vendorIsThere, type Verdict } from './verdict';

/** Where an error belongs: the item it is reported on, and the status that came with it. */
export interface ErrorPlace {
	itemIndex?: number;
	status?: number;
	mayBePlaced?: boolean;
}

/** A call that failed, in words for a person. What n8n shows of it is the text and nothing of the request. */
export class CallFailed extends NodeApiError {
	/** Whether the call may have placed something although it failed: it must not be sent again unseen. */
	readonly mayBePlaced: boolean;

	constructor(node: INode, text: FailureText, { itemIndex, status, mayBePlaced = false }: ErrorPlace = {}) {
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
		readonly words: string,
		place?: ErrorPlace,
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
	facts: CallFacts,
	verdict: Exclude<Verdict<unknown>, { kind: 'answer' }>,
	node: INode,
	itemIndex: number | undefined,
): CallFailed {
	const { words } = verdict;
	if (verdict.kind === 'refused') {
		return new Refused(node, refusalText(facts, verdict.words), verdict.words, { itemIndex });
	}
	const call = { ...facts, words };
	const failure: Failure = verdict.kind === 'failed' ? verdict.failure : { kind: 'status', status: verdict.status };
	const mayBePlaced = verdict.kind === 'failed' && facts.endpoint.repeat === 'ifNotArrived' && mayHaveArrived(failure);
	const place = { itemIndex, status: failure.kind === 'status' ? failure.status : undefined, mayBePlaced };
	// A 403 without words about the token: it is the permission that is missing.
	const isPermission = place.status === 403 && !facts.api.token?.refusedBy(words ?? '');
	if (verdict.kind === 'badToken' && !isPermission) {
		return new CallFailed(node, badLoginText(call, verdict.status), place);
	}
	const text = failureText(call, failure);
	if (place.status !== undefined && contentIsRefused.has(place.status)) {
		return new Refused(node, text, words ?? `status ${place.status}`, place);
	}
	return vendorIsThere(verdict) ? new CallFailed(node, text, place) : new Unreachable(node, text, place);
}
