import type { INodeProperties } from 'n8n-workflow';

import { itemOperation } from '../../../shared/operation/itemOperation';
import { deliveryField, inputField, overrideField } from '../../../shared/operation/modelFields';
import { blinkApi } from '../../api/api';
import { blinkOrderStatuses } from '../../codes/orderStatus';
import { orderIdField } from './orderId.field';
import { askBlink, type Asked } from './updateStatus.askFirst';
import { updateStatusParameters } from './updateStatus.parameters';

const statusField: INodeProperties = {
	displayName: 'Status',
	name: 'status',
	type: 'options',
	options: blinkOrderStatuses.options,
	default: 'accepted',
	description: 'The status the order gets',
};

const commentField: INodeProperties = {
	displayName: 'Comment',
	name: 'comment',
	type: 'string',
	default: '',
	placeholder: 'e.g. Delivery area is too far',
	description: 'The reason. Blink requires one when the order is rejected.',
};

const askBlinkFirstField = {
	displayName: 'Ask Blink First',
	name: 'askBlinkFirst',
	type: 'boolean',
	default: false,
	description:
		'Whether to fetch the order first, and skip the update if the order is already at this status, past it or over. If it cannot be fetched, the status is sent, and the item has a warning.',
} satisfies INodeProperties;

const byFields = { show: { input: ['fields'] } };
const fromDelivery = { show: { input: ['delivery'] } };

export const updateOrderStatus = itemOperation(blinkApi, {
	option: {
		name: 'Update Status',
		value: 'updateStatus',
		action: 'Update order status',
		description: 'Set the status of an order, which Blink passes on to the customer',
	},
	fields: [
		inputField('delivery'),
		deliveryField,
		{ ...orderIdField, displayOptions: byFields },
		{
			...orderIdField,
			default: { mode: 'list', value: '' },
			required: false,
			displayOptions: fromDelivery,
			description: "The order. Left empty, it is the delivery event's orderId.",
		},
		{ ...statusField, displayOptions: byFields },
		{ ...commentField, displayOptions: byFields },
		{
			displayName: 'When the Delivery Is Cancelled',
			name: 'cancelledDelivery',
			type: 'options',
			options: [
				{
					name: 'Do Nothing',
					value: 'skip',
					description: 'Another rider may take the order: the item is marked as skipped',
				},
				{
					name: 'Reject the Order',
					value: 'reject',
					description: 'The customer is informed that the order will not arrive',
				},
			],
			default: 'skip',
			displayOptions: fromDelivery,
			description: 'What becomes of the order when a rider or fleet gives up the trip',
		},
		{
			...commentField,
			displayName: 'Comment When No Reason Is Given',
			default: 'The order was cancelled',
			displayOptions: fromDelivery,
			description: 'The comment for Blink when an order is rejected and the event has no reason',
		},
		overrideField('delivery', [commentField, statusField]),
		// Webhooks may arrive in another order than things happened; a person's own steps come in theirs.
		{ ...askBlinkFirstField, displayOptions: byFields },
		{ ...askBlinkFirstField, default: true, displayOptions: fromDelivery },
	],
	parameters: updateStatusParameters,
	orderingKey: ({ orderId }) => orderId,
	send: async (api, update, { hint }): Promise<Asked> => {
		if (update.skip !== undefined) return {};
		const { orderId, status, comment } = update;
		const asked = update.askBlinkFirst ? await askBlink(api, { orderId, wanted: status }, hint) : {};
		if (asked.skip !== undefined) return asked;
		const { code } = blinkOrderStatuses.get(status);
		await api.call('updateOrderStatus', { body: { blink_order_id: orderId, status: code, comment } });
		return asked;
	},
	output: (asked, update) => {
		const skip = update.skip ?? asked.skip;
		if (update.skip !== undefined || skip !== undefined) {
			return { skipped: true, reason: skip, orderId: update.orderId ?? null };
		}
		const { orderId, status, comment = null } = update;
		const { code, deliveryStatus } = blinkOrderStatuses.get(status);
		const warning = asked.unknown && { warning: asked.unknown };
		return { success: true, orderId, status, statusCode: code, deliveryStatus, comment, ...warning };
	},
});
