import type { INodeProperties } from 'n8n-workflow';

import { sources } from './sources';

const sourceChoice = { type: 'options' } as const;

/** The field that an agent fills in: n8n's own way to leave a field to the model, as its editor writes it. */
const leftToModel = "={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('Body', ``, 'string') }}";

export const fields: INodeProperties[] = [
	{
		...sourceChoice,
		displayName: 'Source',
		name: 'source',
		options: sources.map(({ name, displayName }) => ({ name: displayName, value: name })),
		default: 'blink',
		description: 'The sender of the body. An expression may give the "source" of an item of this package.',
	},
	{
		displayName: 'Body',
		name: 'body',
		type: 'string',
		typeOptions: { rows: 4 },
		required: true,
		default: '={{ $json.body }}',
		description:
			'What the sender posted: an object, its JSON, the text of a form, or a list of such bodies, each of which is an item of its own',
	},
	...sources.flatMap(({ name, properties = [] }) =>
		properties.map((property) => ({ ...property, displayOptions: { show: { source: [name] } } })),
	),
	{
		displayName: 'Received At',
		name: 'receivedAt',
		type: 'dateTime',
		default: '',
		description:
			'When the body arrived: an equal body without a time of its own is another event on another day, and a time later than this is warned of. Now if left empty.',
	},
	{
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		default: true,
		description: 'Whether to return a simplified version of the response instead of the raw data',
	},
];

/** As a tool, the body comes from the model and not from an item. */
export const toolFields = fields.map((field) => (field.name === 'body' ? { ...field, default: leftToModel } : field));
