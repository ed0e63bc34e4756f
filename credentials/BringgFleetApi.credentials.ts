import type {
	IAuthenticate,
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestHelper,
	INodeProperties,
} from 'n8n-workflow';

import { bringgFleetApi, fleetLogin } from '../nodes/Bringg/api/api';
import { accessTokenField, clientFields } from '../nodes/Bringg/api/credentialFields';
import { fleetEndpoints } from '../nodes/Bringg/api/endpoints';
import { endpointPathFields } from '../nodes/shared/credential/endpointPathFields';
import { fetchToken, withToken } from '../nodes/shared/credential/logIn';

/** A delivery provider that answers back to one merchant of Bringg's. */
export class BringgFleetApi implements ICredentialType {
	name = 'bringgFleetApi';

	displayName = 'Bringg Fleet API';

	icon: Icon = { light: 'file:../nodes/Bringg/bringgTrigger.svg', dark: 'file:../nodes/Bringg/bringgTrigger.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-blink/n8n-nodes-blink/blob/main/docs/credentials.md#bringg-fleet-api';

	properties: INodeProperties[] = [...clientFields, ...endpointPathFields('Bringg', fleetEndpoints), accessTokenField];

	/** Called by n8n when there is no token yet and when a call was answered 401. */
	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
		return { accessToken: await fetchToken(fleetLogin, this, credentials) };
	}

	// A function, since n8n would evaluate an expression anew for every call.
	authenticate: IAuthenticate = async (credentials, options) => withToken(bringgFleetApi, credentials, options);
}
