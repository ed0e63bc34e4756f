import type { INodeType, INodeTypeDescription, IWebhookFunctions } from 'n8n-workflow';

import { deliveryWebhookApiTest } from '../../shared/webhook/authentication/credentialTest';
import {
	eventsSubtitle,
	manualRegistration,
	requiresAuthentication,
	triggerDescription,
} from '../../shared/webhook/node/description';
import { receive } from '../../shared/webhook/receive';
import { ordaticSource } from '../webhooks/source';

export class RiderTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Ordatic Rider Trigger',
		name: 'riderTrigger',
		icon: { light: 'file:riderTrigger.svg', dark: 'file:riderTrigger.dark.svg' },
		group: ['trigger'],
		version: 1.1,
		subtitle: eventsSubtitle,
		description:
			'Starts the workflow when Ordatic reports on an order or its rider: states, proof of delivery, refunds, availability',
		defaults: { name: 'Ordatic Rider Trigger' },
		inputs: [],
		credentials: [
			{ name: 'deliveryWebhookApi', required: true, testedBy: 'deliveryWebhookApiTest', ...requiresAuthentication },
		],
		...triggerDescription(ordaticSource),
	};

	methods = { credentialTest: { deliveryWebhookApiTest } };

	webhookMethods = manualRegistration;

	async webhook(this: IWebhookFunctions) {
		return await receive(this, ordaticSource);
	}
}
