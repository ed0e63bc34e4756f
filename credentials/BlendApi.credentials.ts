import type { IAuthenticate, Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

import { blendHeaders } from '../nodes/Blend/api/api';
import { blendEndpoints, blendHosts } from '../nodes/Blend/api/endpoints';

const { sendOrder, updateOrderStatus } = blendEndpoints;

export class BlendApi implements ICredentialType {
	name = 'blendApi';

	displayName = 'Blend API';

	icon: Icon = { light: 'file:../nodes/Blend/blend.svg', dark: 'file:../nodes/Blend/blend.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-blink/n8n-nodes-blink/blob/main/docs/credentials.md#blend-api';

	properties: INodeProperties[] = [
		{
			displayName: 'Environment',
			name: 'environment',
			type: 'options',
			options: [
				{ name: 'Production', value: 'production' },
				{ name: 'Staging', value: 'staging' },
			],
			default: 'production',
			description: `Where the URLs that are left empty lead: ${blendHosts.production} or ${blendHosts.staging}, as in the examples on Blend's pages`,
		},
		{
			displayName: sendOrder.displayName,
			name: 'orderReceiveUrl',
			type: 'string',
			default: '',
			placeholder: `e.g. ${blendHosts.production}${sendOrder.path}`,
			description: `The whole URL that Blend gave you for new orders. Left empty, the example path of Blend's page is assumed: ${sendOrder.path}.`,
		},
		{
			displayName: updateOrderStatus.displayName,
			name: 'orderStatusUrl',
			type: 'string',
			default: '',
			placeholder: `e.g. ${blendHosts.production}${updateOrderStatus.path}`,
			description: `The whole URL that Blend gave you for order statuses. Left empty, the example path of Blend's page is assumed: ${updateOrderStatus.path}.`,
		},
		{
			displayName: 'Header Name',
			name: 'headerName',
			type: 'string',
			default: '',
			placeholder: 'e.g. Authorization',
			description: 'A header that Blend expects, if you agreed on one. Its pages do not document one.',
		},
		{
			displayName: 'Header Value',
			name: 'headerSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'The value of that header, exactly as Blend expects it',
		},
	];

	authenticate: IAuthenticate = async (credentials, options) => ({
		...options,
		headers: { ...options.headers, ...blendHeaders(credentials) },
	});
}
