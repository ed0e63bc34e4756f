import type { INodeProperties } from 'n8n-workflow';

import { locatorField, named, optionsField, type FieldsByName } from '../../../shared/operation/fields';
import {
	additionalFields,
	inputField,
	onlyFor,
	orderField,
	overrideField,
} from '../../../shared/operation/modelFields';
import { blinkOrderTypes, blinkPaymentMethods } from '../../codes/order';
import { itemFields } from './create.itemFields';

const text = { type: 'string', default: '' } as const;
const requiredText = { ...text, required: true } as const;

/** An order that is not delivered may leave them empty. */
const addressPart = {
	...text,
	description: "Part of the customer's address. Needed for a delivery; may be left empty for pickup and dine-in.",
} as const;

/** Who gets the order, and where. */
const customerFields = {
	deliveryType: {
		displayName: 'Delivery Type',
		type: 'options',
		options: blinkOrderTypes.options,
		default: 'delivery',
		description: 'How the customer gets the order',
	},
	customerName: {
		displayName: 'Customer Name',
		...requiredText,
		placeholder: 'e.g. Nathan Smith',
		description: 'Who placed the order',
	},
	customerPhone: {
		displayName: 'Customer Phone',
		...requiredText,
		placeholder: 'e.g. 0300 1234567',
		description: "The customer's phone number in any usual form. One without a country code is in Pakistan.",
	},
	houseNumber: { displayName: 'House Number', ...addressPart, placeholder: 'e.g. Flat B-1203' },
	street: { displayName: 'Street', ...addressPart, placeholder: 'e.g. Rashid Minhas Road' },
	area: { displayName: 'Area', ...addressPart, placeholder: 'e.g. Gulshan-e-Iqbal Block 7' },
	city: { displayName: 'City', ...addressPart, placeholder: 'e.g. Karachi' },
} as const satisfies FieldsByName;

/** How the order is paid, and how much. */
const paymentFields = {
	paymentMethod: {
		displayName: 'Payment Method',
		type: 'options',
		options: blinkPaymentMethods.options,
		default: 'cash',
		description: 'How the customer pays',
	},
	subtotal: {
		displayName: 'Subtotal',
		...requiredText,
		placeholder: 'e.g. 90',
		description: 'What the items come to, before tax and charges',
	},
	deliveryCharges: {
		displayName: 'Delivery Charges',
		...requiredText,
		placeholder: 'e.g. 30',
		description: 'What the delivery costs. 0 for none.',
	},
	total: {
		displayName: 'Total',
		...requiredText,
		placeholder: 'e.g. 132',
		description: 'What the customer pays in the end',
	},
} as const satisfies FieldsByName;

const optionalFields = {
	building: {
		displayName: 'Building',
		...text,
		placeholder: 'e.g. Noman Grand City',
		description: "The building in the customer's address",
	},
	customerEmail: {
		displayName: 'Customer Email',
		...text,
		placeholder: 'e.g. name@example.com',
		description: "The customer's email address",
	},
	deliveryEta: {
		displayName: 'Delivery ETA',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 60,
		description: 'Minutes until the delivery. Blink takes 60 when nothing is sent.',
	},
	instructions: {
		displayName: 'Instructions',
		...text,
		placeholder: 'e.g. Ring twice',
		description: 'What the customer wants for the whole order',
	},
	latitude: {
		displayName: 'Latitude',
		...text,
		placeholder: 'e.g. 24.918682',
		description: "Where the customer's address is, in decimal degrees",
	},
	longitude: {
		displayName: 'Longitude',
		...text,
		placeholder: 'e.g. 67.102982',
		description: "Where the customer's address is, in decimal degrees",
	},
	scheduledFor: {
		displayName: 'Scheduled For',
		type: 'dateTime',
		default: '',
		description:
			'When the order is wanted. Left out, it is wanted now. Blink receives local time without a time zone: see Options > Time Zone.',
	},
	taxAmount: { displayName: 'Tax Amount', ...text, placeholder: 'e.g. 12', description: 'The tax on the order' },
	taxPercentage: {
		displayName: 'Tax Percentage',
		...text,
		placeholder: 'e.g. 13',
		description: 'The percentage of the subtotal that the tax is',
	},
} as const satisfies FieldsByName;

/** The names tie the form to the checks in create.parameters.ts and to create.fromOrder.ts. */
export type MainName = keyof typeof customerFields | keyof typeof paymentFields;
export type AdditionalName = keyof typeof optionalFields;

/** The fields that are under Additional Fields when they are filled in by hand. */
export const additionalNames = Object.keys(optionalFields) as AdditionalName[];

const branchField = locatorField(
	{
		displayName: 'Branch',
		name: 'branch',
		required: true,
		description: "The branch that gets the order. By ID: Blink's own ID of it, not your branch code.",
	},
	{ searchListMethod: 'searchBranches', placeholder: 'e.g. 60002' },
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
	overrideField(
		'order',
		named({ ...customerFields, ...paymentFields, ...optionalFields }).map((field) => ({ ...field, required: false })),
	),
	...onlyFor('fields', [branchField, ...named(customerFields), ...itemFields, ...named(paymentFields)]),
	additionalFields(named(optionalFields)),
	optionsField([
		{
			displayName: 'Time Zone',
			name: 'timezone',
			...text,
			placeholder: 'e.g. Asia/Karachi',
			description:
				"The branch's time zone: Blink receives the time of a scheduled order as local time without a time zone. Left empty, it is the workflow's, which is America/New_York unless n8n or the workflow's settings say otherwise.",
		},
	]),
];
