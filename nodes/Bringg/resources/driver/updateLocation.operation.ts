import { z } from '../../../shared/bundled/zod';
import { collectionField } from '../../../shared/operation/fields';
import { itemOperation } from '../../../shared/operation/itemOperation';
import { inputTime, requiredNumber, requiredText } from '../../../shared/parsing/strict';
import { defined } from '../../../shared/parsing/values';
import { bringgFleetApi, confirmed } from '../../api/api';
import {
	taskId as bringgNumber,
	detailFields,
	driverIdField,
	epochMilliseconds,
	isWithin,
	taskIds,
} from '../delivery/delivery.fields';
import { eitherId } from '../eitherId';

const shape = {
	latitude: isWithin(requiredNumber, 90),
	longitude: isWithin(requiredNumber, 180),
	additionalFields: z.object({ reportedTime: inputTime, taskIds }).partial().default({}),
};

export const updateLocation = itemOperation(bringgFleetApi, {
	option: {
		name: 'Update Location',
		value: 'updateLocation',
		action: 'Update driver location',
		description: 'Tell Bringg where a driver is',
	},
	fields: [
		...eitherId(driverIdField, {
			displayName: 'User ID',
			name: 'userId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 660963',
			description: "Bringg's own number of the driver",
		}),
		...detailFields('latitude', 'longitude').map((field) => ({ ...field, required: true })),
		collectionField({ displayName: 'Additional Fields', name: 'additionalFields' }, [
			...detailFields('reportedTime'),
			{
				displayName: 'Task IDs',
				name: 'taskIds',
				type: 'string',
				default: '',
				placeholder: 'e.g. 26528270, 26528271',
				description: "Bringg's numbers of the deliveries that the driver is on, separated by commas",
			},
		]),
	],
	parameters: z.discriminatedUnion('identifiedBy', [
		z.object({ ...shape, identifiedBy: z.literal('driverId'), driverId: requiredText }),
		z.object({ ...shape, identifiedBy: z.literal('userId'), userId: bringgNumber }),
	]),
	orderingKey: (values) => (values.identifiedBy === 'driverId' ? values.driverId : String(values.userId)),
	send: async (api, { latitude, longitude, additionalFields, ...id }, { timezone }) => {
		const { reportedTime, taskIds: started } = additionalFields;
		return await api.call('updateDriverLocation', {
			body: defined({
				user_external_id: id.identifiedBy === 'driverId' ? id.driverId : undefined,
				user_id: id.identifiedBy === 'userId' ? id.userId : undefined,
				lat: latitude,
				lng: longitude,
				reported_time: reportedTime === undefined ? undefined : epochMilliseconds(reportedTime, timezone),
				started_tasks: started?.map((each) => ({ task_id: each })),
			}),
			response: confirmed,
		});
	},
	output: (_response, values) => ({
		success: true,
		driverId: values.identifiedBy === 'driverId' ? values.driverId : null,
		userId: values.identifiedBy === 'userId' ? String(values.userId) : null,
	}),
});
