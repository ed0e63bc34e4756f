import type { INodeProperties } from 'n8n-workflow';

import type { EndpointTable } from './endpoint';

/** The Endpoint Paths collection of a credential: one text per row of the endpoint table, to replace its path. */
export function endpointPathsField(vendor: string, endpoints: EndpointTable): INodeProperties {
	return {
		displayName: 'Endpoint Paths',
		name: 'endpointPaths',
		type: 'collection',
		placeholder: 'Add path',
		default: {},
		description: `Replaces a path of the API. Needed only when ${vendor} tells you another one than the package assumes.`,
		options: Object.entries(endpoints).map(([name, { displayName, path, documented }]) => ({
			displayName,
			name,
			type: 'string',
			default: '',
			placeholder: `e.g. ${path}`,
			description: documented
				? `The documented path is ${path}`
				: `${path} is assumed: ${vendor}'s public page does not show it`,
		})),
	};
}
