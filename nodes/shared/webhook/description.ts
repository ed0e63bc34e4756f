import * as n8n from 'n8n-workflow';
import type { INodeProperties, IWebhookDescription } from 'n8n-workflow';

import type { WebhookSource } from './source';

/**
 * The webhook of every trigger. Each expression in it costs time on every call, so all is fixed but the response mode,
 * which n8n 2.41 and later read without the expression engine when it is declared this way.
 */
export function webhookDescription(): IWebhookDescription {
	const respond = { responseMode: '={{$parameter["respond"]}}' };
	return {
		name: 'default',
		httpMethod: 'POST',
		path: 'webhook',
		// Empty, so that n8n answers with what the pipeline gives it; without it n8n 2.41 sends the text "firstEntryJson".
		responseData: '',
		...('webhookDescriptionFields' in n8n
			? n8n.webhookDescriptionFields({ responseMode: n8n.fromParameter('respond') })
			: respond),
	} as IWebhookDescription;
}

const eventChoice = { type: 'multiOptions', required: true } as const;
const acknowledgeChoice = { type: 'options' } as const;

/** The fields that every trigger has, with the source's own events and default. */
export function triggerProperties(source: WebhookSource): INodeProperties[] {
	const { events, acknowledge, displayName, properties = [] } = source;
	return [
		{
			displayName: `Open "Webhook URLs" above, copy the Production URL and give it to ${displayName}. Nothing arrives before the workflow is published.`,
			name: 'urlNotice',
			type: 'notice',
			default: '',
		},
		{
			...eventChoice,
			displayName: 'Trigger On',
			name: 'events',
			options: [...events].sort((a, b) => a.name.localeCompare(b.name)),
			default: events.map(({ value }) => value),
			description: 'The events that start the workflow. Others are answered and forgotten.',
		},
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'options',
			options: [
				{ name: 'Delivery Webhook Credential', value: 'deliveryWebhookApi' },
				{ name: 'None (the Secret Is in the URL)', value: 'none' },
			],
			default: 'none',
			description: 'What a call must prove before it is believed',
		},
		{
			displayName: 'Respond',
			name: 'respond',
			type: 'options',
			options: [
				{
					name: 'Immediately',
					value: 'onReceived',
					description: 'As soon as the event is understood',
				},
				{
					name: 'Using Respond to Webhook Node',
					value: 'responseNode',
					description: 'With what that node says',
				},
				{
					name: 'When Last Node Finishes',
					value: 'lastNode',
					description: `In ${displayName}'s own words, once the workflow is through`,
				},
			],
			default: 'onReceived',
			description: `When ${displayName} gets its answer`,
		},
		...properties,
		{
			displayName: 'Simplify',
			name: 'simplify',
			type: 'boolean',
			default: true,
			description: 'Whether to return a simplified version of the response instead of the raw data',
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [
				{
					...acknowledgeChoice,
					displayName: 'Acknowledge',
					name: 'acknowledge',
					options: [
						{ name: 'After the Execution Is Saved', value: 'afterSaving' },
						{ name: 'At Once', value: 'atOnce' },
					],
					default: acknowledge.default,
					description: `When an immediate response is sent. ${acknowledge.why}`,
				},
				{
					displayName: 'Allowed IP Addresses',
					name: 'allowedAddresses',
					type: 'string',
					placeholder: 'e.g. 203.0.113.7, 198.51.100.0/24, 2001:db8::/32',
					default: '',
					description:
						'Addresses and ranges that may call, separated by commas. Others get 403. Leave empty to allow all. Behind a proxy, n8n knows the caller only if N8N_PROXY_HOPS is set.',
				},
				{
					displayName: 'Ignore Repeats',
					name: 'ignoreRepeats',
					type: 'boolean',
					default: true,
					description:
						'Whether to ignore an event that equals the last one for the same order or task. Works only when responding immediately.',
				},
				{
					displayName: 'Repeat Window',
					name: 'repeatWindow',
					type: 'number',
					typeOptions: { minValue: 1 },
					default: 10,
					description: 'For how many minutes an equal event counts as a repeat',
				},
				{
					displayName: 'Unrecognised Payload',
					name: 'unrecognisedPayload',
					type: 'options',
					options: [
						{
							name: 'Accept',
							value: 'accept',
							description: 'It comes out of Unrecognised and the sender is not troubled',
						},
						{
							name: 'Answer 400',
							value: 'reject',
							description: 'It comes out of Unrecognised and the sender is told what is wrong',
						},
					],
					default: 'accept',
					description: 'What the sender is told when nobody can understand what it sent',
				},
			],
		},
	];
}
