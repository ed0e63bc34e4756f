import type { IDataObject } from 'n8n-workflow';

import { z } from '../bundled/zod';
import { latinDigits } from './digits';
import { parsedJson } from './json';
import { isoTime } from './time';
import { isEmpty, isRecord } from './values';

/*
 * Schemas that repair what senders get wrong (numbers as strings and the reverse, flags as 0/1, dates in many forms) instead
 * of refusing it. Every value keeps what it can read and turns the rest into null; what is absent stays absent. `unreadable`
 * then finds what was lost.
 */

type Reader<T> = z.ZodType<T, z.ZodTypeDef, unknown>;

type AddIssue = (issue: z.IssueData) => void;
type Read<T> = (value: unknown, addIssue: AddIssue) => T;

/** What the readers of this file do, so that one inside another needs no pass through zod, which takes ten times as long. */
const reads = new WeakMap<z.ZodTypeAny, Read<unknown>>();

function reader<T>(read: Read<T>): Reader<T> {
	const schema = z.unknown().transform((value, context) => read(value, (issue) => context.addIssue(issue)));
	reads.set(schema, read);
	return schema;
}

function readOf<Of extends z.ZodTypeAny>(schema: Of): Read<z.output<Of>> {
	const bySchema: Read<unknown> = (value, addIssue) => {
		const { data, error } = schema.safeParse(value);
		error?.issues.forEach(addIssue);
		return data as unknown;
	};
	return (reads.get(schema) ?? bySchema) as Read<z.output<Of>>;
}

/** Adds the issues of a part of a value, with where it stands. */
function at(key: string | number, addIssue: AddIssue): AddIssue {
	return (issue) => addIssue({ ...issue, path: [key, ...(issue.path ?? [])] });
}

/** A reader of one value: what it cannot read becomes null, what is absent stays absent. */
export function scalar<T>(read: (value: unknown) => T | null): Reader<T | null | undefined> {
	return reader((value) => (value === undefined ? undefined : isEmpty(value) ? null : read(value)));
}

function readText(value: unknown): string | null {
	if (typeof value === 'string') return value;
	return typeof value === 'number' || typeof value === 'bigint' ? String(value) : null;
}

const language = /^[a-z]{2}([-_][a-z]{2,4})?$/i;

/** A text that comes once per language (`{"en": "Roll", "ar": "..."}`, also as JSON text): the English one, else the first. */
function readTranslated(value: unknown): string | null {
	const texts = unwrapRecord(value);
	if (texts === undefined || !Object.keys(texts).every((key) => language.test(key))) return null;
	const present = Object.entries(texts).filter(([, text]) => !isEmpty(text));
	if (!present.every(([, text]) => typeof text === 'string')) return null;
	const [, text] = present.find(([key]) => /^en/i.test(key)) ?? present[0] ?? [];
	return (text as string | undefined) ?? null;
}

const plainNumber = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;
const longestNumber = 50;

function readNumber(value: unknown): number | null {
	if (typeof value === 'number') return Number.isFinite(value) ? value : null;
	if (typeof value !== 'string' || value.length > longestNumber) return null;
	const text = latinDigits(value.trim());
	return plainNumber.test(text) ? readNumber(Number(text)) : null;
}

/** A number where a number was meant, else the word that came instead. */
function readCode(value: unknown): number | string | null {
	return readNumber(value) ?? readText(value);
}

function readFlag(value: unknown): boolean | null {
	if (typeof value === 'boolean') return value;
	const word = typeof value === 'number' || typeof value === 'string' ? latinDigits(String(value)).toLowerCase() : '';
	if (word === '1' || word === 'true') return true;
	return word === '0' || word === 'false' ? false : null;
}

/** Text, one text per language (`readTranslated`), or a number written as text: ids come both ways. */
export const text: Reader<string | null | undefined> = reader((value) =>
	// An empty text is a text. What the model makes of it is for `emptyToNull`.
	value === undefined || value === '' ? value : isEmpty(value) ? null : (readTranslated(value) ?? readText(value)),
);
/** A number, or one written as a string. Grouped digits ("1,250.00") are ambiguous and become null. */
export const number = scalar(readNumber);
/** A number or one written as a string, as `number`; a word stays a word. Statuses come both ways. */
export const code = scalar(readCode);
/** true/false, 1/0, in any type or case. */
export const flag = scalar(readFlag);
/** A point in time as ISO 8601 UTC, from any form `isoTime` knows. One before the year 2000 is a placeholder for no time. */
export const time = scalar((value) => {
	const moment = isoTime(value);
	return moment !== null && moment >= '2000' ? moment : null;
});

/** The one thing a body cannot do without: a non-empty id. Anything else is an issue, not a repair. */
export const id: Reader<string> = reader((value, addIssue) => {
	const isMissing = isEmpty(value) || (typeof value === 'string' && value.trim() === '');
	const read = isMissing ? null : readText(value);
	if (read !== null) return read;
	addIssue({ code: 'custom', message: isMissing ? 'is missing' : 'could not be read' });
	return z.NEVER;
});

/**
 * The whole of a body. Unknown fields are let through, and all keep their order. Unlike zod's own object it looks only at the
 * fields that were sent, and at those that have an issue or a default when they are absent: a body of Bringg may have three
 * hundred fields and has five.
 */
