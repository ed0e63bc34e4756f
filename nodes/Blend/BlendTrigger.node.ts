import type { INodeType, INodeTypeDescription, IWebhookFunctions } from 'n8n-workflow';

import { deliveryWebhookApiTest } from '../shared/webhook/authentication/credentialTest';
import {
	eventsSubtitle,
	manualRegistration,
	requiresAuthentication,
	triggerDescription,
} from '../shared/webhook/node/description';
import { receive } from '../shared/webhook/receive';
import { blendSource } from './webhooks/source';

export class BlendTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Blend Trigger',
		name: 'blendTrigger',
		icon: { light: 'file:blendTrigger.svg', dark: 'file:blendTrigger.dark.svg' },
		group: ['trigger'],
		version: 1.1,
		subtitle: eventsSubtitle,
		description:
			'Starts the workflow when an order, its status, a menu or an availability arrives from Blend or a delivery app. Actions send orders to Blend',
		defaults: { name: 'Blend Trigger' },
		inputs: [],
		credentials: [
			{ name: 'deliveryWebhookApi', required: true, testedBy: 'deliveryWebhookApiTest', ...requiresAuthentication },
		],
		...triggerDescription(blendSource),
	};

	methods = { credentialTest: { deliveryWebhookApiTest } };

	webhookMethods = manualRegistration;

	async webhook(this: IWebhookFunctions) {
		return await receive(this, blendSource);
	}
}
