import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { z } from '../bundled/zod';
import type { ApiClient } from '../http/client';

/** The entry of an operation in the node's Operation list. */
export interface OperationOption extends INodePropertyOptions {
	/** Sentence case, as the editor's list of actions shows it: "Get many branches". */
	action: string;
	description: string;
}

/** What an operation may know of the run besides its own parameters. */
export interface RunFacts {
	/** The workflow's time zone, as an IANA name. */
	timezone: string;
}

/**
 * An operation that turns each input item into one request. It is data and small functions: no loop, no try/catch
 * and no URL. Errors thrown inside are reported on the item.
 */
export interface ItemOperation<Parameters extends z.ZodTypeAny = z.ZodTypeAny, Answer = unknown> {
	kind: 'item';
	option: OperationOption;
	/** The fields a person fills in. `displayOptions` for resource and operation are added. */
	fields: INodeProperties[];
	/** Checks what was filled in, keyed by the fields' names. Issues name the field by its display name. */
	parameters: Parameters;
	send(api: ApiClient, parameters: z.output<Parameters>, facts: RunFacts): Promise<Answer>;
	/** What the answer becomes in the workflow: one item or many. */
	output(answer: Answer, parameters: z.output<Parameters>): object | object[];
}

/** Defines an operation per item, with its types inferred. */
export function itemOperation<Parameters extends z.ZodTypeAny, Answer>(
	operation: Omit<ItemOperation<Parameters, Answer>, 'kind'>,
): ItemOperation {
	return { kind: 'item', ...operation } as unknown as ItemOperation;
}

export type Operation = ItemOperation;

/** One entry of the node's Resource list with its operations. */
export interface Resource {
	name: string;
	value: string;
	operations: Operation[];
}
