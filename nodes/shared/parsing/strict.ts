import { z } from '../bundled/zod';
import type { CodeRow, CodeTable } from './codeTable';
import { latinDigits } from './digits';
import { parsedJson } from './json';
import { number } from './lenient';
import { withoutNoise } from './money';
import { isoTime } from './time';
import { isEmpty, isRecord } from './values';

/*
 * Checks for what a person fills in. Their messages follow the field's name: "Order ID" + "is missing".
 */

/** What an expression, a sheet or a program writes where it found nothing: it is never sent as text. */
const noValue = /^(null|undefined|NaN)(\s+(null|undefined|NaN))*$/;

/** What a spreadsheet shows where a formula failed, or is not done. */
const formulaError =
	/^(#(n\/a|n\/d|nv|getting_data|(ref|value|div\/0|null|num|error|spill|calc|field|blocked|connect|busy|unknown)!|name\?)|err:\d{3}|loading\.\.\.)$/i;
/** The same in any language (#WERT!, #NOM?): an ID never looks so, a note may. */
const anyFormulaError = /^#[^\s\d]\S*[!?]$/;

const isFormulaError = 'is the error of a formula: correct the sheet it comes from';
const someText = z
	.string({ required_error: 'is missing', invalid_type_error: 'must be text' })
	.refine((text) => !formulaError.test(text), isFormulaError);
const isId = (text: string | undefined) => text === undefined || formulaError.test(text) || !anyFormulaError.test(text);

/** Text that must be there; a number, as an expression may give, counts as its digits. Surrounding space is dropped. */
export const requiredText = z.preprocess(
	asText,
	someText.refine((text) => text !== '', 'is missing'),
);

/** An ID that must be there: as `requiredText`, in Latin digits, which is how the vendors know it. */
export const requiredId = requiredText.refine(isId, isFormulaError).transform(latinDigits);

/** Text that may be left empty: then it is undefined and not sent. */
export const optionalText = z.preprocess((value) => emptyToUndefined(asText(value)), someText.optional());

/** An ID that may be left empty: then it is undefined. */
export const optionalId = optionalText.refine(isId, isFormulaError).transform((text) => text && latinDigits(text));

/** Text that is sent as it stands when it was given, also when it is empty: that is how a person clears a value. */
export const inputText = z.preprocess((value) => (value === null ? undefined : asText(value)), someText.optional());

/** An ID as `inputText`, in Latin digits. */
export const inputId = inputText.refine(isId, isFormulaError).transform((text) => text && latinDigits(text));

const amountText = z
	.string({ required_error: 'is missing', invalid_type_error: 'must be an amount' })
	.min(1, 'is missing');

/**
 * An amount that the vendor takes as text, without a sign: "90", "90.50". It loses the noise of binary fractions
 * (0.1 + 0.2 is "0.3"); otherwise a text is sent as it stands, but for the digits of the Arabic script.
 */
export const requiredAmount = z.preprocess(
	asAmount,
	amountText.regex(/^(\d+(\.\d+)?)?$/, 'must be an amount of 0 or more, e.g. 90 or 90.50'),
);

/** The same for what may cost less than nothing, as an option that is a discount. */
export const requiredSignedAmount = z.preprocess(
	asAmount,
	amountText.regex(/^(-?\d+(\.\d+)?)?$/, 'must be an amount, e.g. 90 or -20.50'),
);

/** The same, undefined when left empty. */
export const optionalAmount = z.preprocess((value) => emptyToUndefined(asAmount(value)), requiredAmount.optional());

/** A number or one written as text; undefined when left empty. */
export const inputNumber = z.unknown().transform((value, context): number | undefined => {
	if (isEmpty(value)) return undefined;
	const read = number.parse(value) ?? undefined;
	if (read === undefined) context.addIssue({ code: 'custom', message: 'must be a number' });
	return read;
});

/** An amount of money or a quantity, which may be below 0, without the noise of binary fractions; undefined when left empty. */
const inputSignedAmount = inputNumber.transform((value) => value && withoutNoise(value));

/** The same for what cannot be below 0. */
export const inputAmount = inputSignedAmount.refine((value) => value === undefined || value >= 0, 'must be 0 or more');

/**
 * A point in time in any form that `isoTime` reads, or a date object as expressions give it; undefined when left empty.
 * Not converted yet: one without a zone means the workflow's, which only `send` knows.
 */
export const inputTime = z.unknown().transform((value, context): string | number | undefined => {
	if (isEmpty(value)) return undefined;
	const read = typeof value === 'number' || typeof value === 'string' ? value : JSON.parse(JSON.stringify(value));
	if (isoTime(read) !== null) return read as string | number;
	context.addIssue({ code: 'custom', message: 'must be a date and time' });
	return z.NEVER;
});

/** An amount or a quantity that must be there, as `inputAmount` and `inputSignedAmount`. */
export const requiredNumber = mustBeFilled(inputAmount);
export const requiredSignedNumber = mustBeFilled(inputSignedAmount);

/** A point in time that must be there, as `inputTime`. */
export const requiredTime = mustBeFilled(inputTime);

/** A whole number within bounds; undefined and null are left to the caller's default. */
export function wholeNumber(min: number, max = Number.MAX_SAFE_INTEGER) {
	const bounds = max === Number.MAX_SAFE_INTEGER ? `${min} or more` : `from ${min} to ${max}`;
	return z.preprocess(
		(value) => number.parse(value) ?? undefined,
		z
			.number({ required_error: 'must be a number' })
			.int('must be a whole number')
			.min(min, `must be ${bounds}`)
			.max(max, `must be ${bounds}`),
	);
}

/** One of the words of a list. */
export function oneOf<Values extends readonly [string, ...string[]]>(values: Values) {
	const message = `must be one of: ${values.join(', ')}`;
	return z.enum<Values[number], Values>(values, {
		errorMap: (_issue, { data }) => ({ message: data === undefined || data === '' ? 'is missing' : message }),
	});
}

/**
 * A word of a table: its own, or the vendor's (`PICK-UP`, `6`, `"1"`, `ACCEPTED`), as expressions give them, in any case
 * and spacing. It becomes the table's own.
 */
export function codeOf<Row extends CodeRow>(table: CodeTable<Row>) {
	return z.unknown().transform((value, context): Row['value'] => {
		const row = table.find(value);
		if (row !== undefined) return row.value;
		const message = isEmpty(value) ? 'is missing' : `must be one of: ${table.values.join(', ')}`;
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

function mustBeFilled<T>(check: z.ZodType<T | undefined, z.ZodTypeDef, unknown>) {
	return check.transform((value, context): T => {
		if (value !== undefined) return value;
		context.addIssue({ code: 'custom', message: 'is missing' });
		return z.NEVER;
	});
}

/**
 * The values of a collection that are not blank: an entry that was added and left empty, or whose expression finds nothing,
 * must not replace a known value.
 */
export function filled(values: unknown): unknown {
	if (isBlank(values)) return {};
	if (!isRecord(values)) return values;
	return Object.fromEntries(Object.entries(values).filter(([, value]) => !isBlank(value)));
}

/** Whether a value is empty, blank, the text of an expression that found nothing, or only such values. */
export function isBlank(value: unknown): boolean {
	if (typeof value === 'string') {
		const text = value.trim();
		if (text === '' || noValue.test(text)) return true;
		const parsed = /^[[{]/.test(text) ? parsedJson(text) : undefined;
		return parsed !== undefined && isBlank(parsed);
	}
	if (Array.isArray(value)) return value.length === 0;
	if (isRecord(value)) {
		// A form's list is {item: [...]}; an object of a class, such as a date, may have no fields of its own.
		return Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(isBlank);
	}
	return value === undefined || value === null || Number.isNaN(value);
}

function asText(value: unknown): unknown {
	if (typeof value === 'number') return Number.isNaN(value) ? undefined : String(value);
	if (typeof value !== 'string') return value ?? undefined;
	const text = value.trim();
	return noValue.test(text) ? undefined : text;
}

function asAmount(value: unknown): unknown {
	if (value === null) return undefined;
	if (typeof value === 'number') return asText(withoutNoise(value));
	const text = asText(typeof value === 'string' ? latinDigits(value) : value);
	const isNoisy = typeof text === 'string' && /^-?\d+\.\d{7,}$/.test(text);
	return isNoisy ? String(withoutNoise(Number(text))) : text;
}

function emptyToUndefined(value: unknown): unknown {
	return value === '' || value === null ? undefined : value;
}
