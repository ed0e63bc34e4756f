import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { z } from '../../../shared/bundled/zod';
import { entryMessages, listOf } from '../../../shared/operation/list';
import { fromJson } from '../../../shared/parsing/json';
import { inputTime, oneOf, optionalText } from '../../../shared/parsing/strict';
import { isoTime, type InputTime } from '../../../shared/parsing/time';
import { defined, isEmpty, isRecord } from '../../../shared/parsing/values';
import { stepOperation } from './step';

/** Bringg counts the pickup as position 1, the drop-off as 2. */
const positions = { pickup: 1, dropoff: 2 } as const;

const timeField = (displayName: string, name: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'dateTime',
	default: '',
	description,
});

const stopFields: INodeProperties[] = [
	{
		displayName: 'Stop',
		name: 'stop',
		type: 'options',
		options: [
			{ name: 'Drop-Off', value: 'dropoff' },
			{ name: 'Pickup', value: 'pickup' },
		],
		default: 'dropoff',
		description: 'Which stop changes',
	},
	timeField('Expected At', 'eta', 'When the driver will be there'),
	timeField('Scheduled At', 'scheduledAt', 'When the driver is to be there'),
	timeField('Not Before', 'notBefore', 'When the promised time begins'),
	timeField('Not After', 'notAfter', 'When the promised time ends'),
	{ displayName: 'Note', name: 'note', type: 'string', default: '', description: 'What to mind at the stop' },
];

const stop = z.object(
	{
		stop: oneOf(['pickup', 'dropoff'] as const),
		eta: inputTime,
		scheduledAt: inputTime,
		notBefore: inputTime,
		notAfter: inputTime,
		note: optionalText,
	},
	entryMessages,
);

const extras = z.unknown().transform((value, context): IDataObject | undefined => {
	if (isEmpty(value)) return undefined;
	const read = fromJson(value);
	if (isRecord(read)) return Object.keys(read).length === 0 ? undefined : read;
	context.addIssue({ code: 'custom', message: 'must be an object, or its JSON' });
	return z.NEVER;
});

export const updateDelivery = stepOperation({
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update delivery',
		description: 'Tell Bringg when the driver will be where, what it costs, or what happened on the way',
	},
	endpoint: 'update',
	fields: [
		{
			displayName: 'Stops',
			name: 'stops',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Stop',
			default: {},
			description: 'What is new at a stop. What is left empty stays as it is.',
			options: [{ displayName: 'Stop', name: 'stop', values: stopFields }],
		},
		{
			displayName: 'Status Code',
			name: 'statusCode',
			type: 'string',
			default: '',
			placeholder: 'e.g. DELAYED',
			description: 'A word of your own for what happened, which Bringg keeps with the delivery (integration_event)',
		},
		{
			displayName: 'Status Description',
			name: 'statusDescription',
			type: 'string',
			default: '',
			placeholder: 'e.g. Road closed',
			description: 'What happened, in a sentence',
		},
		{
			displayName: 'Fleet Extras',
			name: 'fleetExtras',
			type: 'json',
			default: '{}',
			description: 'Anything else that the merchant should see, as a JSON object',
		},
	],
	shape: {
		stops: listOf('stop', stop).optional(),
		statusCode: optionalText,
		statusDescription: optionalText,
		fleetExtras: extras,
	},
	body: ({ stops = [], statusCode, statusDescription, fleetExtras }, timezone) => {
		const time = (typed: InputTime | undefined) => (typed === undefined ? undefined : isoTime(typed, timezone)!);
		const wayPoints = stops.map((each) =>
			defined({
				way_point_position: positions[each.stop],
				eta: time(each.eta),
				scheduled_at: time(each.scheduledAt),
				no_earlier_than: time(each.notBefore),
				no_later_than: time(each.notAfter),
				note: each.note,
			}),
		);
		const event = defined({ status_code: statusCode, description: statusDescription });
		return defined({
			way_points: wayPoints.length === 0 ? undefined : wayPoints,
			integration_event: Object.keys(event).length === 0 ? undefined : event,
			fleet_extras: fleetExtras,
		});
	},
	details: ['reportedTime', 'deliveryCost', 'greenDelivery'],
});
