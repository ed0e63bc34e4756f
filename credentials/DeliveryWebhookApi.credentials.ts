import type { ICredentialType, Icon, INodeProperties } from 'n8n-workflow';

/** What an inbound call must prove before a trigger of this package believes it. Used by triggers only. */
export class DeliveryWebhookApi implements ICredentialType {
	name = 'deliveryWebhookApi';

	displayName = 'Delivery Webhook API';

	icon: Icon = { light: 'file:../nodes/shared/webhook.svg', dark: 'file:../nodes/shared/webhook.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-blink/n8n-nodes-blink#webhooks';

	properties: INodeProperties[] = [
		{
			displayName: 'Proof',
			name: 'type',
			type: 'options',
			options: [
				{ name: 'Basic Auth', value: 'basic' },
				{ name: 'Header Value', value: 'headerValue' },
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
			displayOptions: { show: { type: ['headerValue'] } },
			description: 'The header in which the sender puts the agreed value',
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
	];
}
