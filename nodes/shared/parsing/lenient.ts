import type { IDataObject } from 'n8n-workflow';

import { z } from '../bundled/zod';
import { latinDigits } from './digits';
import { parsedJson } from './json';
import { isoTime } from './time';
import { isEmpty, isRecord } from './values';

/*
 * Schemas that repair what senders get wrong (numbers as strings and the reverse, flags as 0/1, dates in many
 * forms) instead of refusing it. Every leaf keeps what it can read and turns the rest into null; what is absent
 * stays absent. `unreadable` then tells what was lost.
 */

/** A zod type that takes anything and makes a `T` of it. */
type Reader<T> = z.ZodType<T, z.ZodTypeDef, unknown>;

/**
 * A zod type that only reads a value. zod's own transforms do the same at five times the cost, and an order of Bringg
 * has hundreds of leaves.
 */
class Scalar<T> extends z.ZodType<T, z.ZodTypeDef, unknown> {
	constructor(private readonly read: (value: unknown) => T) {
		super({});
	}

	_parse({ data }: z.ParseInput): z.ParseReturnType<T> {
		return z.OK(this.read(data));
	}
}

/** A zod type that hands on what `open` finds in a value, keeps what is absent, and makes the rest null. */
class Unwrapped<Of extends z.ZodTypeAny> extends z.ZodType<z.output<Of> | null | undefined, z.ZodTypeDef, unknown> {
	constructor(
		private readonly open: (value: unknown) => unknown,
		private readonly of: Of,
	) {
		super({});
	}

	_parse(input: z.ParseInput): z.ParseReturnType<z.output<Of> | null | undefined> {
		if (input.data === undefined) return z.OK(undefined);
		const data = this.open(input.data);
		// The path of zod's own input is computed when it is asked for: a copy of its fields would lack it.
		return data === undefined ? z.OK(null) : this.of._parse({ data, path: input.path, parent: input.parent });
	}
}

type Read<Shape extends z.ZodRawShape> = z.objectOutputType<Shape, z.ZodUnknown, 'passthrough'>;

/**
 * An object whose unknown fields are let through. Unlike zod's own it looks only at the fields that were sent, and at those
 * that have something to say when they are absent: a body of Bringg may have three hundred and brings five.
 */
class Fields<Shape extends z.ZodRawShape> extends z.ZodType<Read<Shape>, z.ZodTypeDef, unknown> {
	private readonly fields: ReadonlyMap<string, z.ZodTypeAny>;

	private readonly needed: readonly string[];

	constructor(shape: Shape) {
		super({});
		this.fields = new Map(Object.entries(shape));
		this.needed = Object.keys(shape).filter(
			(key) => !(shape[key] instanceof Scalar || shape[key] instanceof Unwrapped),
		);
	}

	_parse(input: z.ParseInput): z.ParseReturnType<Read<Shape>> {
		const { ctx } = this._processInputParams(input);
		const sent = ctx.data as IDataObject;
		const read: Record<string, unknown> = {};
		let isValid = true;
		const absent = this.needed.filter((key) => !Object.hasOwn(sent, key));
		for (const key of [...Object.keys(sent), ...absent]) {
			if (key === '__proto__') continue;
			const field = this.fields.get(key);
			const value = absent.includes(key) ? undefined : sent[key];
			const result = field?._parseSync({ data: value, path: [...ctx.path, key], parent: ctx }) ?? z.OK(value);
			if (result.status !== 'valid') isValid = false;
			else if (result.value !== undefined) read[key] = result.value;
		}
		return isValid ? z.OK(read as Read<Shape>) : z.INVALID;
	}
}

/** A reader of one value: what it cannot read becomes null, what is absent stays absent. */
export function scalar<T>(read: (value: unknown) => T | null): Reader<T | null | undefined> {
	return new Scalar((value) => (value === undefined ? undefined : isEmpty(value) ? null : read(value)));
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
	const said = Object.entries(texts).filter(([, text]) => !isEmpty(text));
	if (!said.every(([, text]) => typeof text === 'string')) return null;
	const [, text] = said.find(([key]) => /^en/i.test(key)) ?? said[0] ?? [];
	return (text as string | undefined) ?? null;
}

function readPhrase(value: unknown): string | null {
	return readTranslated(value) ?? readText(value);
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
export const text: Reader<string | null | undefined> = new Scalar((value) =>
	// An empty text is a text. What the model makes of it is for `emptyToNull`.
	value === undefined || value === '' ? value : isEmpty(value) ? null : readPhrase(value),
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

/** A leaf that the body cannot do without. */
function required<T>(read: (value: unknown) => T | null) {
	return z.unknown().transform((value, context): T => {
		const blank = isEmpty(value) || (typeof value === 'string' && value.trim() === '');
		const known = blank ? null : read(value);
		if (known !== null) return known;
		context.addIssue({ code: 'custom', message: blank ? 'is missing' : 'could not be read' });
		return z.NEVER;
	});
}

/** The one thing a body cannot do without: a non-empty id. Anything else is an issue, not a repair. */
export const id = required(readText);

/** The whole of a body: an object, as the pipeline has made sure. */
export function body<Shape extends z.ZodRawShape>(shape: Shape): Reader<Read<Shape>> {
	return new Fields(shape);
}

/** An object that holds what a body cannot do without. If it is missing, the issues are those of its fields. */
export function requiredRecord<Shape extends z.ZodRawShape>(shape: Shape) {
	return z.preprocess((value) => unwrapRecord(value) ?? {}, body(shape));
}

/** An object whose unknown fields are let through; anything that is no object becomes null. */
export function record<Shape extends z.ZodRawShape>(shape: Shape): Reader<Read<Shape> | null | undefined> {
	return new Unwrapped(unwrapRecord, body(shape));
}

/** An array of what `of` reads; anything that is no array becomes null, as does an entry that cannot be read. */
export function list<Of extends z.ZodTypeAny>(of: Of): Reader<Array<z.output<Of>> | null | undefined> {
	return new Unwrapped(unwrapList, z.array(of));
}

/** A list as `list`, but one that was sent and of which not a single entry can be read is an issue. */
export function readableList<Of extends z.ZodTypeAny>(of: Of) {
	const reader = list(of);
	return z.unknown().transform((value, context): z.output<typeof reader> => {
		const read = reader.parse(value);
		const isLost = isEmpty(read) ? !isEmpty(value) : isNonEmpty(read) && read.every(isEmpty);
		if (isLost) context.addIssue({ code: 'custom', message: 'could not be read' });
		return read;
	});
}

function isNonEmpty(value: unknown): value is unknown[] {
	return Array.isArray(value) && value.length > 0;
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

/** What a repairing schema could not read of a body. */
export interface Unreadable {
	/** Their paths (`products[0].unit_price`). Never a value: it may be personal. */
	paths: string[];
	/** The body as read, with what was sent in the places of these, and with all languages of a text. */
	kept: unknown;
}

/**
 * Finds the values that were sent but could not be read, by comparing what came in with what a repairing schema made of
 * it, and keeps them.
 */
export function unreadable(sent: unknown, read: unknown): Unreadable {
	const paths: string[] = [];
	return { paths, kept: compared(sent, read, '', paths) };
}

/** What is to be kept of `read`: itself if nothing in it was lost. Adds the paths of what was lost. */
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
