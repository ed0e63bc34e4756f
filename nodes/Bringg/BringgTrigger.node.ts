import type { INodeType, INodeTypeDescription, IWebhookFunctions } from 'n8n-workflow';

import { deliveryWebhookApiTest } from '../shared/webhook/authentication/credentialTest';
import {
	eventsSubtitle,
	handedOver,
	requiresAuthentication,
	triggerDescription,
} from '../shared/webhook/node/description';
import { receive } from '../shared/webhook/receive';
import { bringgSource } from './webhooks/source';

export class BringgTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Bringg Trigger',
		name: 'bringgTrigger',
		icon: { light: 'file:bringgTrigger.svg', dark: 'file:bringgTrigger.dark.svg' },
		group: ['trigger'],
		version: 1.1,
		subtitle: eventsSubtitle,
		description:
			'Starts the workflow when Bringg tells a restaurant or a fleet where a delivery is: drivers, stops, changes, delays',
		defaults: { name: 'Bringg Trigger' },
		inputs: [],
		credentials: [
			{ name: 'deliveryWebhookApi', required: true, testedBy: 'deliveryWebhookApiTest', ...requiresAuthentication },
		],
		...triggerDescription(bringgSource),
	};

	methods = { credentialTest: { deliveryWebhookApiTest } };

	webhookMethods = handedOver;

	async webhook(this: IWebhookFunctions) {
		return await receive(this, bringgSource);
	}
}
