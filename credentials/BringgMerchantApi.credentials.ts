import type {
	IAuthenticate,
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestHelper,
	INodeProperties,
} from 'n8n-workflow';

import { bringgMerchantApi, hasServiceUrl, merchantLogin } from '../nodes/Bringg/api/api';
import { accessTokenField, clientFields } from '../nodes/Bringg/api/credentialFields';
import { merchantEndpoints } from '../nodes/Bringg/api/endpoints';
import { endpointPathFields } from '../nodes/shared/credential/endpointPathFields';
import { fetchToken, withToken } from '../nodes/shared/credential/logIn';

const onlyOAuth = (field: INodeProperties): INodeProperties => ({
	...field,
	displayOptions: { show: { ...field.displayOptions?.show, access: ['oauth'] } },
});

/** A merchant that hands its orders to Bringg. */
export class BringgMerchantApi implements ICredentialType {
	name = 'bringgMerchantApi';

	displayName = 'Bringg Merchant API';

	icon: Icon = { light: 'file:../nodes/Bringg/bringgTrigger.svg', dark: 'file:../nodes/Bringg/bringgTrigger.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-blink/n8n-nodes-blink/blob/main/docs/credentials.md#bringg-merchant-api';

	properties: INodeProperties[] = [
		{
			displayName: 'Access',
			name: 'access',
			type: 'options',
			options: [
				{ name: 'OAuth', value: 'oauth', description: 'A client ID and a secret' },
				{ name: 'Service URL', value: 'serviceUrl', description: "A URL that Bringg's dashboard makes for you" },
			],
			default: 'serviceUrl',
			description: 'How Bringg knows that it is you. A Service URL is all it takes.',
		},
		{
			displayName: 'Service URL',
			name: 'secretUrl',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			placeholder: 'e.g. https://admin-api.bringg.com/services/.../.../...',
			displayOptions: { show: { access: ['serviceUrl'] } },
			description:
				'The URL from Bringg, up to the part in front of the name of a call (create_task). Whoever knows it may call it: keep it like a password.',
		},
		...clientFields.map(onlyOAuth),
		// A whole URL of a service is as secret as the Service URL.
		...endpointPathFields('Bringg', merchantEndpoints).map((field) =>
			field.type === 'string' ? { ...field, typeOptions: { password: true } } : field,
		),
		accessTokenField,
	];

	/** Called by n8n when there is no token yet and when a call was answered 401. A Service URL needs none. */
	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
		if (hasServiceUrl(credentials)) return { accessToken: '-' };
		return { accessToken: await fetchToken(merchantLogin, this, credentials) };
	}

	authenticate: IAuthenticate = async (credentials, options) =>
		hasServiceUrl(credentials) ? options : withToken(bringgMerchantApi, credentials, options);
}
