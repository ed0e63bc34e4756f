import { z } from '../../../shared/bundled/zod';
import { collectionField } from '../../../shared/operation/fields';
import { itemOperation } from '../../../shared/operation/itemOperation';
import { optionalText, requiredText, wholeNumber } from '../../../shared/parsing/strict';
import { defined } from '../../../shared/parsing/values';
import { bringgFleetApi, confirmed } from '../../api/api';
import { eitherId } from '../eitherId';
import { detailFields, detailShape, sentDetails, taskId, taskIdField } from './delivery.fields';
import { doneOf } from './step';

/** Bringg's default; the numbers of other reasons are each merchant's own. */
const noReason = 0;

const shape = {
	reasonId: wholeNumber(0).default(noReason),
	reason: optionalText,
	additionalFields: z.object(detailShape).partial().default({}),
};

export const cancelDelivery = itemOperation(bringgFleetApi, {
	option: {
		name: 'Cancel',
		value: 'cancel',
		action: 'Cancel delivery',
		description: 'Report to Bringg that you will not deliver it',
	},
	fields: [
		...eitherId(taskIdField, {
			displayName: 'Order ID',
			name: 'orderId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 002-758763',
			description: "The merchant's own ID of the order (external_id in Bringg)",
		}),
		{
			displayName: 'Reason ID',
			name: 'reasonId',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: noReason,
			description: "The number of the reason, from the merchant's list in Bringg",
		},
		{
			displayName: 'Reason',
			name: 'reason',
			type: 'string',
			default: '',
			placeholder: 'e.g. The car broke down',
			description: 'Why, in words',
		},
		collectionField(
			{ displayName: 'Additional Fields', name: 'additionalFields' },
			detailFields('latitude', 'longitude', 'reportedTime'),
		),
	],
	parameters: z.discriminatedUnion('identifiedBy', [
		z.object({ ...shape, identifiedBy: z.literal('taskId'), taskId }),
		z.object({ ...shape, identifiedBy: z.literal('orderId'), orderId: requiredText }),
	]),
	orderingKey: (values) => (values.identifiedBy === 'taskId' ? String(values.taskId) : values.orderId),
	send: async (api, { reasonId, reason, additionalFields, ...id }, { timezone }) =>
		await api.call('cancel', {
			body: defined({
				task_id: id.identifiedBy === 'taskId' ? id.taskId : undefined,
				task_external_id: id.identifiedBy === 'orderId' ? id.orderId : undefined,
				reason_id: reasonId,
				reason,
				...sentDetails(additionalFields, timezone),
			}),
			response: confirmed,
		}),
	output: (response, values) => doneOf(values.identifiedBy === 'taskId' ? values.taskId : null, response.task),
});
