import type { INodeProperties } from 'n8n-workflow';

import { named, type FieldsByName } from '../../../shared/operation/fields';

/** As text, so that one that was added and left empty is not sent as 0. */
const amount = { type: 'string', default: '', placeholder: 'e.g. 129.50' } as const;
const text = { type: 'string', default: '' } as const;
const degrees = { type: 'string', default: '', placeholder: 'e.g. 24.871641' } as const;
const time = { type: 'dateTime', default: '' } as const;

/**
 * What a person fills in of an order (Bringg's pages "Order (Task) Object" and "Waypoint Object"). Those of the drop-off have no
 * prefix. Each operation shows those it has.
 */
const orderFields = {
	title: {
		displayName: 'Title',
		...text,
		placeholder: 'e.g. Order ABND-24234',
		description: 'How people call the order, 255 characters at most',
	},
	customerName: { displayName: 'Customer Name', ...text, placeholder: 'e.g. Nathan Smith' },
	customerPhone: {
		displayName: 'Customer Phone',
		...text,
		placeholder: 'e.g. +923001234567',
		description: 'The number that the driver calls, with its country code',
	},
	customerEmail: { displayName: 'Customer Email', ...text, placeholder: 'e.g. name@email.com' },
	address: {
		displayName: 'Address',
		...text,
		placeholder: 'e.g. Tariq Road, PECHS Block 2',
		description: 'Where the customer is. It may be left empty when Latitude and Longitude are filled in.',
	},
	addressSecondLine: { displayName: 'Address Second Line', ...text, description: 'The flat or the floor' },
	city: { displayName: 'City', ...text, placeholder: 'e.g. Karachi' },
	zipcode: { displayName: 'Zip Code', ...text, placeholder: 'e.g. 74400' },
	latitude: { displayName: 'Latitude', ...degrees, description: 'Of the customer, in decimal degrees' },
	longitude: { displayName: 'Longitude', ...degrees, description: 'Of the customer, in decimal degrees' },
	note: { displayName: 'Note', ...text, placeholder: 'e.g. Ring twice', description: 'What the driver must mind' },
	scheduledAt: { displayName: 'Scheduled At', ...time, description: 'When the customer is to get it' },
	notBefore: { displayName: 'Not Before', ...time, description: 'When the promised time begins' },
	notAfter: { displayName: 'Not After', ...time, description: 'When the promised time ends' },
	pickupName: { displayName: 'Pickup Name', ...text, placeholder: 'e.g. Tariq Road branch' },
	pickupPhone: { displayName: 'Pickup Phone', ...text, placeholder: 'e.g. +922134567890' },
	pickupAddress: {
		displayName: 'Pickup Address',
		...text,
		placeholder: 'e.g. 12 Shahrah-e-Faisal',
		description: 'Where the driver gets the goods. Left out, the order has one stop: the customer.',
	},
	pickupLatitude: { displayName: 'Pickup Latitude', ...degrees },
	pickupLongitude: { displayName: 'Pickup Longitude', ...degrees },
	paymentMethod: {
		displayName: 'Payment Method',
		type: 'options',
		options: [
			{ name: 'Cash', value: 'cash' },
			{ name: 'Check', value: 'check' },
			{ name: 'Credit Card', value: 'credit' },
			{ name: 'Terminal', value: 'terminal' },
		],
		default: 'cash',
		description: 'How the customer pays',
	},
	leftToBePaid: {
		displayName: 'Left to Be Paid',
		...amount,
		description: 'What the driver collects, in units: 129.50',
	},
	totalPrice: { displayName: 'Total Price', ...amount, description: 'What the customer pays in all, in units' },
	deliveryPrice: {
		displayName: 'Delivery Price',
		...amount,
		description: 'What the delivery costs the customer, in units',
	},
	teamId: {
		displayName: 'Team ID',
		...text,
		description: 'Your own ID of the team or branch that delivers (team_external_id in Bringg)',
	},
	servicePlanId: {
		displayName: 'Service Plan ID',
		...text,
		description: 'Your own ID of the service plan (service_plan_external_id in Bringg)',
	},
} as const satisfies FieldsByName;

export type OrderFieldName = keyof typeof orderFields;

export const allNames = Object.keys(orderFields) as OrderFieldName[];

/** The label of a field, for messages. */
export function labelOf(name: OrderFieldName): string {
	return orderFields[name].displayName;
}

export const orderFieldsOf = (names?: readonly OrderFieldName[]) => named(orderFields, names);

/** The caller's own ID of an order, by which Bringg knows it too. */
export const orderIdField: INodeProperties = {
	displayName: 'Order ID',
	name: 'orderId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 1236589',
	description: 'Your own ID of the order (external_id in Bringg)',
};

export const bringgIdField: INodeProperties = {
	displayName: 'Task ID',
	name: 'taskId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 26528270',
	description: "Bringg's own number of the order",
};
