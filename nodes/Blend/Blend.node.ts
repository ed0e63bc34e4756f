import { NodeConnectionTypes, type IExecuteFunctions, type INodeType, type INodeTypeDescription } from 'n8n-workflow';

import { asTool, operationSubtitle, properties } from '../shared/operation/describe';
import { runOperation } from '../shared/operation/operation';
import { blendApiTest } from './api/credentialTest';
import { blendResources } from './resources';

export class Blend implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Blend',
		name: 'blend',
		icon: { light: 'file:blend.svg', dark: 'file:blend.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: operationSubtitle,
		description: 'Send orders and their delivery status to Blend, as a delivery app does',
		defaults: { name: 'Blend' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: asTool('Sends an order, or where its delivery stands, to Blend', blendResources),
		credentials: [{ name: 'blendApi', required: true, testedBy: 'blendApiTest' }],
		properties: properties(blendResources),
	};

	methods = { credentialTest: { blendApiTest } };

	async execute(this: IExecuteFunctions) {
		return await runOperation(this, blendResources);
	}
}
