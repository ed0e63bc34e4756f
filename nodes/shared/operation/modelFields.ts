import type { INodeProperties } from 'n8n-workflow';

import { collectionField } from './fields';

/*
 * The form of operations that take either fields filled in by hand or an object of the model, as the triggers of this
 * package give it, so that a relay needs no mapping.
 */

/** The choice between the fields of the form and one kind of model object. */
export function inputField(from: 'order' | 'delivery'): INodeProperties {
	const name = from === 'order' ? 'An Order' : 'A Delivery Event';
	return {
		displayName: 'Values From',
		name: 'input',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Fields Below', value: 'fields', description: 'Fill in each field' },
			{
				name,
				value: from,
				description: `Take ${name.toLowerCase()} as a trigger of this package gives it: nothing to map`,
			},
		],
		default: 'fields',
		description: 'Where the values come from',
	};
}

function modelField(name: 'order' | 'delivery', displayName: string, what: string): INodeProperties {
	return {
		displayName,
		name,
		type: 'json',
		required: true,
		default: `={{ $json.${name} }}`,
		displayOptions: { show: { input: [name] } },
		description: `${what} as the triggers of this package give it under "${name}"`,
	};
}

export const orderField = modelField('order', 'Order', 'An order');
export const deliveryField = modelField('delivery', 'Delivery Event', 'A delivery event');

/** Fields that are shown for one input only. */
export function onlyFor(input: 'fields' | 'order' | 'delivery', fields: INodeProperties[]): INodeProperties[] {
	return fields.map((field) => ({
		...field,
		displayOptions: { show: { ...field.displayOptions?.show, input: [input] } },
	}));
}

/** The values that replace those of the order or delivery event. */
export function overrideField(from: 'order' | 'delivery', options: INodeProperties[]): INodeProperties {
	const what = from === 'order' ? 'order' : 'delivery event';
	const description = `Values that replace those of the ${what}, or that it does not have`;
	const displayOptions = { show: { input: [from] } };
	return collectionField({ displayName: 'Override', name: 'override', displayOptions, description }, options);
}

/** The fields that may be left out, when they are filled in by hand. */
export function additionalFields(options: INodeProperties[]): INodeProperties {
	const displayOptions = { show: { input: ['fields'] } };
	return collectionField({ displayName: 'Additional Fields', name: 'additionalFields', displayOptions }, options);
}

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
