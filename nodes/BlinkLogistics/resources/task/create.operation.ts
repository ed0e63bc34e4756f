import { itemOperation } from '../../api/operations';
import { answeredTask, summaryOf } from '../../taskEvent';
import { createTaskFields } from './create.fields';
import { createTaskParameters } from './create.parameters';
import { taskBody } from './task.parameters';

export const createTask = itemOperation({
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create task',
		description: 'Have a rider deliver an order. It is never sent twice by itself: two tasks would be two riders.',
	},
	fields: createTaskFields,
	parameters: createTaskParameters,
	places: true,
	sameRecord: ({ mappingKey }) => mappingKey,
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
