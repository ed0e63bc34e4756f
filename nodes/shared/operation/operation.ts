import {
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';

/** The entry of an operation in the node's Operation list. */
export interface OperationOption extends INodePropertyOptions {
	/** Sentence case, as the editor's list of actions shows it: "Get many branches". */
	action: string;
	description: string;
}

/** Whether an operation only reads, by n8n's own names for those: get, getAll, getStatus. */
export function reads({ value }: OperationOption): boolean {
	return String(value).startsWith('get');
}

/** What an operation knows of the run besides its parameters. */
export interface RunContext {
	/** The workflow's time zone, as an IANA name. */
	timezone: string;
	/** How many calls the run makes at the same time. */
	concurrentRequests: number;
	/** Shows one line about the run, once. It must not quote a value. */
	hint(message: string): void;
}

/** What an operation knows of the item besides its parameters. */
export interface ItemContext extends RunContext {
	/** The file in a binary property of the item. Throws n8n's own error when there is none. */
	file(property: string): Promise<{ bytes: Buffer; mimeType: string }>;
}

/** An operation of a node, as `itemOperation` and `listOperation` make one. */
export interface Operation {
	option: OperationOption;
	/** All its fields. `displayOptions` for resource and operation are added. */
	fields: INodeProperties[];
	/** Runs it over all input items. Throws a NodeApiError or a NodeOperationError when the run is to stop. */
	run(context: IExecuteFunctions): Promise<INodeExecutionData[]>;
}

/** One entry of the node's Resource list with its operations. */
export interface Resource {
	name: string;
	value: string;
	operations: Operation[];
}

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
