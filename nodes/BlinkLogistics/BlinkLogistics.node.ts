import { NodeConnectionTypes, type IExecuteFunctions, type INodeType, type INodeTypeDescription } from 'n8n-workflow';

import { properties } from '../shared/operation/describe';
import { runOperation } from '../shared/operation/run';
import { blinkLogisticsApiTest } from './api/credentialTest';
import { logisticsResources } from './resources';

export class BlinkLogistics implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Blink Logistics',
		name: 'blinkLogistics',
		icon: { light: 'file:blinkLogistics.svg', dark: 'file:blinkLogistics.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["resource"] + ": " + $parameter["operation"] }}',
		description: 'Hand deliveries to riders in Blink Logistics and see where they are',
		defaults: { name: 'Blink Logistics' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [{ name: 'blinkLogisticsApi', required: true, testedBy: 'blinkLogisticsApiTest' }],
		properties: properties(logisticsResources),
	};

	methods = { credentialTest: { blinkLogisticsApiTest } };

	async execute(this: IExecuteFunctions) {
		return await runOperation(this, logisticsResources);
	}
}
