import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

/** What an inbound call must prove before a trigger of this package believes it. Used by triggers only. */
export class DeliveryWebhookApi implements ICredentialType {
	name = 'deliveryWebhookApi';

	displayName = 'Delivery Webhook API';

	icon: Icon = { light: 'file:../nodes/shared/webhook.svg', dark: 'file:../nodes/shared/webhook.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-blink/n8n-nodes-blink/blob/main/docs/credentials.md#delivery-webhook-api';

	properties: INodeProperties[] = [
		{
			displayName: 'Proof',
			name: 'type',
			type: 'options',
			options: [
				{ name: 'Basic Auth', value: 'basic' },
				{ name: 'Header Value', value: 'headerValue' },
				{ name: 'JSON Web Token (JWT)', value: 'jwt' },
			],
			default: 'headerValue',
			description: 'How the sender proves who it is',
		},
		{
			displayName: 'Header Name',
			name: 'headerName',
			type: 'string',
			default: 'Authorization',
			required: true,
			displayOptions: { show: { type: ['headerValue', 'jwt'] } },
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
			description: 'The value that was agreed with the sender, exactly as it is sent',
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
			displayName: 'Algorithm',
			name: 'jwtAlgorithm',
			type: 'options',
			options: [
				{ name: 'ES256', value: 'ES256' },
				{ name: 'HS256', value: 'HS256' },
				{ name: 'HS384', value: 'HS384' },
				{ name: 'HS512', value: 'HS512' },
				{ name: 'RS256', value: 'RS256' },
			],
			default: 'HS256',
			displayOptions: { show: { type: ['jwt'] } },
			description: 'The only algorithm that is accepted, whatever a token says of itself',
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
				"The secret shared with the sender (HS algorithms), or the sender's public key or certificate in PEM format (RS256, ES256)",
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
			displayOptions: { show: { type: ['jwt'], jwtAlgorithm: ['HS256', 'HS384', 'HS512'] } },
			description: 'How the shared secret is written above',
		},
		{
			displayName: 'Issuer',
			name: 'jwtIssuer',
			type: 'string',
			default: '',
			displayOptions: { show: { type: ['jwt'] } },
			description: 'What the claim "iss" must say. Leave empty to accept any.',
		},
		{
			displayName: 'Audience',
			name: 'jwtAudience',
			type: 'string',
			default: '',
			displayOptions: { show: { type: ['jwt'] } },
			description: 'What the claim "aud" must say or contain. Leave empty to accept any.',
		},
		{
			displayName: 'Subject',
			name: 'jwtSubject',
			type: 'string',
			default: '',
			displayOptions: { show: { type: ['jwt'] } },
			description: 'What the claim "sub" must say. Leave empty to accept any.',
		},
		{
			displayName: 'Require Expiry',
			name: 'jwtRequireExpiry',
			type: 'boolean',
			default: true,
			displayOptions: { show: { type: ['jwt'] } },
			description:
				'Whether to refuse a token without the claim "exp", which would be valid for ever. One that has expired is always refused.',
		},
		{
			displayName: 'Clock Leeway',
			name: 'jwtLeeway',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 30,
			displayOptions: { show: { type: ['jwt'] } },
			description: "By how many seconds the sender's clock may differ from this one",
		},
	];
}
