import { z } from '../../../shared/bundled/zod';
import { byInput, hasNo, isMissing, needing, orderInput } from '../../../shared/operation/modelInput';
import { givenNumber } from '../../../shared/reading/filledIn';
import { given } from '../../../shared/reading/values';
import { fromOrder, orderPaths } from './create.fromOrder';
import { labelOf, requiredNames } from './task.fields';
import { taskPatch, type TaskPatch } from './task.parameters';

/** 0, 0 is how senders say that they do not know the place: no rider finds anybody there. */
const withPlace = (task: TaskPatch): TaskPatch =>
	Number(task.lat) === 0 && Number(task.lng) === 0 ? { ...task, lat: undefined, lng: undefined } : task;

const fields = taskPatch
	.extend({ additionalFields: taskPatch.default({}) })
	.transform(({ additionalFields, ...task }) => withPlace({ ...additionalFields, ...given(task) }))
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
	.transform((values) => withPlace({ ...fromOrder(values.order, values), ...given(values.override) }))
	.superRefine(
		needing(requiredNames, (name) =>
			hasNo('order', { at: orderPaths[name] ?? name, vendor: 'Blink Logistics', label: labelOf(name) }),
		),
	);

/** What a person fills in for Task > Create. */
export const createTaskParameters = byInput({ fields, order });
