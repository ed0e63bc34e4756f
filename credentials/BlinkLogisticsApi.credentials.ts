import type { IAuthenticate, Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

import { logisticsHeaders } from '../nodes/BlinkLogistics/api/api';
import { logisticsEndpoints, logisticsHosts } from '../nodes/BlinkLogistics/api/endpoints';
import { endpointPathFields } from '../nodes/shared/credential/endpointPathFields';

export class BlinkLogisticsApi implements ICredentialType {
	name = 'blinkLogisticsApi';

	displayName = 'Blink Logistics API';

	icon: Icon = {
		light: 'file:../nodes/BlinkLogistics/blinkLogistics.svg',
		dark: 'file:../nodes/BlinkLogistics/blinkLogistics.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-blink/n8n-nodes-blink/blob/main/docs/credentials.md#blink-logistics-api';

	properties: INodeProperties[] = [
		{
			displayName: 'Token',
			name: 'token',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'The token from your Blink Logistics Portal',
		},
		{
			displayName: 'Environment',
			name: 'environment',
			type: 'options',
			options: [
				{ name: 'Custom URL', value: 'custom' },
				{ name: 'Production', value: 'production' },
				{ name: 'Staging', value: 'staging' },
			],
			default: 'production',
			description: `Which Blink Logistics to talk to. The public page names no address: ${logisticsHosts.production} and ${logisticsHosts.staging} are assumed. Choose Custom URL if you were told another one.`,
		},
		{
			displayName: 'URL',
			name: 'url',
			type: 'string',
			default: '',
			placeholder: `e.g. ${logisticsHosts.production}`,
			displayOptions: { show: { environment: ['custom'] } },
			description: 'The address of the API, without a path',
		},
		{
			displayName: 'Header Name',
			name: 'headerName',
			type: 'string',
			default: 'Authorization',
			description: 'The header that carries the token. Authorization is assumed: the public page does not show it.',
		},
		{
			displayName: 'Header Prefix',
			name: 'headerPrefix',
			type: 'string',
			default: 'Bearer',
			description:
				'What stands before the token in the header. Bearer is assumed: the public page does not show it. Leave it empty to send the token alone.',
		},
		...endpointPathFields('Blink Logistics', logisticsEndpoints),
	];

	authenticate: IAuthenticate = async (credentials, options) => ({
		...options,
		headers: { ...options.headers, ...logisticsHeaders(credentials) },
	});
}
