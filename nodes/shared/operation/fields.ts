import type { INodeProperties } from 'n8n-workflow';

import { defaultConcurrency, longestTimeout, maxConcurrency } from './settings';

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
	typeOptions: { minValue: 1, maxValue: longestTimeout },
	default: 60,
	description: `How many seconds to wait for each answer, from 1 to ${longestTimeout}`,
};

function concurrentRequestsOption(defaultValue: number): INodeProperties {
	return {
		displayName: 'Concurrent Requests',
		name: 'concurrentRequests',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: maxConcurrency },
		default: defaultValue,
		description: `How many requests to send at the same time, from 1 to ${maxConcurrency}`,
	};
}

/** The Options collection: what is given, and what every operation has. Sorted by name, as n8n asks. */
export function optionsField(more: INodeProperties[] = [], concurrentRequests = defaultConcurrency): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [...more, concurrentRequestsOption(concurrentRequests), timeoutOption].sort((a, b) =>
			a.displayName.localeCompare(b.displayName),
		),
	};
}

/** A collection of fields. Sorted by name, as n8n asks. */
export function collectionField(
	field: Pick<INodeProperties, 'displayName' | 'name' | 'description' | 'displayOptions'>,
	options: INodeProperties[],
): INodeProperties {
	const sorted = [...options].sort((a, b) => a.displayName.localeCompare(b.displayName));
	return { ...field, type: 'collection', placeholder: 'Add Field', default: {}, options: sorted };
}

/** The fields of an operation with Options, unless it has them already. */
export function withOptions(fields: INodeProperties[]): INodeProperties[] {
	return fields.some(({ name }) => name === 'options') ? fields : [...fields, optionsField()];
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

export type FieldsByName = Readonly<Record<string, Omit<INodeProperties, 'name'>>>;

/** Some fields as the form shows them; all of them unless named. */
export function named<Fields extends FieldsByName>(
	fields: Fields,
	names: ReadonlyArray<keyof Fields & string> = Object.keys(fields),
): INodeProperties[] {
	return names.map((name) => ({ name, ...fields[name] }) as INodeProperties);
}
