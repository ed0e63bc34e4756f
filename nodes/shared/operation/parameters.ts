import {
	NodeHelpers,
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';

import type { z } from '../bundled/zod';

/** The fields that a person sees: those that others do not hide. */
function shownFields(context: IExecuteFunctions, fields: INodeProperties[]): INodeProperties[] {
	const node = context.getNode();
	const nodeType = { properties: fields } as Parameters<typeof NodeHelpers.displayParameter>[3];
	return fields.filter((field) => NodeHelpers.displayParameter(node.parameters, field, node, nodeType));
}

/** Whether an expression stands in a value, at any depth: only then can it differ between items. */
function hasExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	return typeof value === 'object' && value !== null && Object.values(value).some(hasExpression);
}

/**
 * A reader of the checked parameters of one item after the other. It throws a NodeOperationError that names each field by
 * its display name, with what is wrong with it, and never quotes what was typed. What no expression stands in is read
 * once: n8n takes its time for each value, and a run may have 10,000 items.
 */
export function parametersReader<Schema extends z.ZodTypeAny>(
	context: IExecuteFunctions,
	fields: INodeProperties[],
	schema: Schema,
): (itemIndex: number) => z.output<Schema> {
	const { parameters } = context.getNode();
	const shown = shownFields(context, fields);
	const fixed = shown.filter(({ name }) => !hasExpression(parameters[name]));
	const changing = shown.filter((field) => !fixed.includes(field));
	const fixedValues = once(() => valuesOf(context, fixed, 0));
	const check = (itemIndex: number): z.SafeParseReturnType<unknown, z.output<Schema>> =>
		schema.safeParse({ ...fixedValues(), ...valuesOf(context, changing, itemIndex) });
	const checkAll = once(() => check(0));
	return (itemIndex) => {
		const result = changing.length === 0 ? checkAll() : check(itemIndex);
		if (result.success) return result.data;
		throw new NodeOperationError(context.getNode(), joinLines(issuesOf(result.error, shown)), {
			itemIndex,
			description: 'Nothing was sent for this item. Correct the field and run the item again.',
		});
	};
}

/** What `make` gives, made when it is first asked for. */
function once<T>(make: () => T): () => T {
	let made: { value: T } | undefined;
	return () => (made ??= { value: make() }).value;
}

/** What a person filled in for one item, by field name. */
function valuesOf(context: IExecuteFunctions, fields: INodeProperties[], itemIndex: number): IDataObject {
	const values = fields.map(({ name }) => [
		name,
		context.getNodeParameter(name, itemIndex, null, { extractValue: true }),
	]);
	return Object.fromEntries(values.filter(([, value]) => value !== null && value !== undefined)) as IDataObject;
}

/** What is wrong, each fault once. */
export function issuesOf({ issues }: z.ZodError, fields: NamedField[]): string[] {
	return [...new Set(issues.map((issue) => issueText(issue, fields)))];
}

/** One fault a line. The editor folds lines into one, where the semicolons still part them. */
export function joinLines(issues: string[]): string {
	return issues.join(';\n');
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
	const values = 'values' in field ? (field.values as NamedField[]) : [];
	return (field.options ?? []).reduce<NamedField[]>(
		(all, option) =>
			'values' in option ? [...all, ...option.values, option as NamedField] : 'type' in option ? [...all, option] : all,
		values,
	);
}
