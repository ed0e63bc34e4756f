import type { INodeProperties } from 'n8n-workflow';

import { reads, type Operation, type Resource } from './operation';

const choice = { type: 'options', noDataExpression: true } as const;

/** Under the node's name on the canvas: what it does, in words ("order: update status"). */
export const operationSubtitle =
	'={{ ($parameter["resource"] + ": " + $parameter["operation"].replace("getAll", "getMany")).replace(/[A-Z]/g, (letter) => " " + letter.toLowerCase()) }}';

/**
 * The properties of an action node: Resource, Operation, and every operation's own fields. A new node shows
 * `defaultResource`, or the first when it is not given, and the resource's `opening` operation.
 */
export function properties(
	resources: Resource[],
	defaultResource = resources[0]!.value,
	opening: (resource: Resource) => Operation = firstOf,
): INodeProperties[] {
	return [
		{
			...choice,
			displayName: 'Resource',
			name: 'resource',
			options: resources.map(({ name, value }) => ({ name, value })),
			default: defaultResource,
		},
		...resources.map((resource) => operationField(resource, opening(resource))),
		...resources.flatMap((resource) => resource.operations.flatMap((operation) => fieldsOf(resource, operation))),
	];
}

/**
 * The node as a tool of an AI agent: a sentence of its own, and opened on an operation that only reads where there is one,
 * so that a model does not get an order form by default.
 */
export function asTool(description: string, resources: Resource[], defaultResource?: string) {
	return { replacements: { description, properties: properties(resources, defaultResource, readingOf) } };
}

const firstOf = ({ operations }: Resource) => operations[0]!;

const readingOf = (resource: Resource) => resource.operations.find(({ option }) => reads(option)) ?? firstOf(resource);

function operationField(resource: Resource, opening: Operation): INodeProperties {
	return {
		...choice,
		displayName: 'Operation',
		name: 'operation',
		displayOptions: { show: { resource: [resource.value] } },
		options: resource.operations.map(({ option }) => option),
		default: opening.option.value,
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
