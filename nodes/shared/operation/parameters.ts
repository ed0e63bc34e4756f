import {
	NodeHelpers,
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';

import type { z } from '../bundled/zod';
import type { Operation } from './operation';

/** The fields that a person sees: those that others do not hide. */
function shownFields(context: IExecuteFunctions, { fields }: Operation): INodeProperties[] {
	const node = context.getNode();
	const nodeType = { properties: fields } as Parameters<typeof NodeHelpers.displayParameter>[3];
	return fields.filter((field) => NodeHelpers.displayParameter(node.parameters, field, node, nodeType));
}

/** What a person filled in for one item, by field name. */
function filledIn(context: IExecuteFunctions, fields: INodeProperties[], itemIndex: number): IDataObject {
	const values = fields.map(({ name }) => [
		name,
		context.getNodeParameter(name, itemIndex, null, { extractValue: true }),
	]);
	return Object.fromEntries(values.filter(([, value]) => value !== null && value !== undefined)) as IDataObject;
}

/**
 * The checked parameters of one item. Throws a NodeOperationError that names each field by its display name, says
 * what is wrong with it, and never quotes what was typed.
 */
export function checked<Schema extends z.ZodTypeAny>(
	context: IExecuteFunctions,
	operation: Operation & { parameters: Schema },
	itemIndex: number,
): z.output<Schema> {
	const fields = shownFields(context, operation);
	const result = operation.parameters.safeParse(filledIn(context, fields, itemIndex));
	if (result.success) return result.data;
	throw new NodeOperationError(context.getNode(), issuesText(result.error, fields), {
		itemIndex,
		description: 'Nothing was sent for this item. Correct the field and run the item again.',
	});
}

/** All issues as one line, each once. */
export function issuesText({ issues }: z.ZodError, fields: NamedField[]): string {
	return [...new Set(issues.map((issue) => issueText(issue, fields)))].join('; ');
}

/** What a message needs to know of a field. */
type NamedField = Pick<INodeProperties, 'name' | 'displayName' | 'options'>;

/** "Order ID is missing", "Items > 2 > Quantity must be a number": the path in the words of the form. */
function issueText({ path, message }: z.ZodIssue, fields: NamedField[]): string {
	const names: string[] = [];
	let level = fields;
	for (const key of path) {
		const field = level.find(({ name }) => name === key);
		names.push(typeof key === 'number' ? String(key + 1) : (field?.displayName ?? String(key)));
		if (field !== undefined) level = nested(field);
	}
	return `${names.join(' > ')} ${message}`.trim();
}

function nested(field: NamedField): NamedField[] {
	const own = 'values' in field ? (field.values as NamedField[]) : [];
	return (field.options ?? []).reduce<NamedField[]>(
		(all, option) =>
			'values' in option ? [...all, ...option.values, option as NamedField] : 'type' in option ? [...all, option] : all,
		own,
	);
}
