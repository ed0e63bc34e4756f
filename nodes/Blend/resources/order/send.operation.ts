import { z } from '../../../shared/bundled/zod';
import { byInput, inputField, isMissing, needing, orderField, orderInput } from '../../../shared/operation/modelInput';
import { given, isRecord } from '../../../shared/reading/values';
import { itemOperation } from '../../api/operations';
import { itemFields, labelOf, optionalOrderFields, overrideFields, requiredOrderFields } from './send.fields';
import { blendItems, itemsOfOrder } from './send.items';
import { fromOrder, neededNames, neededOfOrder, orderCreated, orderPatch } from './send.parameters';

const fields = orderPatch
	.extend({ items: blendItems.optional(), additionalFields: orderPatch.default({}) })
	.transform(({ items, additionalFields, ...order }) => ({
		...additionalFields,
		...given(order),
		itemsJson: items ?? order.itemsJson,
	}))
	.superRefine(needing(neededNames, isMissing))
	.superRefine(needing(['itemsJson'], () => isMissing('items')));

const order = z
	.object({ order: orderInput, override: orderPatch.default({}) })
	.transform(({ order: known, override }, context) => {
		const patch = { ...fromOrder(known), ...given(override) };
		if (patch.itemsJson !== undefined) return patch;
		const { data: itemsJson, error } = itemsOfOrder.safeParse(known);
		error?.issues.forEach((issue) => context.addIssue({ ...issue, path: ['order', ...issue.path] }));
		return { ...patch, itemsJson };
	})
	.superRefine(
		needing(neededNames, (name) => ({
			path: ['order'],
			message: `has no ${neededOfOrder[name]}, which Blend needs: fill in Override > ${labelOf(name)}`,
		})),
	);

const byFields = { input: ['fields'] };

export const sendOrder = itemOperation({
	option: {
		name: 'Send',
		value: 'send',
		action: 'Send order',
		description:
			'Hand a new order to Blend, as a delivery app does. Sent again with the same ID when Blend does not answer well.',
	},
	fields: [
		inputField('order'),
		orderField,
		{
			displayName: 'Override',
			name: 'override',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			displayOptions: { show: { input: ['order'] } },
			description: 'Values that replace those of the order, or that the order does not have',
			options: overrideFields,
		},
		...requiredOrderFields.map((field) => ({ ...field, displayOptions: { show: byFields } })),
		...itemFields.map((field) => ({
			...field,
			displayOptions: { show: { ...field.displayOptions?.show, ...byFields } },
		})),
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			displayOptions: { show: byFields },
			options: optionalOrderFields,
		},
	],
	parameters: byInput({ fields, order }),
	send: async (api, values, { timezone }) => {
		const body = orderCreated(values, timezone);
		return { body, answer: await api.call('sendOrder', { body }) };
	},
	output: ({ body, answer }, { orderId }) => ({
		success: true,
		orderId,
		blendOrderId: isRecord(answer) && answer.order_id ? String(answer.order_id) : null,
		branchId: body.branch_id,
	}),
});
