import type { INodeProperties } from 'n8n-workflow';

/** The items of an order in a form or as JSON, each shown as Items From says. `values` are the fields of one item. */
export function itemsFields(values: INodeProperties[], json: INodeProperties): INodeProperties[] {
	return [
		{
			displayName: 'Items From',
			name: 'itemsFrom',
			type: 'options',
			noDataExpression: true,
			options: [
				{ name: 'Form', value: 'form', description: 'Fill in each item here' },
				{ name: 'JSON', value: 'json', description: 'Take a list, e.g. from an expression' },
			],
			default: 'form',
			description: 'Where the items of the order come from',
		},
		{
			displayName: 'Items',
			name: 'items',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true, sortable: true },
			displayOptions: { show: { itemsFrom: ['form'] } },
			placeholder: 'Add Item',
			default: {},
			description: 'What is ordered',
			options: [{ displayName: 'Item', name: 'item', values }],
		},
		{ ...json, displayOptions: { show: { itemsFrom: ['json'] } } },
	];
}
