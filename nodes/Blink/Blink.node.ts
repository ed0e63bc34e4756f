import { NodeConnectionTypes, type IExecuteFunctions, type INodeType, type INodeTypeDescription } from 'n8n-workflow';

import { properties } from '../shared/operation/describe';
import { runOperation } from '../shared/operation/run';
import { blinkApiTest } from './api/credentialTest';
import { searchBranches, searchOrders } from './listSearch';
import { blinkResources } from './resources';
import { mapStockColumns } from './resources/product/stockColumns';

export class Blink implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Blink',
		name: 'blink',
		icon: { light: 'file:blink.svg', dark: 'file:blink.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["resource"] + ": " + $parameter["operation"] }}',
		description: 'Work with orders, branches, customers and products in Blink',
		defaults: { name: 'Blink' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [{ name: 'blinkApi', required: true, testedBy: 'blinkApiTest' }],
		properties: properties(blinkResources, 'order'),
	};

	methods = {
		credentialTest: { blinkApiTest },
		listSearch: { searchBranches, searchOrders },
		resourceMapping: { mapStockColumns },
	};

	async execute(this: IExecuteFunctions) {
		return await runOperation(this, blinkResources);
	}
}
