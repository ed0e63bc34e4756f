import type { IWebhookFunctions } from 'n8n-workflow';

import type { TriggerSettings } from '../settings';
import type { Answer } from '../source';
import { isAddressAllowed } from './ipAllowlist';
import { isAuthentic } from './verify';

const wrongAddress: Answer = { status: 403, body: { success: false, message: 'Not allowed from this address' } };
const notAuthorized: Answer = { status: 401, body: { success: false, message: 'Not authorized' } };

/**
 * Why a call is refused before it is read, or undefined if it is not. The address is the caller's as n8n sees it: behind
 * proxies that is the one n8n's setting N8N_PROXY_HOPS points to. The proxies' own addresses do not count, as they
 * would let everybody in.
 */
export async function refusedAccess(
	context: IWebhookFunctions,
	settings: TriggerSettings,
): Promise<Answer | undefined> {
	if (!isAddressAllowed(settings.allowedAddresses, context.getRequestObject().ip)) return wrongAddress;
	if (settings.authentication === 'none') return undefined;
	return (await hasProof(context)) ? undefined : notAuthorized;
}

/**
 * A credential that cannot be read (deleted, or not chosen) is one that no call can match. It is no error of the call:
 * the sender gets 401 as for any wrong proof, nothing is started, and n8n's log says what is the matter.
 */
async function hasProof(context: IWebhookFunctions): Promise<boolean> {
	const credential = await context.getCredentials('deliveryWebhookApi').catch(() => undefined);
	if (credential === undefined) {
		const { name } = context.getNode();
		context.logger.error(
			`The node "${name}" refuses all calls: its Delivery Webhook API credential could not be read. Choose one in the node, or set Authentication to None.`,
		);
		return false;
	}
	return await isAuthentic(context.getRequestObject(), credential);
}
