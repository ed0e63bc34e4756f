import type { IDataObject } from 'n8n-workflow';

/** Absent, null, an empty string, or the word "null" that Bringg's note bodies carry. */
export function isEmpty(value: unknown): boolean {
	return value === undefined || value === null || value === '' || value === 'null';
}

/** Whether a value is an object with fields: no list, no date, not null. */
export function isRecord(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/** The entries of a list that could be read. */
export function compact<T>(entries: ReadonlyArray<T | null | undefined> | null | undefined): T[] {
	return (entries ?? []).filter((entry): entry is T => entry !== null && entry !== undefined);
}

/** The values that were given, without those that are undefined: what may replace others. */
export function defined<Values extends object>(values: Values): Partial<Values> {
	return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<Values>;
}

/** A copy in which empty texts and undefined fields, at any depth, are null. */
export function emptyToNull(value: unknown): unknown {
	if (value === undefined || value === '') return null;
	if (Array.isArray(value)) return value.map(emptyToNull);
	if (!isRecord(value)) return value;
	const copy: IDataObject = {};
	for (const key of Object.keys(value)) copy[key] = emptyToNull(value[key]) as IDataObject;
	return copy;
}
