import { z } from '../bundled/zod';

/*
 * Checks for what a person fills in. Their messages follow the field's name: "Order ID" + "is missing".
 */

/** Text that must be there; a number, as an expression may give, counts as its digits. Surrounding space is dropped. */
export const requiredText = z.preprocess(
	asText,
	z.string({ required_error: 'is missing', invalid_type_error: 'must be text' }).min(1, 'is missing'),
);

/** Text that may be left empty: then it is undefined and not sent. */
export const optionalText = z.preprocess(
	(value) => emptyToUndefined(asText(value)),
	z.string({ invalid_type_error: 'must be text' }).optional(),
);

/** One of the words of a list. */
export function oneOf<Words extends readonly [string, ...string[]]>(words: Words) {
	const message = `must be one of: ${words.join(', ')}`;
	return z.enum(words as unknown as [Words[number], ...Array<Words[number]>], {
		errorMap: (_issue, { data }) => ({ message: data === undefined || data === '' ? 'is missing' : message }),
	});
}

/** What Return All and Limit hold; `wanted` makes one number of them. */
export const wantedShape = {
	returnAll: z.boolean().default(false),
	limit: z.coerce
		.number({ invalid_type_error: 'must be a number' })
		.int('must be a whole number')
		.min(1, 'must be 1 or more')
		.default(50),
};

/** How many results are wanted: Infinity for all. */
export function wanted({ returnAll, limit }: { returnAll: boolean; limit: number }): number {
	return returnAll ? Infinity : limit;
}

function asText(value: unknown): unknown {
	if (typeof value === 'number') return String(value);
	return typeof value === 'string' ? value.trim() : value;
}

function emptyToUndefined(value: unknown): unknown {
	return value === '' || value === null ? undefined : value;
}
