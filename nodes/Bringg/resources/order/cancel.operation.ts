import { z } from '../../../shared/bundled/zod';
import { itemOperation } from '../../../shared/operation/itemOperation';
import { inputNumber, optionalText } from '../../../shared/parsing/strict';
import { defined } from '../../../shared/parsing/values';
import { bringgMerchantApi, confirmed } from '../../api/api';
import { eitherId } from '../eitherId';
import { bringgIdField, orderIdField } from './order.fields';
import { identified, recordOf, sentId } from './order.parameters';

export const cancelOrder = itemOperation(bringgMerchantApi, {
	option: {
		name: 'Cancel',
		value: 'cancel',
		action: 'Cancel order',
		description: 'Have Bringg deliver an order no more',
	},
	fields: [
		...eitherId(orderIdField, bringgIdField),
		{
			displayName: 'Reason ID',
			name: 'reasonId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 0',
			description: 'The number of the reason, from your list in Bringg. Left empty, none is sent.',
		},
		{
			displayName: 'Reason',
			name: 'reason',
			type: 'string',
			default: '',
			placeholder: 'e.g. The customer called it off',
			description: 'Why, in words',
		},
	],
	parameters: identified.and(z.object({ reasonId: inputNumber, reason: optionalText })),
	orderingKey: recordOf,
	// The names of the reason's fields are assumed: the public copy of Bringg's page ends before them.
	send: async (api, values) =>
		await api.call('cancelOrder', {
			body: { ...sentId(values), ...defined({ reason_id: values.reasonId, reason: values.reason }) },
			response: confirmed,
		}),
	output: (_response, values) => ({
		success: true,
		orderId: values.identifiedBy === 'orderId' ? values.orderId : null,
		taskId: values.identifiedBy === 'taskId' ? String(values.taskId) : null,
	}),
});
