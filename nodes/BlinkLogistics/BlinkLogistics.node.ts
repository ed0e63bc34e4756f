import { NodeConnectionTypes, type IExecuteFunctions, type INodeType, type INodeTypeDescription } from 'n8n-workflow';

import { asTool, operationSubtitle, properties } from '../shared/operation/describe';
import { runOperation } from '../shared/operation/operation';
import { blinkLogisticsApiTest } from './api/credentialTest';
import { logisticsResources } from './resources';

export class BlinkLogistics implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Blink Logistics',
		name: 'blinkLogistics',
		icon: { light: 'file:blinkLogistics.svg', dark: 'file:blinkLogistics.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: operationSubtitle,
		description: 'Hand deliveries to riders in Blink Logistics and see where they are',
		defaults: { name: 'Blink Logistics' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: asTool(
			'Looks up where a delivery is and who brings it in Blink Logistics, and can call a rider',
			logisticsResources,
		),
		credentials: [{ name: 'blinkLogisticsApi', required: true, testedBy: 'blinkLogisticsApiTest' }],
		properties: properties(logisticsResources),
	};

	methods = { credentialTest: { blinkLogisticsApiTest } };

	async execute(this: IExecuteFunctions) {
		return await runOperation(this, logisticsResources);
	}
}
