import type {
	IAuthenticate,
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestHelper,
	INodeProperties,
} from 'n8n-workflow';

import { blinkApi, blinkLogin } from '../nodes/Blink/api/api';
import { blinkEndpoints } from '../nodes/Blink/api/endpoints';
import { endpointPathFields } from '../nodes/shared/credential/endpointPathFields';
import { fetchToken, withToken } from '../nodes/shared/credential/logIn';

export class BlinkApi implements ICredentialType {
	name = 'blinkApi';

	displayName = 'Blink API';

	icon: Icon = { light: 'file:../nodes/Blink/blink.svg', dark: 'file:../nodes/Blink/blink.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-blink/n8n-nodes-blink/blob/main/docs/credentials.md#blink-api';

	properties: INodeProperties[] = [
		{
			displayName: 'Username',
			name: 'username',
			type: 'string',
			default: '',
			required: true,
			description: 'The API username that Blink gave you',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'The API password that Blink gave you',
		},
		{
			displayName: 'Environment',
			name: 'environment',
			type: 'options',
			options: [
				{ name: 'Custom URL', value: 'custom' },
				{ name: 'Production', value: 'production' },
				{ name: 'Sandbox', value: 'sandbox' },
			],
			default: 'production',
			description: 'The Blink environment. Sandbox is for trials with test branches.',
		},
		{
			displayName: 'URL',
			name: 'url',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://api.blinkco.io',
			displayOptions: { show: { environment: ['custom'] } },
			description: 'The address of the API, without a path',
		},
		...endpointPathFields('Blink', blinkEndpoints),
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
	];

	/** Called by n8n when there is no token yet and when a call was answered 401. The token is kept with whose it is. */
	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
		return { accessToken: await fetchToken(blinkLogin, this, credentials) };
	}

	// A function, since n8n would evaluate an expression anew for every call.
	authenticate: IAuthenticate = async (credentials, options) => withToken(blinkApi, credentials, options);
}
