import type { IExecuteFunctions, INodeExecutionData, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

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

/** What an operation may know of the run besides its own parameters. */
export interface RunContext {
	/** The workflow's time zone, as an IANA name. */
	timezone: string;
	/** How many calls the run makes at the same time. */
	concurrentRequests: number;
	/** Shows a person one line about the run, once however often it is said. It must not quote a value. */
	hint(message: string): void;
}

/** What an operation may know of the item besides its own parameters. */
export interface ItemContext extends RunContext {
	/** A file of the item: the binary property of that name. Throws n8n's own error, in plain words, when it has none. */
	file(property: string): Promise<{ bytes: Buffer; mimeType: string }>;
}

/**
 * An operation of a node, whichever its kind: `itemOperation`, `listOperation` or `batchOperation` make one. What its
 * kind knows of its own types is closed in here.
 */
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
