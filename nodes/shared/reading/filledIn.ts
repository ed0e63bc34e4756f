import { z } from '../bundled/zod';
import type { WordRow, WordTable } from '../words/wordTable';
import { latinDigits } from './digits';
import { number } from './sent';
import { isoTime } from './time';
import { isEmpty } from './values';

/*
 * Checks for what a person fills in. Their messages follow the field's name: "Order ID" + "is missing".
 */

/** Text that must be there; a number, as an expression may give, counts as its digits. Surrounding space is dropped. */
export const requiredText = z.preprocess(
	asText,
	z.string({ required_error: 'is missing', invalid_type_error: 'must be text' }).min(1, 'is missing'),
);

/** An ID that must be there: as `requiredText`, in Latin digits, which is how the vendors know it. */
export const requiredId = requiredText.transform(latinDigits);

/** Text that may be left empty: then it is undefined and not sent. */
export const optionalText = z.preprocess(
	(value) => emptyToUndefined(asText(value)),
	z.string({ invalid_type_error: 'must be text' }).optional(),
);

/** Text that is sent as it stands when it was given, also when it is empty: that is how a person clears a value. */
export const givenText = z.preprocess(
	(value) => (value === null ? undefined : asText(value)),
	z.string({ invalid_type_error: 'must be text' }).optional(),
);

/**
 * An amount that the vendor wants as text, without a sign: "90", "90.50". A number loses the noise of binary fractions
 * (0.1 + 0.2 is "0.3"); a text is sent as it stands, but for the digits of the Arabic script.
 */
export const requiredAmount = z.preprocess(
	asAmount,
	z
		.string({ required_error: 'is missing', invalid_type_error: 'must be an amount' })
		.min(1, 'is missing')
		.regex(/^(\d+(\.\d+)?)?$/, 'must be an amount of 0 or more, e.g. 90 or 90.50'),
);

/** The same, undefined when left empty. */
export const optionalAmount = z.preprocess((value) => emptyToUndefined(asAmount(value)), requiredAmount.optional());

/** A number or one written as text; undefined when left empty. */
export const givenNumber = z.unknown().transform((value, context): number | undefined => {
	if (isEmpty(value)) return undefined;
	const read = number.parse(value) ?? undefined;
	if (read === undefined) context.addIssue({ code: 'custom', message: 'must be a number' });
	return read;
});

/**
 * A point in time in any form that `isoTime` reads, or a date object as expressions give it; undefined when left empty.
 * Not converted yet: one without a zone means the workflow's, which only `send` knows.
 */
export const givenTime = z.unknown().transform((value, context): string | number | undefined => {
	if (isEmpty(value)) return undefined;
	const read = typeof value === 'number' || typeof value === 'string' ? value : JSON.parse(JSON.stringify(value));
	if (isoTime(read) !== null) return read as string | number;
	context.addIssue({ code: 'custom', message: 'must be a date and time' });
	return z.NEVER;
});

/** A number that must be there. */
export const requiredNumber = given(givenNumber);

/** A point in time that must be there, as `givenTime`. */
export const requiredTime = given(givenTime);

/** A whole number within bounds; undefined and null are left to the caller's default. */
export function wholeNumber(min: number, max = Number.MAX_SAFE_INTEGER) {
	const bounds = max === Number.MAX_SAFE_INTEGER ? `${min} or more` : `from ${min} to ${max}`;
	return z.preprocess(
		inLatinDigits,
		z.coerce
			.number({ invalid_type_error: 'must be a number' })
			.int('must be a whole number')
			.min(min, `must be ${bounds}`)
			.max(max, `must be ${bounds}`),
	);
}

/** One of the words of a list. */
export function oneOf<Words extends readonly [string, ...string[]]>(words: Words) {
	const message = `must be one of: ${words.join(', ')}`;
	return z.enum<Words[number], Words>(words, {
		errorMap: (_issue, { data }) => ({ message: data === undefined || data === '' ? 'is missing' : message }),
	});
}

/**
 * A word of a table: its own, or the vendor's (`PICK-UP`, `6`, `"1"`, `ACCEPTED`), as expressions give them, in any case
 * and spacing. It becomes the table's own.
 */
export function wordOf<Row extends WordRow>(table: WordTable<Row>) {
	return z.unknown().transform((value, context): Row['word'] => {
		const row = table.of(value);
		if (row !== undefined) return row.word;
		const message = isEmpty(value) ? 'is missing' : `must be one of: ${table.words.join(', ')}`;
		context.addIssue({ code: 'custom', message });
		return z.NEVER;
	});
}

/** What a switch of the form holds. */
export const yesOrNo = z.boolean({ required_error: 'is missing', invalid_type_error: 'must be true or false' });

/** What Return All and Limit hold; `wanted` makes one number of them. */
export const wantedShape = {
	returnAll: yesOrNo.default(false),
	limit: wholeNumber(1).default(50),
};

/** What Simplify holds. */
export const simplifyShape = { simplify: yesOrNo.default(true) };

/** How many results are wanted: Infinity for all. */
export function wanted({ returnAll, limit }: { returnAll: boolean; limit: number }): number {
	return returnAll ? Infinity : limit;
}

/** What a `given...` check reads, and an issue when it is left empty. */
function given<T>(check: z.ZodType<T | undefined, z.ZodTypeDef, unknown>) {
	return check.transform((value, context): T => {
		if (value !== undefined) return value;
		context.addIssue({ code: 'custom', message: 'is missing' });
		return z.NEVER;
	});
}

function asText(value: unknown): unknown {
	if (typeof value === 'number') return String(value);
	return typeof value === 'string' ? value.trim() : (value ?? undefined);
}

function asAmount(value: unknown): unknown {
	if (value === null) return undefined;
	return asText(typeof value === 'number' ? Number(value.toFixed(6)) : inLatinDigits(value));
}

function inLatinDigits(value: unknown): unknown {
	return typeof value === 'string' ? latinDigits(value) : value;
}

function emptyToUndefined(value: unknown): unknown {
	return value === '' || value === null ? undefined : value;
}
