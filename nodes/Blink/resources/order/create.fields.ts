import type { INodeProperties } from 'n8n-workflow';

import { locatorField, optionsField } from '../../../shared/operation/fields';
import { additionalFields, inputField, onlyFor, orderField, overrideField } from '../../../shared/operation/modelInput';
import { blinkOrderTypes, blinkPaymentMethods } from '../../codes/order';
import { itemFields } from './create.itemFields';

/** Asked for with every order; an order that is not delivered may leave them empty. */
const addressFields: INodeProperties[] = (
	[
		['House Number', 'houseNumber', 'e.g. Flat B-1203'],
		['Street', 'street', 'e.g. Rashid Minhas Road'],
		['Area', 'area', 'e.g. Gulshan-e-Iqbal Block 7'],
		['City', 'city', 'e.g. Karachi'],
	] as const
).map(([displayName, name, placeholder]) => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder,
	description: "Part of the customer's address. Needed for a delivery; may be left empty for pickup and dine-in.",
}));

const amountFields: INodeProperties[] = (
	[
		['Subtotal', 'subtotal', 'e.g. 90', 'What the items come to, before tax and charges'],
		['Delivery Charges', 'deliveryCharges', 'e.g. 30', 'What the delivery costs. 0 for none.'],
		['Total', 'total', 'e.g. 132', 'What the customer pays in the end'],
	] as const
).map(([displayName, name, placeholder, description]) => ({
	displayName,
	name,
	type: 'string',
	required: true,
	default: '',
	placeholder,
	description,
}));

const optionalFields: INodeProperties[] = [
	{
		displayName: 'Building',
		name: 'building',
		type: 'string',
		default: '',
		placeholder: 'e.g. Noman Grand City',
		description: "The building in the customer's address",
	},
	{
		displayName: 'Customer Email',
		name: 'customerEmail',
		type: 'string',
		default: '',
		placeholder: 'e.g. name@example.com',
		description: "The customer's email address",
	},
	{
		displayName: 'Delivery ETA',
		name: 'deliveryEta',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 60,
		description: 'Minutes until the delivery. Blink takes 60 when nothing is sent.',
	},
	{
		displayName: 'Instructions',
		name: 'instructions',
		type: 'string',
		default: '',
		placeholder: 'e.g. Ring twice',
		description: 'What the customer wants for the whole order',
	},
	{
		displayName: 'Latitude',
		name: 'latitude',
		type: 'string',
		default: '',
		placeholder: 'e.g. 24.918682',
		description: "Where the customer's address is, in decimal degrees",
	},
	{
		displayName: 'Longitude',
		name: 'longitude',
		type: 'string',
		default: '',
		placeholder: 'e.g. 67.102982',
		description: "Where the customer's address is, in decimal degrees",
	},
	{
		displayName: 'Scheduled For',
		name: 'scheduledFor',
		type: 'dateTime',
		default: '',
		description:
			'When the order is wanted. Left out, it is wanted now. Blink is told the time on a clock: see Options > Time Zone.',
	},
	{
		displayName: 'Tax Amount',
		name: 'taxAmount',
		type: 'string',
		default: '',
		placeholder: 'e.g. 12',
		description: 'The tax on the order',
	},
	{
		displayName: 'Tax Percentage',
		name: 'taxPercentage',
		type: 'string',
		default: '',
		placeholder: 'e.g. 13',
		description: 'The percentage of the subtotal that the tax is',
	},
];

const branchField = locatorField(
	{
		displayName: 'Branch',
		name: 'branch',
		required: true,
		description: "The branch that gets the order. By ID: Blink's own ID of it, not your branch code.",
	},
	{ searchListMethod: 'searchBranches', placeholder: 'e.g. 60002' },
);

/** What Blink must be told of every order: who gets it, and where. */
const customerFields: INodeProperties[] = [
	{
		displayName: 'Delivery Type',
		name: 'deliveryType',
		type: 'options',
		options: blinkOrderTypes.options,
		default: 'delivery',
		description: 'How the customer gets the order',
	},
	{
		displayName: 'Customer Name',
		name: 'customerName',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Nathan Smith',
		description: 'Who placed the order',
	},
	{
		displayName: 'Customer Phone',
		name: 'customerPhone',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 0300 1234567',
		description: "The customer's phone number in any usual form. One without a country code is in Pakistan.",
	},
	...addressFields,
];

/** What Blink must be told of every order: how it is paid, and what. */
const paymentFields: INodeProperties[] = [
	{
		displayName: 'Payment Method',
		name: 'paymentMethod',
		type: 'options',
		options: blinkPaymentMethods.options,
		default: 'cash',
		description: 'How the customer pays',
	},
	...amountFields,
];

/** What replaces the values of an order, or what the order does not have: every field but the branch and the items. */
const override = overrideField(
	'order',
	[...customerFields, ...paymentFields, ...optionalFields].map((field) => ({ ...field, required: false })),
);

/** The fields of Order > Create, in the order in which a person thinks of an order. */
export const createOrderFields: INodeProperties[] = [
	inputField('order'),
	orderField,
	...onlyFor('order', [
		{
			...branchField,
			required: false,
			description: "The branch that gets the order. Left empty, it is the order's vendorBranchId.",
		},
	]),
	override,
	...onlyFor('fields', [branchField, ...customerFields, ...itemFields, ...paymentFields]),
	additionalFields(optionalFields),
	optionsField([
		{
			displayName: 'Time Zone',
			name: 'timezone',
			type: 'string',
			default: '',
			placeholder: 'e.g. Asia/Karachi',
			description:
				"The branch's time zone: Blink is told when a scheduled order is wanted on a clock, without a zone. Left empty, it is the workflow's, which is America/New_York unless n8n or the workflow's settings say otherwise.",
		},
	]),
];
