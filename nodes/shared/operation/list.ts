import { z } from '../bundled/zod';
import { parsedJson } from '../parsing/json';
import { number } from '../parsing/lenient';
import { isBlank } from '../parsing/strict';
import { compact, isEmpty, isRecord } from '../parsing/values';

export const entryMessages = { required_error: 'is missing', invalid_type_error: 'must be an object' };

const listMessages = { required_error: 'is missing', invalid_type_error: 'must be a list' };

/** A list as an expression gives it, as JSON text, or as n8n's form gives it: `{entry: [...]}`. Nothing given is undefined. */
export function listOf<Of extends z.ZodTypeAny>(entry: string, of: Of) {
	return z.preprocess(unwrapList(entry), z.array(of, listMessages));
}

/** The same where there may be none: nothing given is an empty list. */
export function optionalListOf<Of extends z.ZodTypeAny>(entry: string, of: Of) {
	return z.preprocess(unwrapList(entry), z.array(of, listMessages).default([]));
}

function unwrapList(entry: string) {
	return (value: unknown, context: z.RefinementCtx): unknown => {
		if (typeof value === 'string') {
			if (isEmpty(value.trim())) return undefined;
			const parsed = parsedJson(value);
			if (parsed === undefined) context.addIssue({ code: 'custom', message: 'is not valid JSON', fatal: true });
			return parsed;
		}
		if (!isRecord(value)) return value ?? undefined;
		return Object.keys(value).length === 0 ? [] : (value[entry] ?? value);
	};
}

/**
 * A line of an order, or null for one of quantity 0: it was taken out of the order, and nothing else of it needs to be right.
 */
export function line<Of extends z.ZodTypeAny>(of: Of) {
	return z.preprocess((value) => (isTakenOut(value) ? null : (value ?? undefined)), of.nullable());
}

/** Whether a line was taken out of its order. */
export function isTakenOut(entry: unknown): boolean {
	return isRecord(entry) && number.parse(entry.quantity) === 0;
}

/** The lines that are left, of which an order has at least one. */
export function hasLines(lines: readonly unknown[]): boolean {
	return compact(lines).length > 0;
}

export const linesLeftOut = 'Lines of quantity 0 were left out: they were taken out of the order.';

/**
 * The Filters of a list. One that was added and is empty is refused by its name: without it, all rows would be given.
 */
export function filtersOf<Shape extends z.ZodRawShape>(shape: Shape) {
	return z
		.record(z.unknown())
		.default({})
		.superRefine((filters, context) =>
			Object.keys(filters)
				.filter((name) => isBlank(filters[name]))
				.forEach((name) =>
					context.addIssue({
						code: 'custom',
						path: [name],
						message: 'is missing: fill it in, or remove the filter',
						fatal: true,
					}),
				),
		)
		.pipe(z.object(shape));
}
