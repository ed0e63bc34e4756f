import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';

import type { Operation, Resource } from './operation';

/** Runs the chosen operation over all input items: the body of every action node's `execute`. */
export async function runOperation(context: IExecuteFunctions, resources: Resource[]): Promise<INodeExecutionData[][]> {
	return [await chosenOperation(context, resources).run(context)];
}

function chosenOperation(context: IExecuteFunctions, resources: Resource[]): Operation {
	const chosen = {
		resource: context.getNodeParameter('resource', 0) as string,
		operation: context.getNodeParameter('operation', 0) as string,
	};
	const operation = resources
		.find(({ value }) => value === chosen.resource)
		?.operations.find(({ option }) => option.value === chosen.operation);
	if (operation !== undefined) return operation;
	throw new NodeOperationError(
		context.getNode(),
		`This version of the package has no operation "${chosen.operation}" for "${chosen.resource}"`,
		{ description: 'Choose the resource and the operation from the lists again.' },
	);
}
