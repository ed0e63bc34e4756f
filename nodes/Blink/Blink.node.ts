import { NodeConnectionTypes, type IExecuteFunctions, type INodeType, type INodeTypeDescription } from 'n8n-workflow';

import { asTool, operationSubtitle, properties } from '../shared/operation/describe';
import { runOperation } from '../shared/operation/operation';
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
		subtitle: operationSubtitle,
		description: 'Work with orders, stock, prices, branches, customers and menus in Blink',
		defaults: { name: 'Blink' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: asTool(
			'Looks up orders, branches, customers, the menu and abandoned carts of a restaurant in Blink, and can place orders and change their status',
			blinkResources,
			'order',
		),
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
