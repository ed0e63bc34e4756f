import { sampleFile } from '../../../sandbox';
import type { Tried } from './operations';

const sample = sampleFile<Record<string, unknown>>('logistics/create-task');
const { source, deliveryCharges, subTotal, description, customerEmail, type: _code, ...task } = sample;
const additionalFields = { source, deliveryCharges, subTotal, description, customerEmail };

/** What the vendor's sample sends empty or as 0 is left out by a person. */
const filledIn = Object.fromEntries(Object.entries(task).filter(([, value]) => value !== '' && value !== 0));

/** The task that the first of these operations created. */
const created = "$('task:create').first().json";

/** The operations of the Blink Logistics node, set up as a person does in the editor. */
export const logisticsOperations: Tried[] = [
	{
		operation: 'task:create',
		parameters: { ...filledIn, type: 'normal', additionalFields },
		arrives: {
			method: 'POST',
			path: '/interface/v1/task',
			body: { ...filledIn, type: 1, ...additionalFields },
		},
		gives: ({ state }) => [
			{
				event: 'delivery.created',
				taskId: state.tasks.find(({ mappingKey }) => mappingKey === '12345678')?.taskId,
				mappingKey: '12345678',
				type: 'normal',
				deliveryStatus: 'created',
			},
		],
	},
	{
		operation: 'task:getStatus',
		parameters: { mappingKey: `={{ ${created}.mappingKey }}` },
		arrives: { method: 'GET', path: '/interface/v1/task/status', query: { mappingKey: '12345678' } },
		gives: () => [
			{
				event: 'delivery.created',
				mappingKey: '12345678',
				delivery: { deliveryStatus: 'created', trackingUrl: expect.stringContaining('/tracking/') },
			},
		],
	},
	{
		operation: 'task:update',
		parameters: { taskId: `={{ ${created}.taskId }}`, type: 'normal', updateFields: { instruction: 'Ring twice' } },
		arrives: {
			method: 'PUT',
			path: '/interface/v1/task',
			body: { taskId: expect.any(String), instruction: 'Ring twice', type: 1 },
		},
		gives: () => [{ event: 'delivery.updated', vendorEvent: 'TASK_UPDATED', type: 'normal' }],
	},
];
