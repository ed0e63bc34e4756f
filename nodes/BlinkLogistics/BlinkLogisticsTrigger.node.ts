import type { INodeType, INodeTypeDescription, IWebhookFunctions } from 'n8n-workflow';

import { deliveryWebhookApiTest } from '../shared/webhook/authentication/credentialTest';
import {
	eventsSubtitle,
	manualRegistration,
	requiresAuthentication,
	triggerDescription,
} from '../shared/webhook/node/description';
import { receive } from '../shared/webhook/receive';
import { logisticsSource } from './webhooks/source';

export class BlinkLogisticsTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Blink Logistics Trigger',
		name: 'blinkLogisticsTrigger',
		icon: { light: 'file:blinkLogisticsTrigger.svg', dark: 'file:blinkLogisticsTrigger.dark.svg' },
		group: ['trigger'],
		version: 1.1,
		subtitle: eventsSubtitle,
		description:
			'Starts the workflow when a rider of Blink Logistics is assigned, sets off or delivers. Actions call a rider',
		defaults: { name: 'Blink Logistics Trigger' },
		inputs: [],
		credentials: [
			{ name: 'deliveryWebhookApi', required: true, testedBy: 'deliveryWebhookApiTest', ...requiresAuthentication },
		],
		...triggerDescription(logisticsSource),
	};

	methods = { credentialTest: { deliveryWebhookApiTest } };

	webhookMethods = manualRegistration;

	async webhook(this: IWebhookFunctions) {
		return await receive(this, logisticsSource);
	}
}
