import type { INodeProperties } from 'n8n-workflow';

import type { Operation, Resource } from './operation';

const choice = { type: 'options', noDataExpression: true } as const;

/**
 * The properties of an action node: Resource, Operation, and every operation's own fields. A new node shows
 * `defaultResource`, or the first when it is not given.
 */
export function properties(resources: Resource[], defaultResource = resources[0]!.value): INodeProperties[] {
	return [
		{
			...choice,
			displayName: 'Resource',
			name: 'resource',
			options: resources.map(({ name, value }) => ({ name, value })),
			default: defaultResource,
		},
		...resources.map(operationField),
		...resources.flatMap((resource) => resource.operations.flatMap((operation) => fieldsOf(resource, operation))),
	];
}

function operationField(resource: Resource): INodeProperties {
	return {
		...choice,
		displayName: 'Operation',
		name: 'operation',
		displayOptions: { show: { resource: [resource.value] } },
		options: resource.operations.map(({ option }) => option),
		default: resource.operations[0]!.option.value,
	};
}

function fieldsOf(resource: Resource, operation: Operation): INodeProperties[] {
	const here = { resource: [resource.value], operation: [operation.option.value] };
	return operation.fields.map((field) => ({
		...field,
		displayOptions: {
			...field.displayOptions,
			show: { ...field.displayOptions?.show, ...here },
		},
	}));
}
