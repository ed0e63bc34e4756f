import { z } from '../../../shared/bundled/zod';
import { collectionField } from '../../../shared/operation/fields';
import { itemOperation } from '../../../shared/operation/itemOperation';
import { bringgMerchantApi, confirmed } from '../../api/api';
import { eitherId } from '../eitherId';
import { bringgIdField, orderFieldsOf, orderIdField, type OrderFieldName } from './order.fields';
import { identified, orderBody, orderPatch, recordOf, sentId } from './order.parameters';

/** What belongs to the order itself. How a stop is named in an update is not documented, so stops are not among it. */
const changeableNames: OrderFieldName[] = [
	'title',
	'customerName',
	'customerPhone',
	'customerEmail',
	'teamId',
	'servicePlanId',
	'paymentMethod',
	'leftToBePaid',
	'totalPrice',
	'deliveryPrice',
];

export const updateOrder = itemOperation(bringgMerchantApi, {
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update order',
		description: 'Change an order that is open. What is left out stays as it is.',
	},
	fields: [
		...eitherId(orderIdField, bringgIdField),
		collectionField(
			{ displayName: 'Update Fields', name: 'updateFields', description: 'What to change' },
			orderFieldsOf(changeableNames),
		),
	],
	parameters: identified.and(
		z.object({
			updateFields: orderPatch
				.default({})
				.refine((patch) => Object.keys(orderBody(patch)).length > 0, { message: 'is empty: add what is to change' }),
		}),
	),
	orderingKey: recordOf,
	send: async (api, values) =>
		await api.call('updateOrder', {
			body: { ...sentId(values), ...orderBody(values.updateFields) },
			response: confirmed,
		}),
	output: (_response, values) => ({
		success: true,
		orderId: values.identifiedBy === 'orderId' ? values.orderId : null,
		taskId: values.identifiedBy === 'taskId' ? String(values.taskId) : null,
	}),
});
