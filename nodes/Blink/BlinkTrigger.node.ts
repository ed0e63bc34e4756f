import type { INodeType, INodeTypeDescription, IWebhookFunctions } from 'n8n-workflow';

import { deliveryWebhookApiTest } from '../shared/webhook/authentication/credentialTest';
import {
	eventsSubtitle,
	manualRegistration,
	requiresAuthentication,
	triggerDescription,
} from '../shared/webhook/node/description';
import { receive } from '../shared/webhook/receive';
import { blinkSource } from './webhooks/source';

export class BlinkTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Blink Trigger',
		name: 'blinkTrigger',
		icon: { light: 'file:blinkTrigger.svg', dark: 'file:blinkTrigger.dark.svg' },
		group: ['trigger'],
		version: 1.1,
		subtitle: eventsSubtitle,
		description:
			'Starts the workflow when Blink sends an order or its status. Actions accept orders, sync stock and prices',
		defaults: { name: 'Blink Trigger' },
		inputs: [],
		credentials: [
			{ name: 'deliveryWebhookApi', required: true, testedBy: 'deliveryWebhookApiTest', ...requiresAuthentication },
		],
		...triggerDescription(blinkSource),
	};

	methods = { credentialTest: { deliveryWebhookApiTest } };

	webhookMethods = manualRegistration;

	async webhook(this: IWebhookFunctions) {
		return await receive(this, blinkSource);
	}
}
