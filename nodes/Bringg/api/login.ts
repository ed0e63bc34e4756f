import type { Login } from '../../shared/credential/logIn';
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
	whatIsWrong: 'the client ID or the client secret',
	example: bringgHosts.us2,
});

export const fleetLogin = clientCredentials(bringgFleetApi);
export const merchantLogin = clientCredentials(bringgMerchantApi);
