import type { z } from '../../../shared/bundled/zod';
import { collectionField } from '../../../shared/operation/fields';
import { itemOperation } from '../../../shared/operation/itemOperation';
import { withoutNowhere } from '../../../shared/parsing/coordinates';
import { requiredId } from '../../../shared/parsing/strict';
import { defined } from '../../../shared/parsing/values';
import { logisticsApi } from '../../api/api';
import { summaryOf, taskFromResponse } from '../../taskEvent';
import { changeableNames, requiredNames, taskField, taskFieldsOf } from './task.fields';
import { placeNames, taskBody, taskPatch, type TaskPatch } from './task.parameters';

const parameters = taskPatch
	.pick({ type: true })
	.required()
	.extend({ taskId: requiredId, updateFields: taskPatch.default({}) })
	.transform(({ updateFields, ...task }, context) => ({ ...task, changes: changesOf(updateFields, context) }));

/** What is to be changed. What a task cannot do without is never emptied: an expression that finds nothing changes nothing. */
function changesOf(typed: TaskPatch, context: z.RefinementCtx): TaskPatch {
	const changes: TaskPatch = Object.fromEntries(
		Object.entries(defined(typed)).filter(
			([name, value]) => value !== '' || !requiredNames.some((required) => required === name),
		),
	);
	const refuse = (path: string[], message: string) =>
		context.addIssue({ code: 'custom', path: ['updateFields', ...path], message });
	if (Object.keys(changes).length === 0) refuse([], 'is missing: add what is to be changed');
	const missing = placeNames.filter((name) => !(name in changes));
	if (missing.length === 1) refuse(missing, 'is missing: a place needs both');
	else if (missing.length === 0 && withoutNowhere(changes, placeNames) !== changes) {
		refuse(['lat'], 'and Longitude must not both be 0: that is in the Atlantic');
	}
	return changes;
}

export const updateTask = itemOperation(logisticsApi, {
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update task',
		description: 'Change a task that exists. What is left out stays as it is.',
	},
	fields: [
		{
			displayName: 'Task ID',
			name: 'taskId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. XYZAB-12345',
			description: 'The ID that Create gave back, and that the Blink Logistics Trigger gives as taskId',
		},
		taskField('type', {
			required: true,
			description: 'Which way the goods go. Blink Logistics requires it in every update.',
		}),
		collectionField(
			{
				displayName: 'Update Fields',
				name: 'updateFields',
				description:
					'What to change. A text that is added and left empty is emptied; an amount left empty is not sent, nor is what every task needs.',
			},
			taskFieldsOf(changeableNames),
		),
	],
	parameters,
	orderingKey: ({ taskId }) => taskId,
	send: async (api, { taskId, type, changes }, { timezone }) =>
		await api.call('updateTask', {
			body: { taskId, ...taskBody({ ...changes, type }, timezone) },
			response: taskFromResponse,
		}),
	output: (response) => summaryOf(response),
});
