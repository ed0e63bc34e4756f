import type { INodeProperties } from 'n8n-workflow';

import { named, type FieldsByName } from '../../../shared/operation/fields';
import { paymentTypes, taskTypes } from '../../codes/task';

/** Not a number field: its default 0 would be sent. */
const amount = { type: 'string', default: '', placeholder: 'e.g. 120' } as const;

/**
 * The fields of a task as a person fills them in, under the vendor's names (Blink Logistics' pages "Task Creation" and
 * "Task Update"). Each operation shows those it has.
 */
const taskFields = {
	mappingKey: {
		displayName: 'Order Reference',
		type: 'string',
		default: '',
		placeholder: 'e.g. 12345678',
		description:
			'Your own ID of the task, most often the order ID (mappingKey in Blink Logistics). Get Status finds the task by it.',
	},
	mappingCode: {
		displayName: 'Second Reference',
		type: 'string',
		default: '',
		placeholder: 'e.g. 12345678',
		description:
			'Another ID of your own, such as the order number (mappingCode in Blink Logistics). May equal the order reference.',
	},
	mappingBranchId: {
		displayName: 'Branch Code',
		type: 'string',
		default: '',
		placeholder: 'e.g. 12345',
		description: 'Your own code of the branch to pick up from, as mapped in Blink (mappingBranchId in Blink Logistics)',
	},
	customerName: { displayName: 'Customer Name', type: 'string', default: '', placeholder: 'e.g. Nathan Smith' },
	customerPhone: {
		displayName: 'Customer Phone',
		type: 'string',
		default: '',
		placeholder: 'e.g. 923001234567',
		description: 'The number that the rider calls, in any usual form. One without a country code is in Pakistan.',
	},
	customerAddress: {
		displayName: 'Customer Address',
		type: 'string',
		default: '',
		placeholder: 'e.g. Tariq Road, PECHS Block 2',
	},
	lat: {
		displayName: 'Latitude',
		type: 'string',
		default: '',
		placeholder: 'e.g. 24.871641',
		description: "Of the customer's address, in decimal degrees",
	},
	lng: {
		displayName: 'Longitude',
		type: 'string',
		default: '',
		placeholder: 'e.g. 67.059906',
		description: "Of the customer's address, in decimal degrees",
	},
	pickUpTime: {
		displayName: 'Pickup Time',
		type: 'dateTime',
		default: '',
		description: "When the rider picks up. A time without a zone is in the workflow's time zone.",
	},
	deliveryTime: {
		displayName: 'Delivery Time',
		type: 'dateTime',
		default: '',
		description: "When the customer gets it. A time without a zone is in the workflow's time zone.",
	},
	paymentType: {
		displayName: 'Payment Type',
		type: 'options',
		options: paymentTypes.options,
		default: 'COD',
		description: 'Whether the rider collects money',
	},
	type: {
		displayName: 'Type',
		type: 'options',
		options: taskTypes.options,
		default: 'normal',
		description: 'Which way the goods go',
	},
	customerEmail: { displayName: 'Customer Email', type: 'string', default: '', placeholder: 'e.g. name@email.com' },
	deliveryCharges: { displayName: 'Delivery Charges', ...amount, description: 'What the delivery costs the customer' },
	description: {
		displayName: 'Description',
		type: 'string',
		default: '',
		placeholder: 'e.g. Details: Milk Buffalo 1 Ltr Pouch, Quantity: 8',
		description: 'What is delivered',
	},
	discount: { displayName: 'Discount', ...amount, description: 'The amount taken off' },
	discountCode: {
		displayName: 'Discount Code',
		type: 'string',
		default: '',
		description: 'The code that gave the discount',
	},
	instruction: {
		displayName: 'Instruction',
		type: 'string',
		default: '',
		placeholder: 'e.g. Ring twice',
		description: 'What the rider should know',
	},
	source: {
		displayName: 'Source',
		type: 'string',
		default: '',
		placeholder: 'e.g. n8n',
		description: 'Where the task comes from, in your own words',
	},
	subTotal: { displayName: 'Subtotal', ...amount, description: 'The price of the goods' },
	tax: { displayName: 'Tax', ...amount, description: 'The amount of tax' },
	taxPercent: {
		displayName: 'Tax Percent',
		...amount,
		placeholder: 'e.g. 13',
		description: 'The rate of tax in percent',
	},
} as const satisfies FieldsByName;

export type TaskFieldName = keyof typeof taskFields;

/** What no task can be created without. */
export const requiredNames = [
	'mappingKey',
	'mappingCode',
	'mappingBranchId',
	'customerName',
	'customerPhone',
	'customerAddress',
	'lat',
	'lng',
	'pickUpTime',
	'deliveryTime',
	'paymentType',
	'type',
] as const satisfies TaskFieldName[];

/** What can no longer be changed once the task exists. */
const fixedNames: readonly TaskFieldName[] = ['mappingKey', 'mappingCode', 'mappingBranchId', 'source'];

const allNames = Object.keys(taskFields) as TaskFieldName[];
export const optionalNames = allNames.filter((name) => !(requiredNames as readonly string[]).includes(name));
export const changeableNames = allNames.filter((name) => !fixedNames.includes(name) && name !== 'type');

/** The label of a field, for messages. */
export function labelOf(name: TaskFieldName): string {
	return taskFields[name].displayName;
}

/** One field as the form shows it. */
export function taskField(name: TaskFieldName, more: Partial<INodeProperties> = {}): INodeProperties {
	return { name, ...taskFields[name], ...more } as INodeProperties;
}

/** Several fields, all of them unless named. */
export const taskFieldsOf = (names?: readonly TaskFieldName[]) => named(taskFields, names);
