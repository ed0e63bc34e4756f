import { NodeConnectionTypes, type INodeType, type INodeTypeDescription, type IWebhookFunctions } from 'n8n-workflow';

import { deliveryWebhookApiTest } from '../shared/webhook/access/credentialTest';
import { triggerProperties, webhookDescription } from '../shared/webhook/description';
import { receive } from '../shared/webhook/receive';
import { bringgSource } from './webhooks/source';

export class BringgTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Bringg Trigger',
		name: 'bringgTrigger',
		icon: { light: 'file:bringgTrigger.svg', dark: 'file:bringgTrigger.dark.svg' },
		group: ['trigger'],
		version: 1.1,
		subtitle: '={{ $parameter["events"].join(", ") }}',
		description: 'Starts the workflow when Bringg tells a merchant or a fleet of a delivery',
		defaults: { name: 'Bringg Trigger' },
		eventTriggerDescription: 'Have Bringg call the Test URL',
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
		properties: triggerProperties(bringgSource),
	};

	methods = { credentialTest: { deliveryWebhookApiTest } };

	// A person registers the URL with Bringg. There is nothing to check, create or delete.
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
		return await receive(this, bringgSource);
	}
}
