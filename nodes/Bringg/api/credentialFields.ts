import type { INodeProperties } from 'n8n-workflow';

import { bringgHosts } from './endpoints';

const { us2, eu2, eu3, us3Api, us3AdminApi, sandbox } = bringgHosts;

/** Where Bringg is, and who calls: the fields of both credentials. */
export const clientFields: INodeProperties[] = [
	{
		displayName: 'Region',
		name: 'region',
		type: 'options',
		options: [
			{ name: 'Custom URL', value: 'custom' },
			{ name: 'EU2', value: 'eu2', description: eu2 },
			{ name: 'EU3', value: 'eu3', description: eu3 },
			{ name: 'Sandbox', value: 'sandbox', description: sandbox },
			{ name: 'US2', value: 'us2', description: us2 },
			{ name: 'US3', value: 'us3Api', description: us3Api },
			{ name: 'US3 (Admin API)', value: 'us3AdminApi', description: us3AdminApi },
		],
		default: 'us2',
		description:
			'Where your Bringg is: the first part of the address of its dashboard. US3 is known under two addresses: if one does not answer, choose the other.',
	},
	{
		displayName: 'URL',
		name: 'url',
		type: 'string',
		default: '',
		placeholder: `e.g. ${us2}`,
		displayOptions: { show: { region: ['custom'] } },
		description: 'The address of the API, without a path',
	},
	{
		displayName: 'Client ID',
		name: 'clientId',
		type: 'string',
		default: '',
		required: true,
		description: 'The client ID that Bringg gave you. Every merchant has its own: make a credential for each.',
	},
	{
		displayName: 'Client Secret',
		name: 'clientSecret',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		required: true,
		description: 'The secret that came with the client ID',
	},
];

export const accessTokenField: INodeProperties = {
	displayName: 'Access Token',
	name: 'accessToken',
	type: 'hidden',
	typeOptions: { expirable: true, password: true },
	default: '',
};