export function body<Shape extends z.ZodRawShape>(shape: Shape): Reader<Fields<Shape>> {
	const fields = new Map(Object.entries(shape).map(([key, schema]) => [key, readOf(schema)]));
	const needed = Object.keys(shape).filter((key) => {
		const { success, data } = shape[key]!.safeParse(undefined);
		return !success || data !== undefined;
	});
	return reader((value, addIssue) => {
		const sent = value as IDataObject;
		const read: Record<string, unknown> = {};
		const absent = needed.filter((key) => !Object.hasOwn(sent, key));
		for (const key of [...Object.keys(sent), ...absent]) {
			if (key === '__proto__') continue;
			const field = absent.includes(key) ? undefined : sent[key];
			const result = fields.has(key) ? fields.get(key)!(field, at(key, addIssue)) : field;
			if (result !== undefined) read[key] = result;
		}
		return read as Fields<Shape>;
	});
}

type Fields<Shape extends z.ZodRawShape> = z.objectOutputType<Shape, z.ZodUnknown, 'passthrough'>;

/** An object that holds what a body cannot do without. If it is missing, the issues are those of its fields. */
export function requiredRecord<Shape extends z.ZodRawShape>(shape: Shape): Reader<Fields<Shape>> {
	const read = readOf(body(shape));
	return reader((value, addIssue) => read(unwrapRecord(value) ?? {}, addIssue));
}

/** An object whose unknown fields are let through; anything that is not an object becomes null. */
export function record<Shape extends z.ZodRawShape>(shape: Shape): Reader<Fields<Shape> | null | undefined> {
	const read = readOf(body(shape));
	return reader((value, addIssue) => {
		const fields = unwrapRecord(value);
		return value === undefined ? undefined : fields === undefined ? null : read(fields, addIssue);
	});
}

/** An array of what `of` reads; anything that is not an array becomes null, as does an entry that cannot be read. */
export function list<Of extends z.ZodTypeAny>(of: Of): Reader<Array<z.output<Of>> | null | undefined> {
	const read = readOf(of);
	return reader((value, addIssue) => {
		const entries = unwrapList(value);
		if (entries === undefined) return value === undefined ? undefined : null;
		return entries.map((entry, index) => read(entry, at(index, addIssue)));
	});
}

/** A list as `list`, but one that was sent and of which not a single entry can be read is an issue. */
export function readableList<Of extends z.ZodTypeAny>(of: Of): Reader<Array<z.output<Of>> | null | undefined> {
	const readList = readOf(list(of));
	return reader((value, addIssue) => {
		const read = readList(value, addIssue);
		const isLost = isEmpty(read) ? !isEmpty(value) : read!.length > 0 && read!.every(isEmpty);
		if (isLost) addIssue({ code: 'custom', message: 'could not be read' });
		return read;
	});
}

/** The object that was meant: as such, or as JSON text, as forms carry it. */
function unwrapRecord(value: unknown): IDataObject | undefined {
	const unwrapped = opensLike(value, '{') ? parsedJson(value) : value;
	return isRecord(unwrapped) ? unwrapped : undefined;
}

/** The list that was meant: as such, as JSON text, or by its places ({"0": ..., "2": ...}), as PHP writes one with gaps. */
function unwrapList(value: unknown): unknown[] | undefined {
	const unwrapped = opensLike(value, '[') || opensLike(value, '{') ? parsedJson(value) : value;
	if (Array.isArray(unwrapped)) return unwrapped;
	if (!isRecord(unwrapped)) return undefined;
	const places = Object.keys(unwrapped);
	return places.length > 0 && places.every((place) => /^\d{1,6}$/.test(place)) ? Object.values(unwrapped) : undefined;
}

function opensLike(value: unknown, bracket: string): value is string {
	return typeof value === 'string' && value.trimStart().startsWith(bracket);
}

/**
 * Compares what was sent with what a lenient schema made of it. Gives the paths of what could not be read
 * (`products[0].unit_price`; never a value, which may be personal), and the body as read with the original values in these
 * places and all languages of a text.
 */
export function unreadable(sent: unknown, read: unknown): { paths: string[]; kept: unknown } {
	const paths: string[] = [];
	return { paths, kept: compared(sent, read, '', paths) };
}

/** `read` itself if nothing in it was lost, else a copy. Adds the paths of what was lost. */
function compared(sent: unknown, read: unknown, path: string, lost: string[]): unknown {
	if (sent === read || isEmpty(sent)) return read;
	if (read === null || read === undefined) {
		lost.push(path);
		return sent;
	}
	if (Array.isArray(read)) {
		const entries = unwrapList(sent) ?? [];
		const kept = read.map((entry: unknown, index) => compared(entries[index], entry, `${path}[${index}]`, lost));
		return kept.some((entry, index) => entry !== read[index]) ? kept : read;
	}
	// Of several languages only one was read.
	if (typeof read === 'string' && isRecord(sent)) return sent;
	if (!isRecord(read)) return read;
	const fields = unwrapRecord(sent) ?? {};
	const restored: Array<[string, unknown]> = [];
	for (const key of Object.keys(read)) {
		const value = compared(fields[key], read[key], path === '' ? key : `${path}.${key}`, lost);
		if (value !== read[key]) restored.push([key, value]);
	}
	return restored.length > 0 ? { ...read, ...Object.fromEntries(restored) } : read;
}
