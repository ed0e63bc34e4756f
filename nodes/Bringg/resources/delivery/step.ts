import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { z } from '../../../shared/bundled/zod';
import type { EndpointName } from '../../../shared/http/api';
import { collectionField } from '../../../shared/operation/fields';
import { itemOperation } from '../../../shared/operation/itemOperation';
import type { Operation, OperationOption } from '../../../shared/operation/operation';
import { isRecord } from '../../../shared/parsing/values';
import { bringgFleetApi, confirmed } from '../../api/api';
import { idText } from '../../webhooks/ids';
import {
	detailFields,
	detailShape,
	sentDetails,
	stop,
	stopField,
	taskId,
	taskIdField,
	type Details,
} from './delivery.fields';

/** A call about one delivery, besides its task ID and the details that may come with it. */
interface Step<Shape extends z.ZodRawShape> {
	option: OperationOption;
	endpoint: EndpointName<typeof bringgFleetApi>;
	/** The fields of its own. */
	fields?: INodeProperties[];
	/** Checks them, keyed by their names. */
	shape: Shape;
	/** What they are for Bringg. Times without a zone are in `timezone`. */
	body(values: z.output<z.ZodObject<Shape>>, timezone: string): IDataObject;
	/** Which details may come with it. */
	details: Array<keyof typeof detailShape>;
}

export function stepOperation<Shape extends z.ZodRawShape>({
	option,
	endpoint,
	fields = [],
	shape,
	body,
	details,
}: Step<Shape>): Operation {
	const additionalFields = collectionField(
		{ displayName: 'Additional Fields', name: 'additionalFields' },
		detailFields(...details),
	);
	return itemOperation(bringgFleetApi, {
		option,
		fields: [taskIdField, ...fields, additionalFields],
		parameters: z
			.object({ taskId, additionalFields: z.object(detailShape).partial().default({}) })
			.and(z.object(shape)),
		orderingKey: ({ taskId: id }) => String(id),
		send: async (api, values, { timezone }) =>
			await api.call(endpoint, {
				body: {
					task_id: values.taskId,
					...body(values as z.output<z.ZodObject<Shape>>, timezone),
					...sentDetails(values.additionalFields as Details, timezone),
				},
				response: confirmed,
			}),
		output: (response, { taskId: id }) => doneOf(id, response.task),
	});
}

/** The output of a step, with Bringg's own status of the delivery where the response has it. */
export function doneOf(taskId: number | null, task: unknown) {
	const status = isRecord(task) ? task.status : undefined;
	return { success: true, taskId: taskId === null ? null : String(taskId), vendorStatus: idText(status) };
}

export const startDelivery = stepOperation({
	option: {
		name: 'Start',
		value: 'start',
		action: 'Start delivery',
		description: 'Report to Bringg that the driver has set off',
	},
	endpoint: 'start',
	shape: {},
	body: () => ({}),
	details: ['latitude', 'longitude', 'reportedTime', 'deliveryCost', 'greenDelivery'],
});

export const arriveAtStop = stepOperation({
	option: {
		name: 'Arrive',
		value: 'arrive',
		action: 'Arrive at stop',
		description: 'Report to Bringg that the driver is at the shop or at the customer',
	},
	endpoint: 'arrive',
	fields: [stopField],
	shape: { stop },
	body: (values) => ({ pickup_dropoff_option: values.stop }),
	details: ['latitude', 'longitude', 'reportedTime'],
});

export const leaveStop = stepOperation({
	option: {
		name: 'Leave',
		value: 'leave',
		action: 'Leave stop',
		description: 'Report to Bringg that the driver has left a stop. A delivery that is done is completed instead.',
	},
	endpoint: 'leave',
	fields: [{ ...stopField, description: 'Which stop the driver has left' }],
	shape: { stop },
	body: (values) => ({ pickup_dropoff_option: values.stop }),
	details: ['latitude', 'longitude', 'reportedTime'],
});

export const completeDelivery = stepOperation({
	option: {
		name: 'Complete',
		value: 'complete',
		action: 'Complete delivery',
		description: 'Report to Bringg that the customer has the goods',
	},
	endpoint: 'complete',
	shape: {},
	body: () => ({}),
	details: ['latitude', 'longitude', 'reportedTime', 'deliveryCost'],
});
