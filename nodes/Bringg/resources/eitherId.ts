import type { INodeProperties } from 'n8n-workflow';

const choice = { type: 'options', noDataExpression: true } as const;

/** A record that either of two IDs names: the choice, and the two fields of which one is shown. The first is the usual one. */
export function eitherId(...fields: [INodeProperties, INodeProperties]): INodeProperties[] {
	return [
		{
			displayName: 'Identified By',
			name: 'identifiedBy',
			...choice,
			options: fields
				.map(({ displayName, name }) => ({ name: displayName, value: name }))
				.sort((a, b) => a.name.localeCompare(b.name)),
			default: fields[0].name,
			description: 'Which ID is known',
		},
		...fields.map((field) => ({ ...field, displayOptions: { show: { identifiedBy: [field.name] } } })),
	];
}
