import type { INodeProperties } from 'n8n-workflow';

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
export const itemFields: INodeProperties[] = [
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
		options: [{ displayName: 'Item', name: 'item', values: itemValues }],
	},
	{
		displayName: 'Items (JSON)',
		name: 'itemsJson',
		type: 'json',
		displayOptions: { show: { itemsFrom: ['json'] } },
		default: '[]',
		placeholder:
			'e.g. [{"blink_item_id": "257327", "name": "Milk", "price": "85", "quantity": "2", "sub_options": []}]',
		description: "A list of items, with the names that Blink's documentation uses or those of the form",
	},
];
