import { NodeApiError, type INode, type JsonObject } from 'n8n-workflow';

import { badLoginText, failureText, refusalText, type CallContext, type FailureText } from './errorMessages';
import type { Classification } from './responseClassifier';
import { mayHaveArrived, type Failure } from './retry';

/** Where an error belongs: the item it is reported on, and the status that came with it. */
interface ErrorSite {
	itemIndex?: number;
	status?: number;
	mayBePlaced?: boolean;
}

/** A call that failed. n8n shows its text, and nothing of the request. */
export class CallFailed extends NodeApiError {
	/** Whether the call may have placed something although it failed: it must not be sent again by itself. */
	readonly mayBePlaced: boolean;

	constructor(node: INode, text: FailureText, { itemIndex, status, mayBePlaced = false }: ErrorSite = {}) {
		const nothing: JsonObject = {};
		super(node, nothing, { ...text, itemIndex, httpCode: status === undefined ? undefined : String(status) });
		// The editor knows n8n's own kinds of errors by their names.
		this.name = 'NodeApiError';
		this.mayBePlaced = mayBePlaced;
	}
}

/** The vendor refused the content of a call, in a 200 or by the status. */
export class Refused extends CallFailed {
	constructor(
		node: INode,
		text: FailureText,
		/** Without secrets. */
		readonly vendorMessage: string,
		site?: ErrorSite,
	) {
		super(node, text, site);
	}
}

/**
 * The call failed for a reason that the next call meets too: there was no response, it was incomplete, or the vendor fails or
 * is busy (5xx, 429).
 */
export class Unreachable extends CallFailed {}

/** The call was not sent: calls before it met a fault that this one would meet too, or the run has ended. */
export class NotSent extends CallFailed {}

const contentIsRefused = new Set([400, 409, 413, 422]);

/** The error of a last attempt. */
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
	const site = { itemIndex, status: failure.kind === 'status' ? failure.status : undefined, mayBePlaced };
	// A 403 without words about the token: it is the permission that is missing.
	const isPermission = site.status === 403 && !facts.api.token?.refusedBy(vendorMessage ?? '');
	if (classification.kind === 'badToken' && !isPermission) {
		return new CallFailed(node, badLoginText(call, classification.status), site);
	}
	const text = failureText(call, failure);
	if (site.status !== undefined && contentIsRefused.has(site.status)) {
		return new Refused(node, text, vendorMessage ?? `status ${site.status}`, site);
	}
	return new (classification.isReachable ? CallFailed : Unreachable)(node, text, site);
}

/** Whether the next call would fail for the same reason, since the vendor cannot be reached. */
export function cannotBeReached(error: unknown): boolean {
	return error instanceof Unreachable || error instanceof NotSent;
}

/** Whether the vendor responded with a failure of its own: the next call may succeed. */
export function failsByItself(error: unknown): boolean {
	return error instanceof NodeApiError && Number(error.httpCode) >= 500;
}
