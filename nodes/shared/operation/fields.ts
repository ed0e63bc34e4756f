import type { INodeProperties } from 'n8n-workflow';

/** Return All and Limit, with n8n's fixed texts. */
export const returnAllFields: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		displayOptions: { show: { returnAll: [false] } },
		default: 50,
		description: 'Max number of results to return',
	},
];

export const simplifyField: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

const timeoutOption: INodeProperties = {
	displayName: 'Timeout',
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 60,
	description: 'How many seconds to wait for each answer',
};

/** The Options collection: what is given, and the timeout that every call has. Sorted by name, as n8n asks. */
export function optionsField(own: INodeProperties[] = []): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [...own, timeoutOption].sort((a, b) => a.displayName.localeCompare(b.displayName)),
	};
}

/**
 * A record picked from a list with a search, or named by its ID. `searchListMethod` is a method under `listSearch` of the
 * node; what the operation gets is the ID.
 */
export function locatorField(
	field: Pick<INodeProperties, 'displayName' | 'name' | 'description' | 'required'>,
	{ searchListMethod, placeholder }: { searchListMethod: string; placeholder: string },
): INodeProperties {
	return {
		...field,
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		modes: [
			{ displayName: 'From List', name: 'list', type: 'list', typeOptions: { searchListMethod, searchable: true } },
			{ displayName: 'By ID', name: 'id', type: 'string', placeholder },
		],
	};
}

/** The Options collection of a batch operation. `batchSize` is how many entries a call carries unless the person says otherwise. */
export function batchOptionsField(batchSize: number): INodeProperties {
	return optionsField([
		{
			displayName: 'Batch Size',
			name: 'batchSize',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: batchSize,
			description: 'How many entries to send in one call',
		},
		{
			displayName: 'Calls in Flight',
			name: 'callsInFlight',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 10 },
			default: 4,
			description: 'How many calls to make at the same time, from 1 to 10',
		},
		{
			displayName: 'Stop at First Bad Row',
			name: 'stopAtBadRow',
			type: 'boolean',
			default: false,
			description:
				'Whether to send nothing more once a row turns out to be bad. Otherwise a bad row is set aside and the others go on.',
		},
	]);
}
