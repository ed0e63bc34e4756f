import { NodeConnectionTypes, type IExecuteFunctions, type INodeType, type INodeTypeDescription } from 'n8n-workflow';

import { asTool, operationSubtitle, properties } from '../shared/operation/describe';
import { runOperation } from '../shared/operation/operation';
import { bringgFleetApiTest } from './api/credentialTest';
import { reportStatus } from './resources/delivery/reportStatus.operation';
import { fleetResources } from './resources/fleet';

export class BringgFleet implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Bringg Fleet',
		name: 'bringgFleet',
		icon: { light: 'file:bringgTrigger.svg', dark: 'file:bringgTrigger.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: operationSubtitle,
		description: 'Tell Bringg, as a delivery provider, who delivers and where the driver is',
		defaults: { name: 'Bringg Fleet' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: asTool('Tells Bringg where a delivery of your drivers stands', fleetResources),
		credentials: [{ name: 'bringgFleetApi', required: true, testedBy: 'bringgFleetApiTest' }],
		properties: properties(fleetResources, 'delivery', ({ value, operations }) =>
			value === 'delivery' ? reportStatus : operations[0]!,
		),
	};

	methods = { credentialTest: { bringgFleetApiTest } };

	async execute(this: IExecuteFunctions) {
		return await runOperation(this, fleetResources);
	}
}
