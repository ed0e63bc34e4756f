import { z } from '../bundled/zod';
import { parsedJson } from '../reading/json';
import { isRecord } from '../reading/values';

/** Messages for an entry of a list that is no object. */
export const entryMessages = { required_error: 'is missing', invalid_type_error: 'must be an object' };

/** Messages for what is no list. */
export const listMessages = { required_error: 'is missing', invalid_type_error: 'must be a list' };

/** A list as an expression gives it, as JSON text, or as n8n's form gives it: `{entry: [...]}`. Nothing given is undefined. */
export function listOf<Of extends z.ZodTypeAny>(entry: string, of: Of) {
	return z.preprocess(
		(value, context) => {
			if (typeof value === 'string') {
				if (value.trim() === '') return undefined;
				const parsed = parsedJson(value);
				if (parsed === undefined) context.addIssue({ code: 'custom', message: 'is text that is no JSON', fatal: true });
				return parsed;
			}
			if (!isRecord(value)) return value ?? undefined;
			return Object.keys(value).length === 0 ? [] : (value[entry] ?? value);
		},
		z.array(of, listMessages),
	);
}
