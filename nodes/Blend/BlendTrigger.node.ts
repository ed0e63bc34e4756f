import { NodeConnectionTypes, type INodeType, type INodeTypeDescription, type IWebhookFunctions } from 'n8n-workflow';

import { deliveryWebhookApiTest } from '../shared/webhook/access/credentialTest';
import { triggerProperties, webhookDescription } from '../shared/webhook/description';
import { receive } from '../shared/webhook/receive';
import { blendSource } from './webhooks/source';

export class BlendTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Blend Trigger',
		name: 'blendTrigger',
		icon: { light: 'file:blendTrigger.svg', dark: 'file:blendTrigger.dark.svg' },
		group: ['trigger'],
		version: 1.1,
		subtitle: '={{ $parameter["events"].join(", ") }}',
		description:
			'Starts the workflow when an order, its status, a menu or an availability arrives from Blend or a delivery app',
		defaults: { name: 'Blend Trigger' },
		eventTriggerDescription: 'Have Blend call the Test URL',
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
		properties: triggerProperties(blendSource),
	};

	methods = { credentialTest: { deliveryWebhookApiTest } };

	// Blend and the delivery apps have no API to register a URL: a person hands it over. There is nothing to check, create or delete.
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
		return await receive(this, blendSource);
	}
}
