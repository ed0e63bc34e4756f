import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { z } from '../../../shared/bundled/zod';
import type { EndpointName } from '../../../shared/http/api';
import { collectionField } from '../../../shared/operation/fields';
import type { Operation, OperationOption } from '../../../shared/operation/operation';
import { isRecord } from '../../../shared/parsing/values';
import { confirmed, type bringgFleetApi } from '../../api/api';
import { fleetOperation } from '../../api/operations';
import { idText } from '../../webhooks/ids';
import { detailFields, detailShape, sentDetails, taskId, taskIdField, type Details } from './delivery.fields';

/** A call about one delivery, besides its task ID and the details that may come with it. */
export interface Step<Shape extends z.ZodRawShape> {
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

/** Makes an operation of a step: all of them name a delivery, and are answered with a yes and how it stands now. */
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
	return fleetOperation({
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

/** A step that was taken, with Bringg's own status of the delivery where the answer tells it. */
export function doneOf(taskId: number | null, task: unknown) {
	const status = isRecord(task) ? task.status : undefined;
	return { success: true, taskId: taskId === null ? null : String(taskId), vendorStatus: idText(status) };
}
