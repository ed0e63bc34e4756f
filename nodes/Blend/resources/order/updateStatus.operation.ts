import { z } from '../../../shared/bundled/zod';
import {
	byInput,
	deliveryField,
	deliveryInput,
	inputField,
	isMissing,
	needing,
} from '../../../shared/operation/modelInput';
import { givenText, givenTime, oneOf, requiredText } from '../../../shared/reading/filledIn';
import { itemOperation } from '../../api/operations';
import { blendOrderStatuses, statusesToBlend, wordsToBlend } from '../../words/orderStatus';
import { eventTime } from '../../words/time';
import { branchIdField, eventTimeField } from './send.fields';

/*
 * Blend's page "Order Updated": what a delivery app tells of an order. Blend has no word for many states of a delivery;
 * those are skipped, and the item says why.
 */

const orderIdField = {
	displayName: 'Order ID',
	name: 'orderId',
	type: 'string',
	default: '',
	placeholder: 'e.g. 1236589',
	description: 'The ID that the order was sent with',
} as const;

const statusField = {
	displayName: 'Status',
	name: 'status',
	type: 'options',
	options: statusesToBlend.map(({ name, word }) => ({ name, value: word })),
	default: 'assigned',
	description: 'Where the delivery stands',
} as const;

const optional = z.object({ eventTime: givenTime }).default({});

const fields = z
	.object({ branchId: requiredText, orderId: requiredText, status: oneOf(wordsToBlend), additionalFields: optional })
	.transform(({ additionalFields, ...values }) => ({ ...values, ...additionalFields, skip: undefined }));

const override = z
	.object({ eventTime: givenTime, orderId: givenText, status: oneOf(wordsToBlend).optional() })
	.default({});

const delivery = z
	.object({ branchId: givenText, delivery: deliveryInput, override })
	.transform(({ branchId, delivery: { deliveryStatus, orderId }, override: own }) => {
		const known = statusesToBlend.find((status) => status.deliveryStatus === deliveryStatus);
		const status = own.status ?? known?.word;
		const skip = status === undefined ? `Blend has no word for ${deliveryStatus ?? 'an unknown status'}` : undefined;
		return { branchId, orderId: own.orderId ?? orderId ?? undefined, status, eventTime: own.eventTime, skip };
	})
	.superRefine((values, context) => {
		// What is skipped needs nothing.
		if (values.skip !== undefined) return;
		needing(['branchId'], isMissing)(values, context);
		needing(['orderId'], () => ({
			path: ['delivery'],
			message: 'has no orderId, which Blend needs: fill in Override > Order ID',
		}))(values, context);
	});

const byFields = { show: { input: ['fields'] } };
const fromDelivery = { show: { input: ['delivery'] } };

export const updateOrderStatus = itemOperation({
	option: {
		name: 'Update Status',
		value: 'updateStatus',
		action: 'Update the status of an order',
		description: 'Tell Blend where the delivery of an order stands',
	},
	fields: [
		inputField('delivery'),
		deliveryField,
		{ ...branchIdField, required: true, displayOptions: byFields },
		{
			...branchIdField,
			default: '={{ $json.branchId }}',
			displayOptions: fromDelivery,
			description: 'The branch as Blend knows it. The triggers give it as branchId, where the sender says it.',
		},
		{ ...orderIdField, required: true, displayOptions: byFields },
		{ ...statusField, displayOptions: byFields },
		{
			displayName: 'Override',
			name: 'override',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			displayOptions: fromDelivery,
			description: 'Values that replace those of the delivery event, or that it does not have',
			options: [eventTimeField, orderIdField, statusField],
		},
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			displayOptions: byFields,
			options: [eventTimeField],
		},
	],
	parameters: byInput({ fields, delivery }),
	sameRecord: ({ orderId }) => orderId,
	send: async (api, { skip, branchId, orderId, status, ...values }, { timezone }) => {
		if (skip !== undefined) return;
		await api.call('updateOrderStatus', {
			body: {
				event: 'order_updated',
				event_time: eventTime(values.eventTime, timezone),
				branch_id: branchId,
				payload: { order_id: orderId, status },
			},
		});
	},
	output: (_answer, { skip, branchId = null, orderId = null, status }) =>
		skip === undefined
			? {
					success: true,
					orderId,
					branchId,
					status,
					deliveryStatus: blendOrderStatuses.find(({ word }) => word === status)?.deliveryStatus ?? null,
				}
			: { skipped: true, reason: skip, orderId, branchId },
});
