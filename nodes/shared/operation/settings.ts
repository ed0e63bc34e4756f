import { NodeOperationError, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';

import { z } from '../bundled/zod';
import { wholeNumber } from '../parsing/strict';
import { issuesOf, joinLines } from './parameters';

/** How many calls are made at the same time unless the person says otherwise. */
export const defaultConcurrency = 10;
export const maxConcurrency = 50;

/** The longest wait for an answer, in seconds. */
export const longestTimeout = 600;

/** A whole number within bounds that has a usual value: an expression that finds nothing means it. */
export function withDefault(value: number, min: number, max?: number) {
	return z.preprocess((input) => input ?? undefined, wholeNumber(min, max).default(value));
}

/** What the options say that every operation has: seconds to wait for an answer, and calls at the same time. */
export const defaultSettings = {
	timeout: withDefault(60, 1, longestTimeout),
	concurrentRequests: withDefault(defaultConcurrency, 1, maxConcurrency),
};

/**
 * The options of a run: those of the first item, since calls share them. Throws a NodeOperationError that names the
 * option in the words of the form.
 */
export function settingsOf<Shape extends z.ZodRawShape>(
	context: IExecuteFunctions,
	fields: INodeProperties[],
	shape: Shape,
) {
	const result = z.object({ options: z.object(shape).default({} as never) }).safeParse({
		options: context.getNodeParameter('options', 0, {}) ?? {},
	});
	if (result.success) return result.data.options as z.output<z.ZodObject<Shape>>;
	throw new NodeOperationError(context.getNode(), joinLines(issuesOf(result.error, fields)), { itemIndex: 0 });
}
