import { z } from '../../../shared/bundled/zod';
import { oneOf, optionalText, requiredText } from '../../../shared/operation/checks';
import { itemOperation } from '../../../shared/operation/operation';
import { blinkOrderStatuses, blinkOrderStatusOptions, blinkOrderStatusWords } from '../../orderStatus';
import { orderIdField } from './fields';

const parameters = z
	.object({ orderId: requiredText, status: oneOf(blinkOrderStatusWords), comment: optionalText })
	.superRefine(({ status, comment }, context) => {
		if (status !== 'rejected' || comment !== undefined) return;
		context.addIssue({
			code: 'custom',
			path: ['comment'],
			message: 'is missing: Blink wants the reason when an order is rejected',
		});
	});

export const updateOrderStatus = itemOperation({
	option: {
		name: 'Update Status',
		value: 'updateStatus',
		action: 'Update the status of an order',
		description: 'Tell Blink, and so the customer, where an order stands',
	},
	fields: [
		orderIdField,
		{
			displayName: 'Status',
			name: 'status',
			type: 'options',
			options: blinkOrderStatusOptions,
			default: 'accepted',
			description: 'The status the order gets',
		},
		{
			displayName: 'Comment',
			name: 'comment',
			type: 'string',
			default: '',
			placeholder: 'e.g. Delivery area is too far',
			description: 'The reason. Blink demands one when the order is rejected.',
		},
	],
	parameters,
	send: async (api, { orderId, status, comment }) => {
		const { code } = blinkOrderStatuses.find(({ word }) => word === status)!;
		return await api.call('updateOrderStatus', {
			body: { blink_order_id: orderId, status: code, comment },
		});
	},
	output: (_answer, { orderId, status, comment }) => {
		const { code, deliveryStatus } = blinkOrderStatuses.find(({ word }) => word === status)!;
		return { success: true, orderId, status, statusCode: code, deliveryStatus, comment: comment ?? null };
	},
});
