import { z } from '../../../shared/bundled/zod';
import { itemOperation } from '../../../shared/operation/itemOperation';
import { additionalFields, deliveryField, inputField, overrideField } from '../../../shared/operation/modelFields';
import {
	byInput,
	deliveryInput,
	hasNo,
	isMissing,
	needing,
	type DeliveryInput,
} from '../../../shared/operation/modelInput';
import { codeOf, inputText, inputTime, oneOf, optionalText, requiredText } from '../../../shared/parsing/strict';
import { isoTime } from '../../../shared/parsing/time';
import { blendApi } from '../../api/api';
import { eventTime, statusesToBlend, statusForBlend } from '../../codes/order';
import { branchIdField, eventTimeField } from './send.fields';

/*
 * Blend's page "Order Updated", as a delivery app sends it. Blend has no status for many states of a delivery: those are
 * skipped, with the reason.
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
	options: statusesToBlend.options,
	default: 'assigned',
	description: 'Where the delivery stands',
} as const;

const skipped = (skip: string, { branchId, orderId }: { branchId?: string; orderId?: string }) => ({
	skip,
	branchId,
	orderId,
});

const optional = z.object({ eventTime: inputTime }).default({});
const status = codeOf(statusesToBlend);

const fields = z
	.object({ branchId: requiredText, orderId: requiredText, status, additionalFields: optional })
	.transform(({ additionalFields, ...values }) => ({ ...values, ...additionalFields, skip: undefined }));

const override = z.object({ eventTime: inputTime, orderId: inputText, status: status.optional() }).default({});

const delivery = z
	.object({
		branchId: optionalText,
		delivery: deliveryInput,
		cancelledDelivery: oneOf(['skip', 'cancel'] as const).default('skip'),
		override,
	})
	.transform(({ delivery: event, override: set, cancelledDelivery, ...input }) => {
		const branchId = input.branchId ?? event.branchId ?? undefined;
		const orderId = set.orderId ?? event.orderId ?? undefined;
		const word = set.status ?? statusOfEvent(event, cancelledDelivery);
		if (word === undefined) return skipped(whyNothing(event), { branchId, orderId });
		const eventTime = set.eventTime ?? isoTime(event.occurredAt) ?? undefined;
		return { skip: undefined, branchId, orderId, status: word, eventTime };
	})
	.superRefine((values, context) => {
		// What is skipped needs nothing.
		if (values.skip !== undefined) return;
		needing(['branchId'], isMissing)(values, context);
		needing(['orderId'], () => hasNo('delivery', { at: 'orderId', vendor: 'Blend', label: 'Order ID' }))(
			values,
			context,
		);
	});

function statusOfEvent({ deliveryStatus }: DeliveryInput, cancelledDelivery: 'skip' | 'cancel') {
	if (deliveryStatus === 'delivery-cancelled' && cancelledDelivery === 'cancel') return 'cancelled';
	return deliveryStatus ? statusForBlend[deliveryStatus] : undefined;
}

function whyNothing({ deliveryStatus }: DeliveryInput): string {
	return `Blend has no status for ${deliveryStatus ?? 'an event that changes no state'}`;
}

const byFields = { show: { input: ['fields'] } };
const fromDelivery = { show: { input: ['delivery'] } };

export const updateOrderStatus = itemOperation(blendApi, {
	option: {
		name: 'Update Status',
		value: 'updateStatus',
		action: 'Update order status',
		description: 'Report the delivery status of an order to Blend',
	},
	fields: [
		inputField('delivery'),
		deliveryField,
		{ ...branchIdField, required: true, displayOptions: byFields },
		{
			...branchIdField,
			default: '={{ $json.branchId }}',
			displayOptions: fromDelivery,
			description: "The branch as Blend knows it. Left empty, it is the delivery event's branchId, if it has one.",
		},
		{ ...orderIdField, required: true, displayOptions: byFields },
		{ ...statusField, displayOptions: byFields },
		{
			displayName: 'When the Delivery Is Cancelled',
			name: 'cancelledDelivery',
			type: 'options',
			options: [
				{ name: 'Cancel the Order', value: 'cancel', description: 'Blend is informed that the order will not arrive' },
				{
					name: 'Do Nothing',
					value: 'skip',
					description: 'Another rider may take the order: the item is marked as skipped',
				},
			],
			default: 'skip',
			displayOptions: fromDelivery,
			description: 'What becomes of the order when a rider or fleet gives up the trip',
		},
		overrideField('delivery', [eventTimeField, orderIdField, statusField]),
		additionalFields([eventTimeField]),
	],
	parameters: byInput({ fields, delivery }),
	orderingKey: ({ orderId }) => orderId,
	send: async (api, update, { timezone }) => {
		if (update.skip !== undefined) return;
		await api.call('updateOrderStatus', {
			body: {
				event: 'order_updated',
				event_time: eventTime(update.eventTime, timezone),
				branch_id: update.branchId,
				payload: { order_id: update.orderId, status: update.status },
			},
		});
	},
	output: (_response, update) => {
		const { orderId = null, branchId = null } = update;
		if (update.skip !== undefined) return { skipped: true, reason: update.skip, orderId, branchId };
		const { status: word } = update;
		return {
			success: true,
			orderId,
			branchId,
			status: word,
			deliveryStatus: statusesToBlend.get(word).deliveryStatus,
		};
	},
});
