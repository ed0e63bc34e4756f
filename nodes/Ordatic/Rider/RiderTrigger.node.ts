import { NodeConnectionTypes, type INodeType, type INodeTypeDescription, type IWebhookFunctions } from 'n8n-workflow';

import { deliveryWebhookApiTest } from '../../shared/webhook/access/credentialTest';
import { triggerProperties, webhookDescription } from '../../shared/webhook/description';
import { receive } from '../../shared/webhook/receive';
import { ordaticSource } from '../webhooks/source';

export class RiderTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Rider Trigger',
		name: 'riderTrigger',
		icon: { light: 'file:riderTrigger.svg', dark: 'file:riderTrigger.dark.svg' },
		group: ['trigger'],
		version: 1.1,
		subtitle: '={{ $parameter["events"].join(", ") }}',
		description: 'Starts the workflow when Ordatic reports on an order or on its rider',
		defaults: { name: 'Rider Trigger' },
		eventTriggerDescription: 'Have Ordatic call the Test URL',
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
		properties: triggerProperties(ordaticSource),
	};

	methods = { credentialTest: { deliveryWebhookApiTest } };

	// Ordatic has no API to register a URL: a person hands it over. There is nothing to check, create or delete.
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
		return await receive(this, ordaticSource);
	}
}
