import { itemOperation } from '../../../shared/operation/itemOperation';
import { linesLeftOut } from '../../../shared/operation/list';
import { skippedItem } from '../../../shared/operation/modelInput';
import { logisticsApi } from '../../api/api';
import { summaryOf, taskFromResponse } from '../../taskEvent';
import { createTaskFields } from './create.fields';
import { createTaskParameters } from './create.parameters';
import { taskBody } from './task.parameters';

export const createTask = itemOperation(logisticsApi, {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create task',
		description: 'Have a rider deliver an order. It is never sent twice by itself: two tasks would be two riders.',
	},
	fields: createTaskFields,
	parameters: createTaskParameters,
	places: true,
	orderingKey: (task) => ('skip' in task ? undefined : task.mappingKey),
	send: async (api, task, { timezone, hint }) => {
		if ('skip' in task) return task;
		if (task.hasLinesLeftOut) hint(linesLeftOut);
		const body = taskBody(task, timezone);
		return { body, response: await api.call('createTask', { body, response: taskFromResponse }) };
	},
	output: (sent) => {
		if ('skip' in sent) return skippedItem(sent);
		const { body, response } = sent;
		return {
			...summaryOf(response),
			mappingKey: body.mappingKey,
			branchId: body.mappingBranchId,
			pickUpTime: body.pickUpTime,
			deliveryTime: body.deliveryTime,
		};
	},
});
