import { NodeConnectionTypes, type IExecuteFunctions, type INodeType, type INodeTypeDescription } from 'n8n-workflow';

import { eventOutputs } from '../shared/webhook/node/description';
import { fields, toolFields } from './fields';
import { parse } from './parse';
import { sources } from './sources';

const displayNames = Object.fromEntries(sources.map(({ name, displayName }) => [name, displayName]));

/** The node as a tool of an AI agent, which fills in the body. */
const asTool = {
	replacements: {
		description: `Reads a webhook body of ${Object.values(displayNames).join(', ')} and gives its event, its order or delivery, and what in it could not be read`,
		properties: toolFields,
	},
};

export class DeliveryWebhookParser implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Delivery Webhook Parser',
		name: 'deliveryWebhookParser',
		icon: { light: 'file:deliveryWebhookParser.svg', dark: 'file:deliveryWebhookParser.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: `={{ (${JSON.stringify(displayNames)})[$parameter["source"]] }}`,
		description:
			'Gives what the triggers of this package give, of a body that something else received: a Webhook node, a queue, a table',
		defaults: { name: 'Delivery Webhook Parser' },
		inputs: [NodeConnectionTypes.Main],
		...eventOutputs,
		usableAsTool: asTool,
		properties: fields,
	};

	async execute(this: IExecuteFunctions) {
		return await parse(this);
	}
}
