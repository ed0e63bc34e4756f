import type { INodeProperties } from 'n8n-workflow';

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

/** Not a number field: its default 0 would be sent. */
const amount = { type: 'string', default: '' } as const;

export const branchIdField: INodeProperties = {
	displayName: 'Branch ID',
	name: 'branchId',
	type: 'string',
	default: '',
	placeholder: 'e.g. 14589',
	description: 'The branch as Blend knows it: it sends the order to the right kitchen by this ID',
};

export const eventTimeField: INodeProperties = {
	displayName: 'Event Time',
	name: 'eventTime',
	type: 'dateTime',
	default: '',
	description: "When it happened. Left empty, it is now. A time without a zone is in the workflow's time zone.",
};

const orderFields = {
	branchId: branchIdField,
	orderId: {
		displayName: 'Order ID',
		name: 'orderId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 1236589',
		description: 'Your ID of the order. It must be unique: with the same ID, Blend sees the same order again.',
	},
	orderType: {
		displayName: 'Order Type',
		name: 'orderType',
		type: 'options',
		options: blendOrderTypes.options,
		default: 'delivery',
		description: 'How the customer gets the order',
	},
	paymentMethod: {
		displayName: 'Payment Method',
		name: 'paymentMethod',
		type: 'string',
		default: 'cash',
		placeholder: 'e.g. card',
		description: 'How it is paid, in your own words: Blend takes any',
	},
	subtotal: {
		displayName: 'Subtotal',
		name: 'subtotal',
		...amount,
		placeholder: 'e.g. 50',
		description: 'Before tax and discount',
	},
	total: {
		displayName: 'Total',
		name: 'total',
		...amount,
		placeholder: 'e.g. 60',
		description: 'What the customer pays in the end',
	},
	discount: {
		displayName: 'Discount',
		name: 'discount',
		...amount,
		placeholder: 'e.g. 10',
		description: 'The amount taken off',
	},
	eventTime: eventTimeField,
	note: {
		displayName: 'Note',
		name: 'note',
		type: 'string',
		default: '',
		placeholder: 'e.g. No onions',
		description: "The customer's wishes for the order",
	},
	tax: { displayName: 'Tax', name: 'tax', ...amount, placeholder: 'e.g. 10', description: 'The amount of tax' },
} as const satisfies Record<string, INodeProperties>;

export type OrderFieldName = keyof typeof orderFields;

/** What is asked for with every order, besides the items. */
const requiredOrderFields: INodeProperties[] = (
	[
		orderFields.branchId,
		orderFields.orderId,
		orderFields.orderType,
		orderFields.paymentMethod,
		orderFields.subtotal,
		orderFields.total,
	] satisfies INodeProperties[]
).map((field) => ({ ...field, required: true }));

const optionalOrderFields: INodeProperties[] = (['discount', 'eventTime', 'note', 'tax'] as const).map(
	(name) => orderFields[name],
);

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
	overrideField('order', [...Object.values<INodeProperties>(orderFields), itemsJsonField]),
	...onlyFor('fields', [...requiredOrderFields, ...itemFields]),
	additionalFields(optionalOrderFields),
];

/** The label of a field, for messages. */
export function labelOf(name: OrderFieldName): string {
	return orderFields[name].displayName;
}
