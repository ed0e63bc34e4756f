import type { IWebhookFunctions } from 'n8n-workflow';

import { isRecord } from '../../parsing/values';
import type { WebhookResponse } from '../source';
import { readAllowlist } from './ipAllowlist';
import { logRefusal, logUnreadableAddresses } from './log';
import { verify, type Verified } from './verify';

const wrongAddress: WebhookResponse = {
	status: 403,
	body: { success: false, message: 'Not allowed from this address' },
};
const notAuthorized: WebhookResponse = { status: 401, body: { success: false, message: 'Not authorized' } };

/** A call that is refused before its body is read. */
export interface Refused {
	response: WebhookResponse;
}

/**
 * Authenticates a call and identifies its account if its key has one. A refused call receives 403 for its address, else 401,
 * starts nothing, and is counted in n8n's log. The address is the caller's as n8n reports it: behind proxies, the one that
 * n8n's setting N8N_PROXY_HOPS points to. The proxies' own addresses do not count, as they would admit every caller.
 */
export async function authenticate(context: IWebhookFunctions): Promise<Verified | Refused> {
	const refuse = (response: WebhookResponse, reason: string): Refused => {
		logRefusal(context, response.status, reason);
		return { response };
	};
	const wrong = addressFault(context);
	if (wrong !== undefined) return refuse(wrongAddress, wrong);
	if (context.getNodeParameter('authentication', 'none') === 'none') return { account: null };

	// Deleted or not chosen: then no call can match it.
	const credential = await context.getCredentials('deliveryWebhookApi').catch(() => undefined);
	if (credential === undefined) {
		return refuse(
			notAuthorized,
			'the Delivery Webhook API credential could not be read. Choose one in the node, or set Authentication to None',
		);
	}
	const verified = await verify(context.getRequestObject(), credential);
	return 'reason' in verified ? refuse(notAuthorized, verified.reason) : verified;
}

function addressFault(context: IWebhookFunctions): string | undefined {
	if (!hasAllowlist(context)) return undefined;
	const { ranges, unreadable } = readAllowlist(allowlistOf(context));
	if (ranges.length === 0) return 'Allowed IP Addresses has no readable address, so every call is refused';
	if (unreadable.length > 0) logUnreadableAddresses(context, unreadable);
	const { ip } = context.getRequestObject();
	return ranges.some((range) => range.includes(ip)) ? undefined : 'the caller is not in Allowed IP Addresses';
}

/** Whether the person filled in a list. The field counts, not its value: an empty expression must not admit every caller. */
function hasAllowlist(context: IWebhookFunctions): boolean {
	const options: unknown = context.getNode().parameters.options;
	const field = isRecord(options) ? options.allowedAddresses : options;
	return field !== undefined && field !== null && field !== '';
}

/** The list, or an empty one if it is an expression that fails. */
function allowlistOf(context: IWebhookFunctions): string {
	try {
		return String(context.getNodeParameter('options.allowedAddresses', '') ?? '');
	} catch {
		return '';
	}
}
