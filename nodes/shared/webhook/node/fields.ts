import * as n8n from 'n8n-workflow';
import type { INodeProperties, IWebhookDescription } from 'n8n-workflow';

import type { WebhookSource } from '../source';

/**
 * The webhook of every trigger. Each expression in it costs time on every call, so only the response mode is not fixed,
 * which n8n 2.41 and later read without the expression engine if it is declared this way.
 */
export function webhookDescription(): IWebhookDescription {
	const respond = { responseMode: '={{$parameter["respond"]}}' };
	return {
		name: 'default',
		httpMethod: 'POST',
		path: 'webhook',
		// Empty, so that n8n sends the pipeline's answer; without it n8n 2.41 sends the text "firstEntryJson".
		responseData: '',
		...('webhookDescriptionFields' in n8n
			? n8n.webhookDescriptionFields({ responseMode: n8n.fromParameter('respond') })
			: respond),
	} as IWebhookDescription;
}

const eventChoice = { type: 'multiOptions', required: true } as const;
const acknowledgeChoice = { type: 'options' } as const;

/** The fields of every trigger, with the source's own events and fields. */
export function triggerProperties(source: WebhookSource): INodeProperties[] {
	const { events, displayName, properties = [], answerProperties = [] } = source;
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
			description: 'The events that start the workflow. Other events are acknowledged and ignored.',
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
			description: 'How incoming requests are authenticated',
		},
		{
			displayName: 'Respond',
			name: 'respond',
			type: 'options',
			options: [
				{
					name: 'Immediately',
					value: 'onReceived',
					description: 'As soon as the event is recognized',
				},
				{
					name: 'Using Respond to Webhook Node',
					value: 'responseNode',
					description: 'With the response of that node',
				},
				{
					name: 'When Last Node Finishes',
					value: 'lastNode',
					description: `With the response that ${displayName} expects, after the workflow`,
				},
			],
			default: 'onReceived',
			description: `When ${displayName} receives its response`,
		},
		...properties,
		...answerProperties,
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
						{
							name: 'Once Saved',
							value: 'onceSaved',
							description: onceSavedMeans(source),
						},
						{
							name: 'At Once',
							value: 'atOnce',
							description:
								'Before n8n has saved the execution. Responds sooner in a burst, but an event that n8n then fails to save, or loses in a crash, is lost although it was acknowledged.',
						},
					],
					default: 'onceSaved',
					description: 'When the sender receives its acknowledgement, if Respond is Immediately',
				},
				{
					displayName: 'Allowed IP Addresses',
					name: 'allowedAddresses',
					type: 'string',
					placeholder: 'e.g. 203.0.113.7, 198.51.100.0/24, 2001:db8::/32',
					default: '',
					description:
						'Addresses and ranges that may call, separated by commas. Others receive 403. Leave empty to allow all; an expression without a result allows no caller. Behind a proxy, n8n knows the caller only if N8N_PROXY_HOPS is set.',
				},
				{
					displayName: 'Deduplication Window',
					name: 'deduplicationWindow',
					type: 'number',
					typeOptions: { minValue: 1 },
					default: 10,
					description: 'For how many minutes an equal event counts as a duplicate',
				},
				{
					displayName: 'Ignore Duplicates',
					name: 'ignoreDuplicates',
					type: 'boolean',
					default: true,
					description:
						'Whether to ignore an event that was sent again. The sender receives the same response. Works only when responding immediately.',
				},
				{
					displayName: 'Unrecognized Payload',
					name: 'unrecognizedPayload',
					type: 'options',
					options: [
						{
							name: 'Accept',
							value: 'accept',
							description: 'Send it to the Unrecognized output and respond with success',
						},
						{
							name: 'Answer 400',
							value: 'reject',
							description: 'Send it to the Unrecognized output and respond with what is wrong',
						},
					],
					default: 'accept',
					description: 'How to respond to a payload that is not one of the known events',
				},
			],
		},
	];
}

function onceSavedMeans({ displayName, retries, deadline }: WebhookSource): string {
	if (retries || deadline === undefined) {
		return `When n8n has saved the execution, so that a crash of n8n loses no event: ${displayName} retries what was not acknowledged`;
	}
	return `When n8n has saved the execution, or ${deadline.seconds} seconds after the call at the latest: ${displayName} does not retry, so a slower response would not help`;
}
