import { NodeConnectionTypes, type INodeType, type INodeTypeDescription, type IWebhookFunctions } from 'n8n-workflow';

import { deliveryWebhookApiTest } from '../shared/webhook/access/credentialTest';
import { triggerProperties, webhookDescription } from '../shared/webhook/description';
import { receive } from '../shared/webhook/receive';
import { logisticsSource } from './webhooks/source';

export class BlinkLogisticsTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Blink Logistics Trigger',
		name: 'blinkLogisticsTrigger',
		icon: { light: 'file:blinkLogisticsTrigger.svg', dark: 'file:blinkLogisticsTrigger.dark.svg' },
		group: ['trigger'],
		version: 1.1,
		subtitle: '={{ $parameter["events"].join(", ") }}',
		description: 'Starts the workflow when a delivery task of Blink Logistics changes',
		defaults: { name: 'Blink Logistics Trigger' },
		eventTriggerDescription: 'Have Blink Logistics call the Test URL',
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
		properties: triggerProperties(logisticsSource),
	};

	methods = { credentialTest: { deliveryWebhookApiTest } };

	// Blink Logistics has no API to register a URL: a person hands it over. There is nothing to check, create or delete.
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
		return await receive(this, logisticsSource);
	}
}
