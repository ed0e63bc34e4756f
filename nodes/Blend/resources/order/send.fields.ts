import type { INodeProperties } from 'n8n-workflow';

import { named, type FieldsByName } from '../../../shared/operation/fields';
import {
	additionalFields,
	inputField,
	itemsFields,
	onlyFor,
	orderField,
	overrideField,
} from '../../../shared/operation/modelFields';
import { blendOrderTypes } from '../../codes/order';

/*
 * The fields of an order for Blend as a person fills them in, in the order of Blend's page "Order Created Webhook".
 */

const text = { type: 'string', default: '' } as const;
/** Not a number field: its default 0 would be sent. */
const amount = text;

const requiredFields = {
	branchId: {
		displayName: 'Branch ID',
		...text,
		placeholder: 'e.g. 14589',
		description: 'The branch as Blend knows it: it sends the order to the right kitchen by this ID',
	},
	orderId: {
		displayName: 'Order ID',
		...text,
		placeholder: 'e.g. 1236589',
		description: 'Your ID of the order. It must be unique: with the same ID, Blend sees the same order again.',
	},
	orderType: {
		displayName: 'Order Type',
		type: 'options',
		options: blendOrderTypes.options,
		default: 'delivery',
		description: 'How the customer gets the order',
	},
	paymentMethod: {
		displayName: 'Payment Method',
		type: 'string',
		default: 'cash',
		placeholder: 'e.g. card',
		description: 'How it is paid, in your own words: Blend takes any',
	},
	subtotal: { displayName: 'Subtotal', ...amount, placeholder: 'e.g. 50', description: 'Before tax and discount' },
	total: {
		displayName: 'Total',
		...amount,
		placeholder: 'e.g. 60',
		description: 'What the customer pays in the end',
	},
} as const satisfies FieldsByName;

const optionalFields = {
	discount: { displayName: 'Discount', ...amount, placeholder: 'e.g. 10', description: 'The amount taken off' },
	eventTime: {
		displayName: 'Event Time',
		type: 'dateTime',
		default: '',
		description: "When it happened. Left empty, it is now. A time without a zone is in the workflow's time zone.",
	},
	note: {
		displayName: 'Note',
		...text,
		placeholder: 'e.g. No onions',
		description: "The customer's wishes for the order",
	},
	tax: { displayName: 'Tax', ...amount, placeholder: 'e.g. 10', description: 'The amount of tax' },
} as const satisfies FieldsByName;

const orderFields = { ...requiredFields, ...optionalFields };

export type OrderFieldName = keyof typeof orderFields;

export const branchIdField: INodeProperties = { name: 'branchId', ...requiredFields.branchId };
export const eventTimeField: INodeProperties = { name: 'eventTime', ...optionalFields.eventTime };

const optionValues: INodeProperties[] = [
	{ displayName: 'Option ID', name: 'id', type: 'string', required: true, default: '', placeholder: 'e.g. 1' },
	{
		displayName: 'Price',
		name: 'price',
		...amount,
		placeholder: 'e.g. 5',
		description: 'What one costs. 0 for none.',
	},
	{
		displayName: 'Quantity',
		name: 'quantity',
		type: 'number',
		default: 1,
		description: 'How many for each unit of the item',
	},
];

const itemValues: INodeProperties[] = [
	{
		displayName: 'Item ID',
		name: 'id',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 1',
		description: 'Your ID of the item: Blend maps it to its own product',
	},
	{ displayName: 'Quantity', name: 'quantity', type: 'number', default: 1, description: 'How many units' },
	{
		displayName: 'Price',
		name: 'price',
		...amount,
		placeholder: 'e.g. 25',
		description: 'What one unit costs, its options included',
	},
	{ displayName: 'Note', name: 'note', type: 'string', default: '', placeholder: 'e.g. Well done' },
	{
		displayName: 'Options',
		name: 'options',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Option',
		default: {},
		description: 'Toppings, extras and other choices',
		options: [{ displayName: 'Option', name: 'option', values: optionValues }],
	},
];

const itemsJsonField: INodeProperties = {
	displayName: 'Items (JSON)',
	name: 'itemsJson',
	type: 'json',
	default: '[]',
	description:
		"A list of items, each with Blend's ID, quantity, price (options included), note and options, named as on its page",
};

/** The items, in a form or as JSON. */
const itemFields = itemsFields(itemValues, itemsJsonField);

/** The fields of Order > Send. */
export const sendOrderFields: INodeProperties[] = [
	inputField('order'),
	orderField,
	...onlyFor('order', [
		{
			displayName: 'When the Order Is Scheduled',
			name: 'scheduledOrder',
			type: 'options',
			options: [
				{ name: 'Refuse It', value: 'refuse', description: 'Blend knows orders for now only: the item fails' },
				{
					name: 'Send It for Now',
					value: 'sendForNow',
					description: 'The kitchen gets it at once, with the time at which it is due in the note',
				},
			],
			default: 'refuse',
			description: 'What becomes of a pre-order, which Blend has no field for',
		},
	]),
	overrideField('order', [...named(orderFields), itemsJsonField]),
	...onlyFor('fields', [...named(requiredFields).map((field) => ({ ...field, required: true })), ...itemFields]),
	additionalFields(named(optionalFields)),
];

/** The label of a field, for messages. */
export function labelOf(name: OrderFieldName): string {
	return orderFields[name].displayName;
}
