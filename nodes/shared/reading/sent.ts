import type { IDataObject } from 'n8n-workflow';

import { z } from '../bundled/zod';
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
class Leaf<T> extends z.ZodType<T, z.ZodTypeDef, unknown> {
	constructor(private readonly read: (value: unknown) => T) {
		super({});
	}

	_parse({ data }: z.ParseInput): z.ParseReturnType<T> {
		return z.OK(this.read(data));
	}
}

/** A zod type that hands on what it accepts, keeps what is absent, and makes the rest null. */
class Accepted<Of extends z.ZodTypeAny> extends z.ZodType<z.output<Of> | null | undefined, z.ZodTypeDef, unknown> {
	constructor(
		private readonly accepts: (value: unknown) => boolean,
		private readonly of: Of,
	) {
		super({});
	}

	_parse(input: z.ParseInput): z.ParseReturnType<z.output<Of> | null | undefined> {
		if (input.data === undefined) return z.OK(undefined);
		return this.accepts(input.data) ? this.of._parse(input) : z.OK(null);
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
		this.needed = Object.keys(shape).filter((key) => !(shape[key] instanceof Leaf || shape[key] instanceof Accepted));
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
export function leaf<T>(read: (value: unknown) => T | null): Reader<T | null | undefined> {
	return new Leaf((value) => (value === undefined ? undefined : isEmpty(value) ? null : read(value)));
}

function readText(value: unknown): string | null {
	if (typeof value === 'string') return value;
	return typeof value === 'number' || typeof value === 'bigint' ? String(value) : null;
}

const plainNumber = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;
const longestNumber = 50;

function readNumber(value: unknown): number | null {
	if (typeof value === 'number') return Number.isFinite(value) ? value : null;
	if (typeof value !== 'string' || value.length > longestNumber) return null;
	const text = value.trim();
	return plainNumber.test(text) ? readNumber(Number(text)) : null;
}

/** A number where a number was meant, else the word that came instead. */
function readCode(value: unknown): number | string | null {
	return readNumber(value) ?? readText(value);
}

function readFlag(value: unknown): boolean | null {
	if (typeof value === 'boolean') return value;
	const word = typeof value === 'number' || typeof value === 'string' ? String(value).toLowerCase() : '';
	if (word === '1' || word === 'true') return true;
	return word === '0' || word === 'false' ? false : null;
}

/** Text, or a number written as text: ids come both ways. */
export const text: Reader<string | null | undefined> = new Leaf((value) =>
	// An empty text is a text. What the model makes of it is for `nothingIsNull`.
	value === undefined || value === '' ? value : isEmpty(value) ? null : readText(value),
);
/** A number, or one written as a string. Grouped digits ("1,250.00") are ambiguous and become null. */
export const number = leaf(readNumber);
/** A number or one written as a string, as `number`; a word stays a word. Statuses come both ways. */
export const code = leaf(readCode);
/** true/false, 1/0, in any type or case. */
export const flag = leaf(readFlag);
/** A point in time as ISO 8601 UTC, from any form `isoTime` knows. */
export const time = leaf(isoTime);

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
/** A code (`code`) that a body cannot do without. */
export const requiredCode = required(readCode);

/** The whole of a body: an object, as the pipeline has made sure. */
export function body<Shape extends z.ZodRawShape>(shape: Shape): Reader<Read<Shape>> {
	return new Fields(shape);
}

/** An object that holds what a body cannot do without. If it is missing, the issues are those of its fields. */
export function requiredRecord<Shape extends z.ZodRawShape>(shape: Shape) {
	return z.preprocess((value) => (isRecord(value) ? value : {}), body(shape));
}

/** An object whose unknown fields are let through; anything that is no object becomes null. */
export function record<Shape extends z.ZodRawShape>(shape: Shape): Reader<Read<Shape> | null | undefined> {
	return new Accepted(isRecord, body(shape));
}

/** An array of what `of` reads; anything that is no array becomes null, as does an entry that cannot be read. */
export function list<Of extends z.ZodTypeAny>(of: Of): Reader<Array<z.output<Of>> | null | undefined> {
	return new Accepted(Array.isArray, z.array(of));
}

/**
 * The paths (`products[0].unit_price`) at which a value was sent but could not be read, found by comparing what
 * came in with what a repairing schema made of it. Never quotes a value: it may be personal.
 */
export function unreadable(sent: unknown, read: unknown, path = ''): string[] {
	const paths: string[] = [];
	collectUnreadable(sent, read, path, paths);
	return paths;
}

function collectUnreadable(sent: unknown, read: unknown, path: string, paths: string[]): void {
	if (sent === read || isEmpty(sent)) return;
	if (read === null || read === undefined) {
		paths.push(path);
	} else if (Array.isArray(sent) && Array.isArray(read)) {
		sent.forEach((entry, index) => collectUnreadable(entry, read[index], `${path}[${index}]`, paths));
	} else if (isRecord(sent) && isRecord(read)) {
		for (const key of Object.keys(read)) {
			collectUnreadable(sent[key], read[key], path === '' ? key : `${path}.${key}`, paths);
		}
	}
}
