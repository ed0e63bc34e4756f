import { NodeOperationError, type IDataObject, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';

import type { Api } from '../http/api';
import { apiClient } from '../http/client';
import { runBatches } from './batch';
import { failedItem, onItem } from './itemError';
import type { ItemOperation, Operation, Resource } from './operation';
import { checked } from './parameters';

/** Runs the chosen operation over all input items: the body of every action node's `execute`. */
export async function runOperation(
	context: IExecuteFunctions,
	api: Api,
	resources: Resource[],
): Promise<INodeExecutionData[][]> {
	const operation = chosenOperation(context, resources);
	const run = operation.kind === 'batch' ? runBatches(context, api, operation) : runPerItem(context, api, operation);
	return [await run];
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

async function runPerItem(
	context: IExecuteFunctions,
	api: Api,
	operation: ItemOperation,
): Promise<INodeExecutionData[]> {
	const results: INodeExecutionData[] = [];
	for (let itemIndex = 0; itemIndex < context.getInputData().length; itemIndex++) {
		try {
			const outputs = await runItem(context, api, operation, itemIndex);
			results.push(...outputs.map((json) => ({ json, pairedItem: { item: itemIndex } })));
		} catch (error) {
			const reported = onItem(context, error, itemIndex);
			if (!context.continueOnFail()) throw reported;
			results.push(failedItem(reported, itemIndex));
		}
	}
	return results;
}

async function runItem(
	context: IExecuteFunctions,
	api: Api,
	operation: ItemOperation,
	itemIndex: number,
): Promise<IDataObject[]> {
	const parameters = checked(context, operation, itemIndex);
	const options = context.getNodeParameter('options', itemIndex, {}) as { timeout?: number };
	const client = apiClient(context, api, { itemIndex, timeoutSeconds: options.timeout });
	const answer = await operation.send(client, parameters, { timezone: context.getTimezone() });
	const outputs = operation.output(answer, parameters);
	return (Array.isArray(outputs) ? outputs : [outputs]) as IDataObject[];
}
