import { NodeConnectionTypes, type IExecuteFunctions, type INodeType, type INodeTypeDescription } from 'n8n-workflow';

import { asTool, operationSubtitle, properties } from '../shared/operation/describe';
import { runOperation } from '../shared/operation/operation';
import { bringgMerchantApiTest } from './api/credentialTest';
import { merchantResources } from './resources/merchant';
import { createOrder } from './resources/order/create.operation';

export class BringgMerchant implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Bringg Merchant',
		name: 'bringgMerchant',
		icon: { light: 'file:bringgTrigger.svg', dark: 'file:bringgTrigger.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: operationSubtitle,
		description: 'Have Bringg deliver orders, and see where they are',
		defaults: { name: 'Bringg Merchant' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: asTool('Looks up where orders are that Bringg delivers', merchantResources),
		credentials: [{ name: 'bringgMerchantApi', required: true, testedBy: 'bringgMerchantApiTest' }],
		properties: properties(merchantResources, 'order', () => createOrder),
	};

	methods = { credentialTest: { bringgMerchantApiTest } };

	async execute(this: IExecuteFunctions) {
		return await runOperation(this, merchantResources);
	}
}
