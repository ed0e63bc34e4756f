import type { INodeProperties } from 'n8n-workflow';

import { optionalText, requiredText } from '../../../shared/parsing/strict';
import { defined } from '../../../shared/parsing/values';
import { driverIdField } from './delivery.fields';
import { driverPhone, unknownDriver } from './driver';
import { stepOperation } from './step';

const driverId = requiredText.refine((id) => id.length <= 255, { message: 'must have at most 255 characters' });

const textField = (displayName: string, name: string, placeholder: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder,
	description,
});

export const assignDriver = stepOperation({
	option: {
		name: 'Assign Driver',
		value: 'assignDriver',
		action: 'Assign driver',
		description: 'Name the driver to Bringg, the first time or when it changes',
	},
	endpoint: 'assignDriver',
	fields: [
		driverIdField,
		textField(
			'Driver Name',
			'driverName',
			'e.g. Ali Khan',
			'Bringg makes a driver whom it does not know. Left empty, with no phone and no email, the driver must be known.',
		),
		textField('Driver Phone', 'driverPhone', 'e.g. +923001234567', 'The number of the driver, with its country code'),
		textField('Driver Email', 'driverEmail', 'e.g. name@email.com', 'The address of the driver'),
	],
	shape: { driverId, driverName: optionalText, driverPhone: optionalText, driverEmail: optionalText },
	body: ({ driverId: id, driverName: name, driverPhone: phone, driverEmail: email }) =>
		(name ?? phone ?? email) === undefined
			? { user_external_id: id }
			: { user: defined({ external_id: id, name: name ?? unknownDriver, phone: phone && driverPhone(phone), email }) },
	details: ['reportedTime', 'deliveryCost', 'greenDelivery'],
});
