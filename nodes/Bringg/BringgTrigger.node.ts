import type { INodeType, INodeTypeDescription, IWebhookFunctions } from 'n8n-workflow';

import { deliveryWebhookApiTest } from '../shared/webhook/authentication/credentialTest';
import {
	eventsSubtitle,
	manualRegistration,
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
			'Starts the workflow when Bringg reports on a delivery to a restaurant or a fleet: drivers, stops, changes, delays',
		defaults: { name: 'Bringg Trigger' },
		inputs: [],
		credentials: [
			{ name: 'deliveryWebhookApi', required: true, testedBy: 'deliveryWebhookApiTest', ...requiresAuthentication },
		],
		...triggerDescription(bringgSource),
	};

	methods = { credentialTest: { deliveryWebhookApiTest } };

	webhookMethods = manualRegistration;

	async webhook(this: IWebhookFunctions) {
		return await receive(this, bringgSource);
	}
}
