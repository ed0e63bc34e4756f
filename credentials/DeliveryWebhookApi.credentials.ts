import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

/** How the triggers of this package authenticate inbound calls. */
export class DeliveryWebhookApi implements ICredentialType {
	name = 'deliveryWebhookApi';

	displayName = 'Delivery Webhook API';

	icon: Icon = { light: 'file:../nodes/shared/webhook.svg', dark: 'file:../nodes/shared/webhook.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-blink/n8n-nodes-blink/blob/main/docs/credentials.md#delivery-webhook-api';

	properties: INodeProperties[] = [
		{
			displayName: 'Authentication',
			name: 'type',
			type: 'options',
			options: [
				{ name: 'Basic Auth', value: 'basic' },
				{ name: 'Header Value', value: 'headerValue' },
				{ name: 'JSON Web Token (JWT)', value: 'jwt' },
				{ name: 'Named Header Values', value: 'headerValues' },
			],
			default: 'headerValue',
			description: 'How the sender authenticates',
		},
		{
			displayName: 'Header Name',
			name: 'headerName',
			type: 'string',
			default: 'Authorization',
			required: true,
			displayOptions: { show: { type: ['headerValue', 'headerValues', 'jwt'] } },
			description: 'The header in which the sender puts the agreed value or the token',
		},
		{
			displayName: 'Header Value',
			name: 'headerSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			displayOptions: { show: { type: ['headerValue'] } },
			description:
				'The value that was agreed with the sender, 16 characters or more. In the header it may have the prefix "Bearer ".',
		},
		{
			displayName: 'Header Values',
			name: 'headerValues',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Header Value',
			default: { values: [{ account: '', key: '' }] },
			displayOptions: { show: { type: ['headerValues'] } },
			description:
				'One value for each account that calls the same URL, such as the key of each merchant of Bringg. Items have the name of the account in "account".',
			options: [
				{
					displayName: 'Header Value',
					name: 'values',
					values: [
						{
							displayName: 'Account',
							name: 'account',
							type: 'string',
							default: '',
							description: 'The name that items have in "account"',
						},
						{
							displayName: 'Value',
							name: 'key',
							type: 'string',
							typeOptions: { password: true },
							default: '',
							description: 'The value that was agreed with the sender for this account, 16 characters or more',
						},
					],
				},
			],
		},
		{
			displayName: 'Username',
			name: 'username',
			type: 'string',
			default: '',
			required: true,
			displayOptions: { show: { type: ['basic'] } },
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			displayOptions: { show: { type: ['basic'] } },
		},
		{
			displayName: 'Key',
			name: 'jwtSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			displayOptions: { show: { type: ['jwt'] } },
			description:
				'The secret that is shared with the sender, 32 characters or more. Tokens must be signed with it by HS256.',
		},
		{
			displayName: 'Key Encoding',
			name: 'jwtKeyEncoding',
			type: 'options',
			options: [
				{ name: 'Base64', value: 'base64' },
				{ name: 'Text', value: 'text' },
			],
			default: 'text',
			displayOptions: { show: { type: ['jwt'] } },
			description: 'How the shared secret is written above',
		},
		{
			displayName: 'Issuer',
			name: 'jwtIssuer',
			type: 'string',
			default: '',
			displayOptions: { show: { type: ['jwt'] } },
			description: 'Required value of the claim "iss". Leave empty to accept any.',
		},
		{
			displayName: 'Audience',
			name: 'jwtAudience',
			type: 'string',
			default: '',
			displayOptions: { show: { type: ['jwt'] } },
			description: 'Required value of the claim "aud", alone or in a list. Leave empty to accept any.',
		},
		{
			displayName: 'Subject',
			name: 'jwtSubject',
			type: 'string',
			default: '',
			displayOptions: { show: { type: ['jwt'] } },
			description: 'Required value of the claim "sub". Leave empty to accept any.',
		},
		{
			displayName: 'Require Expiry',
			name: 'jwtRequireExpiry',
			type: 'boolean',
			default: true,
			displayOptions: { show: { type: ['jwt'] } },
			description:
				'Whether to refuse a token without the claim "exp", which would never expire. An expired token is always refused.',
		},
		{
			displayName: 'Clock Leeway',
			name: 'jwtLeeway',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 300 },
			default: 30,
			displayOptions: { show: { type: ['jwt'] } },
			description: "By how many seconds the sender's clock may differ from this one, at most 300",
		},
	];
}
