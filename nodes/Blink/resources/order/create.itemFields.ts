import type { INodeProperties } from 'n8n-workflow';

import { itemsFields } from '../../../shared/operation/modelFields';

const price: INodeProperties = {
	displayName: 'Price',
	name: 'price',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 85',
	description: 'What one costs the customer',
};

const quantity: INodeProperties = {
	displayName: 'Quantity',
	name: 'quantity',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 1,
	description: 'How many',
};

const suboptions: INodeProperties = {
	displayName: 'Suboptions',
	name: 'suboptions',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Suboption',
	default: {},
	description: 'Modifiers chosen for this item',
	options: [
		{
			displayName: 'Suboption',
			name: 'suboption',
			values: [
				{
					displayName: 'Suboption ID',
					name: 'suboptionId',
					type: 'string',
					required: true,
					default: '',
					placeholder: 'e.g. 596996',
					description: "Blink's ID of the suboption",
				},
				price,
				quantity,
			],
		},
	],
};

const itemValues: INodeProperties[] = [
	{
		displayName: 'Item ID',
		name: 'itemId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 257327',
		description: "Blink's ID of the item",
	},
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Full Cream Milk 250ml',
		description: 'What the item is called',
	},
	quantity,
	price,
	{
		displayName: 'Original Price',
		name: 'originalPrice',
		type: 'string',
		default: '',
		placeholder: 'e.g. 110',
		description: 'What one costs without a discount. Left empty, it is the price.',
	},
	suboptions,
	{
		displayName: 'Description',
		name: 'description',
		type: 'string',
		default: '',
		description: 'More about the item',
	},
	{
		displayName: 'Notes',
		name: 'notes',
		type: 'string',
		default: '',
		placeholder: 'e.g. No ice',
		description: 'What the customer wants to be different about this item',
	},
];

/** The items of Order > Create, in a form or as JSON. */
export const itemFields = itemsFields(itemValues, {
	displayName: 'Items (JSON)',
	name: 'itemsJson',
	type: 'json',
	default: '[]',
	placeholder: 'e.g. [{"blink_item_id": "257327", "name": "Milk", "price": "85", "quantity": "2", "sub_options": []}]',
	description: "A list of items, with the names that Blink's documentation uses or those of the form",
});
