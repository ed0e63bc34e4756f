import { z } from '../bundled/zod';
import { fromJson } from '../reading/json';
import { isRecord } from '../reading/values';

/** Messages for an entry of a list that is no object. */
export const entryMessages = { required_error: 'is missing', invalid_type_error: 'must be an object' };

/** Messages for what is no list. */
export const listMessages = { required_error: 'is missing', invalid_type_error: 'must be a list' };

/** A list as an expression gives it, as JSON text, or as n8n's form gives it: `{entry: [...]}`. Nothing given is undefined. */
export function listOf<Of extends z.ZodTypeAny>(entry: string, of: Of) {
	return z.preprocess(
		(value) => {
			if (typeof value === 'string') return value.trim() === '' ? undefined : fromJson(value);
			if (!isRecord(value)) return value ?? undefined;
			return Object.keys(value).length === 0 ? [] : (value[entry] ?? value);
		},
		z.array(of, listMessages),
	);
}
