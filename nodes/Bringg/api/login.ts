import type { ICredentialDataDecryptedObject, IHttpRequestHelper } from 'n8n-workflow';

import { logIn, loginOver, type Login } from '../../shared/credential/logIn';
import { sharedToken } from '../../shared/credential/sharedToken';
import { refusedTokenField } from '../../shared/http/attempt';
import { bringgFleetApi, bringgMerchantApi } from './api';
import { bringgHosts } from './endpoints';

/** How Bringg hands out a token for half an hour (its page "Authentication"): OAuth client credentials, as JSON. */
const clientCredentials = (api: Login['api']): Login => ({
	api,
	body: ({ clientId, clientSecret }) => ({
		grant_type: 'client_credentials',
		client_id: clientId,
		client_secret: clientSecret,
	}),
	proof: 'the client ID or the client secret',
	example: bringgHosts.us2,
});

export const fleetLogin = clientCredentials(bringgFleetApi);
export const merchantLogin = clientCredentials(bringgMerchantApi);

/** The token that n8n keeps in a credential: fetched when there is none yet, and when a call says that it is no longer good. */
export async function fetchToken(
	login: Login,
	{ helpers }: IHttpRequestHelper,
	credentials: ICredentialDataDecryptedObject,
): Promise<{ accessToken: string }> {
	const refused = String(credentials[refusedTokenField] || credentials.accessToken || '') || undefined;
	// Older versions of n8n would store it with the new token.
	delete credentials[refusedTokenField];
	const accessToken = await sharedToken(
		login.api.account(credentials),
		refused,
		async () => await logIn(login, loginOver(helpers, login), credentials),
	);
	return { accessToken };
}
