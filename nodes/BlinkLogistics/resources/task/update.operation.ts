import { collectionField } from '../../../shared/operation/fields';
import { requiredText } from '../../../shared/reading/filledIn';
import { itemOperation } from '../../api/operations';
import { answeredTask, summaryOf } from '../../taskEvent';
import { changeableNames, taskField, taskFieldsOf } from './task.fields';
import { taskBody, taskPatch } from './task.parameters';

const parameters = taskPatch
	.pick({ type: true })
	.required()
	.extend({ taskId: requiredText, updateFields: taskPatch.default({}) });

export const updateTask = itemOperation({
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
		taskField('type', { required: true, description: 'Which way the goods go. The vendor wants it in every update.' }),
		collectionField(
			{
				displayName: 'Update Fields',
				name: 'updateFields',
				description:
					'What to change. A field that is added and left empty is emptied; an amount left empty is not sent.',
			},
			taskFieldsOf(changeableNames),
		),
	],
	parameters,
	sameRecord: ({ taskId }) => taskId,
	send: async (api, { taskId, type, updateFields }, { timezone }) =>
		await api.call('updateTask', {
			body: { taskId, ...taskBody({ ...updateFields, type }, timezone) },
			answer: answeredTask,
		}),
	output: (answer) => summaryOf(answer),
});
