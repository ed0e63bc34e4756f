import type { IDataObject } from 'n8n-workflow';

import { z } from '../bundled/zod';
import { isoTime } from './time';

/*
 * Schemas that repair what senders get wrong (numbers as strings and the reverse, flags as 0/1, dates in many
 * forms) instead of refusing it. Every leaf keeps what it can read and turns the rest into null; what is absent
 * stays absent. `unreadable` then tells what was lost.
 */

/** Nothing was said: absent, null, an empty string, or the word "null" that Bringg's note bodies carry. */
export function isEmpty(value: unknown): boolean {
	return value === undefined || value === null || value === '' || value === 'null';
}

export function isRecord(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

function leaf<T>(read: (value: unknown) => T | null) {
	return z
		.unknown()
		.transform((value): T | null | undefined =>
			value === undefined ? undefined : isEmpty(value) ? null : read(value),
		);
}

function readText(value: unknown): string | null {
	if (typeof value === 'string') return value;
	return typeof value === 'number' || typeof value === 'bigint' ? String(value) : null;
}

const plainNumber = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

function readNumber(value: unknown): number | null {
	const number =
		typeof value === 'string' && plainNumber.test(value.trim()) ? Number(value.trim()) : value;
	return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

function readFlag(value: unknown): boolean | null {
	if (typeof value === 'boolean') return value;
	const word = typeof value === 'number' || typeof value === 'string' ? String(value).toLowerCase() : '';
	if (word === '1' || word === 'true') return true;
	return word === '0' || word === 'false' ? false : null;
}

/** Text, or a number written as text: ids come both ways. An empty text is null. */
export const text = leaf(readText);
/** A number, or one written as a string. Grouped digits ("1,250.00") are ambiguous and become null. */
export const number = leaf(readNumber);
/** true/false, 1/0, in any type or case. */
export const flag = leaf(readFlag);
/** A point in time as ISO 8601 UTC, from any form `isoTime` knows. */
export const time = leaf(isoTime);

/** The one thing a body cannot do without: a non-empty id. Anything else is an issue, not a repair. */
export const id = z.unknown().transform((value, context): string => {
	const read = isEmpty(value) ? null : readText(value);
	if (read !== null && read.trim() !== '') return read;
	context.addIssue({ code: 'custom', message: 'is missing' });
	return z.NEVER;
});

/** An object whose unknown fields are let through; anything that is no object becomes null. */
export function record<Shape extends z.ZodRawShape>(shape: Shape) {
	return z.preprocess(
		(value) => (value === undefined || isRecord(value) ? value : null),
		z.object(shape).passthrough().nullish(),
	);
}

/** An array of what `of` reads; anything that is no array becomes null, as does an entry that cannot be read. */
export function list<Of extends z.ZodTypeAny>(of: Of) {
	return z.preprocess(
		(value) => (value === undefined || Array.isArray(value) ? value : null),
		z.array(of).nullish(),
	);
}

/**
 * The paths (`products[0].unit_price`) at which a value was sent but could not be read, found by comparing what
 * came in with what a repairing schema made of it. Never quotes a value: it may be personal.
 */
export function unreadable(sent: unknown, read: unknown, path = ''): string[] {
	if (isEmpty(sent)) return [];
	if (read === null || read === undefined) return [path];
	if (Array.isArray(sent) && Array.isArray(read)) {
		return sent.flatMap((entry, index) => unreadable(entry, read[index], `${path}[${index}]`));
	}
	if (isRecord(sent) && isRecord(read)) {
		return Object.keys(read).flatMap((key) =>
			unreadable(sent[key], read[key], path === '' ? key : `${path}.${key}`),
		);
	}
	return [];
}

/** The entries of a repaired list that could be read. */
export function present<T>(entries: Array<T | null | undefined> | null | undefined): T[] {
	return (entries ?? []).filter((entry): entry is T => entry !== null && entry !== undefined);
}
