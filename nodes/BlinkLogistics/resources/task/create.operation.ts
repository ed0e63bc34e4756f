import { z } from '../../../shared/bundled/zod';
import { byInput, inputField, isMissing, needing, orderField, orderInput } from '../../../shared/operation/modelInput';
import { givenNumber } from '../../../shared/reading/filledIn';
import { given } from '../../../shared/reading/values';
import { itemOperation } from '../../api/operations';
import { answeredTask, summaryOf } from '../../taskEvent';
import { fromOrder, orderPaths } from './create.fromOrder';
import { labelOf, optionalNames, requiredNames, taskCollection, taskField } from './task.fields';
import { taskBody, taskPatch } from './task.parameters';

const fields = taskPatch
	.extend({ additionalFields: taskPatch.default({}) })
	.transform(({ additionalFields, ...task }) => ({ ...additionalFields, ...given(task) }))
	.superRefine(needing(requiredNames, isMissing));

const notDelivered = (type: string) =>
	`is ${type}: a rider is only for orders that are delivered. Filter out the others first.`;

const minutes = givenNumber.transform((value) => value ?? 0);

const order = z
	.object({ order: orderInput, pickUpAfter: minutes, deliverAfter: minutes, override: taskPatch.default({}) })
	.superRefine(({ order: { type } }, context) => {
		if (type === 'pickup' || type === 'dine-in')
			context.addIssue({ code: 'custom', path: ['order', 'type'], message: notDelivered(type) });
	})
	.transform((values) => ({ ...fromOrder(values.order, values), ...given(values.override) }))
	.superRefine(
		needing(requiredNames, (name) => ({
			path: ['order'],
			message: `has no ${orderPaths[name] ?? name}, which a task needs: fill in Override > ${labelOf(name)}`,
		})),
	);

const byFields = { show: { input: ['fields'] } };
const byOrder = { show: { input: ['order'] } };

export const createTask = itemOperation({
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create task',
		description: 'Have a rider deliver an order. It is never sent twice by itself: two tasks would be two riders.',
	},
	fields: [
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
		taskCollection({
			displayName: 'Override',
			name: 'override',
			displayOptions: byOrder,
			description: 'Values that replace those of the order, or that the order does not have',
		}),
		...requiredNames.map((name) => taskField(name, { required: true, displayOptions: byFields })),
		taskCollection(
			{ displayName: 'Additional Fields', name: 'additionalFields', displayOptions: byFields },
			optionalNames,
		),
	],
	parameters: byInput({ fields, order }),
	send: async (api, task, { timezone }) => {
		const body = taskBody(task, timezone);
		return { body, answer: await api.call('createTask', { body, answer: answeredTask }) };
	},
	output: ({ body, answer }) => ({
		...summaryOf(answer),
		mappingKey: body.mappingKey,
		branchId: body.mappingBranchId,
		pickUpTime: body.pickUpTime,
		deliveryTime: body.deliveryTime,
	}),
});
