import { z } from '../../../shared/bundled/zod';
import { simplifyField } from '../../../shared/operation/fields';
import { itemOperation } from '../../../shared/operation/itemOperation';
import { requiredId, simplifyShape } from '../../../shared/parsing/strict';
import { logisticsApi } from '../../api/api';
import { deliveryOf, eventFromResponse, summaryOf } from '../../taskEvent';
import { taskField } from './task.fields';

export const getTaskStatus = itemOperation(logisticsApi, {
	option: {
		name: 'Get Status',
		value: 'getStatus',
		action: 'Get task status',
		description: 'See what last happened to a task, who delivers it, and where to follow it',
	},
	fields: [
		taskField('mappingKey', {
			required: true,
			description: 'The reference that the task was created with: the order ID when it was created from an order',
		}),
		simplifyField,
	],
	parameters: z.object({ mappingKey: requiredId, ...simplifyShape }),
	send: async (api, { mappingKey }) =>
		await api.call('taskStatus', { query: { mappingKey }, response: eventFromResponse }),
	output: (event, { mappingKey, simplify }) => {
		if (!simplify) return event;
		const summary = summaryOf(event);
		return { ...summary, mappingKey, delivery: deliveryOf(summary, event.data, mappingKey) };
	},
});
