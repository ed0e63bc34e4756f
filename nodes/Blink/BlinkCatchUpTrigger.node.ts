import {
	NodeConnectionTypes,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
} from 'n8n-workflow';

import { blinkApiTest } from './api/credentialTest';
import { pollChosen, pollFields } from './polling/poll';

export class BlinkCatchUpTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Blink Catch-Up Trigger',
		name: 'blinkCatchUpTrigger',
		icon: { light: 'file:blinkTrigger.svg', dark: 'file:blinkTrigger.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["event"].replace(/[A-Z]/g, (letter) => " " + letter.toLowerCase()) }}',
		description:
			'Starts the workflow for orders that a webhook missed, and for new abandoned carts and customers in Blink',
		defaults: { name: 'Blink Catch-Up Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'blinkApi', required: true, testedBy: 'blinkApiTest' }],
		properties: pollFields,
	};

	methods = { credentialTest: { blinkApiTest } };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await pollChosen(this);
	}
}
