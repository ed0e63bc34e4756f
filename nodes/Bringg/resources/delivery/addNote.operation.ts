import type { INodeProperties } from 'n8n-workflow';

import { z } from '../../../shared/bundled/zod';
import { collectionField } from '../../../shared/operation/fields';
import { itemOperation } from '../../../shared/operation/itemOperation';
import { requiredText } from '../../../shared/parsing/strict';
import { bringgFleetApi, confirmed } from '../../api/api';
import { detailFields, detailShape, sentDetails, stop, stopField, taskId, taskIdField } from './delivery.fields';
import { pictureIn } from './picture';
import { doneOf } from './step';

const pictures = ['TaskPhoto', 'Signature'] as const;
const texts = ['TaskNote', 'Form'] as const;
const onlyFor = (types: readonly string[]): Pick<INodeProperties, 'displayOptions'> => ({
	displayOptions: { show: { type: [...types] } },
});

const shape = { taskId, stop, additionalFields: z.object(detailShape).partial().default({}) };

export const addNote = itemOperation(bringgFleetApi, {
	option: {
		name: 'Add Note or Proof',
		value: 'addNote',
		action: 'Add note or proof',
		description:
			'Give Bringg a note, or a picture as proof of delivery. It is never sent twice by itself: a second one would be another note.',
	},
	fields: [
		taskIdField,
		{
			displayName: 'Type',
			name: 'type',
			type: 'options',
			options: [
				{ name: 'Form', value: 'Form', description: 'A form that was filled in, as text' },
				{ name: 'Note', value: 'TaskNote', description: 'A text' },
				{ name: 'Photo', value: 'TaskPhoto', description: 'A picture as proof of delivery' },
				{ name: 'Signature', value: 'Signature', description: 'A picture of a signature' },
			],
			default: 'TaskNote',
			description: 'What is added',
		},
		{ ...stopField, default: 'dropoff', description: 'Which stop it belongs to' },
		{
			displayName: 'Note',
			name: 'note',
			type: 'string',
			typeOptions: { rows: 3 },
			required: true,
			default: '',
			placeholder: 'e.g. Left with the neighbor',
			...onlyFor(texts),
			description: 'The text',
		},
		{
			displayName: 'Input Binary Field',
			name: 'binaryProperty',
			type: 'string',
			required: true,
			default: 'proof',
			hint: 'The name of the input field that holds the picture',
			...onlyFor(pictures),
			description: 'A JPEG or PNG picture of at most 10 MB. The triggers of this package give a proof as "proof".',
		},
		collectionField(
			{ displayName: 'Additional Fields', name: 'additionalFields' },
			detailFields('latitude', 'longitude', 'reportedTime'),
		),
	],
	parameters: z.discriminatedUnion('type', [
		z.object({ ...shape, type: z.enum(texts), note: requiredText }),
		z.object({ ...shape, type: z.enum(pictures), binaryProperty: requiredText }),
	]),
	orderingKey: ({ taskId: id }) => String(id),
	places: true,
	send: async (api, values, facts) =>
		await api.call('createNote', {
			body: {
				task_id: values.taskId,
				pickup_dropoff_option: values.stop,
				type: values.type,
				...('note' in values ? { note: values.note } : { image: await pictureIn(values.binaryProperty, facts) }),
				...sentDetails(values.additionalFields, facts.timezone),
			},
			response: confirmed,
		}),
	output: (response, { taskId: id }) => doneOf(id, response.task),
});
