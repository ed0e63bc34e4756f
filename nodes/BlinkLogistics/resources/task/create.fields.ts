import type { INodeProperties } from 'n8n-workflow';

import {
	additionalFields,
	inputField,
	onlyFor,
	orderField,
	overrideField,
} from '../../../shared/operation/modelFields';
import { optionalNames, requiredNames, taskField, taskFieldsOf } from './task.fields';

const byOrder = { show: { input: ['order'] } };

/** The fields of Task > Create. */
export const createTaskFields: INodeProperties[] = [
	inputField('order'),
	orderField,
	{
		displayName: 'Pickup After (Minutes)',
		name: 'pickUpAfter',
		type: 'number',
		default: 15,
		displayOptions: byOrder,
		description:
			'How many minutes after the order is due the rider picks up. Without a due time it counts from when the order was placed, else from now. A pre-order is due at the door: it is picked up earlier, by Deliver After less this.',
	},
	{
		displayName: 'Deliver After (Minutes)',
		name: 'deliverAfter',
		type: 'number',
		default: 45,
		displayOptions: byOrder,
		description:
			'How many minutes after the order is due the customer gets it, counted in the same way. A pre-order is delivered when it is due.',
	},
	overrideField('order', taskFieldsOf()),
	...onlyFor(
		'fields',
		requiredNames.map((name) => taskField(name, { required: true })),
	),
	additionalFields(taskFieldsOf(optionalNames)),
];
