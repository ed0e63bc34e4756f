import { NodeConnectionTypes, type INodeType, type INodeTypeDescription, type IWebhookFunctions } from 'n8n-workflow';

import { deliveryWebhookApiTest } from '../shared/webhook/access/credentialTest';
import { triggerProperties, webhookDescription } from '../shared/webhook/description';
import { receive } from '../shared/webhook/receive';
import { blinkSource } from './webhooks/source';

export class BlinkTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Blink Trigger',
		name: 'blinkTrigger',
		icon: { light: 'file:blinkTrigger.svg', dark: 'file:blinkTrigger.dark.svg' },
		group: ['trigger'],
		version: 1.1,
		subtitle: '={{ $parameter["events"].join(", ") }}',
		description: 'Starts the workflow when Blink sends an order or the status of one',
		defaults: { name: 'Blink Trigger' },
		eventTriggerDescription: 'Have Blink call the Test URL',
		inputs: [],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Event', 'Unrecognised'],
		credentials: [
			{
				name: 'deliveryWebhookApi',
				required: true,
				testedBy: 'deliveryWebhookApiTest',
				displayOptions: { show: { authentication: ['deliveryWebhookApi'] } },
			},
		],
		webhooks: [webhookDescription()],
		properties: triggerProperties(blinkSource),
	};

	methods = { credentialTest: { deliveryWebhookApiTest } };

	// Blink has no API to register a URL: a person hands it over. There is nothing to check, create or delete.
	webhookMethods = {
		default: {
			async checkExists(): Promise<boolean> {
				return true;
			},
			async create(): Promise<boolean> {
				return true;
			},
			async delete(): Promise<boolean> {
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions) {
		return await receive(this, blinkSource);
	}
}
