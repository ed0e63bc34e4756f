import type { INodeProperties } from 'n8n-workflow';

import { pathOverrideField } from '../http/address';
import type { EndpointTable } from '../http/api';

/**
 * Endpoint Paths in a credential: one text per row of the endpoint table, to replace its path. They are plain fields,
 * since n8n's form for credentials shows nothing of a collection but its name.
 */
export function endpointPathFields(vendor: string, endpoints: EndpointTable): INodeProperties[] {
	return [
		{
			displayName: 'Endpoint Paths',
			name: 'endpointPaths',
			type: 'options',
			options: [
				{ name: 'As Documented or Assumed', value: 'default' },
				{ name: 'Custom', value: 'custom' },
			],
			default: 'default',
			description: `Which paths the calls use. Choose Custom only when ${vendor} gives you another path than the package assumes.`,
		},
		...Object.entries(endpoints).map(
			([name, { displayName, path, documented }]): INodeProperties => ({
				displayName: `${displayName} Path`,
				name: pathOverrideField(name),
				type: 'string',
				default: '',
				placeholder: `e.g. ${path}`,
				displayOptions: { show: { endpointPaths: ['custom'] } },
				description: documented
					? `Left empty, it is ${path}, as documented`
					: `Left empty, ${path} is assumed: ${vendor}'s public page does not show it`,
			}),
		),
	];
}
