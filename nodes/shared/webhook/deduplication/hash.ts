import { createHash } from 'crypto';

import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../parsing/values';

/** A short hash of a value, whatever the order of its fields. */
export function hashOf(value: unknown): string {
	return digest(JSON.stringify(sorted(value))).slice(0, 12);
}

/** The text itself, or its hash if it is long or has unusual characters. */
export function shortened(text: string): string {
	return /^[\w:.-]{0,40}$/.test(text) ? text : digest(text);
}

/** The body without these fields, each a path of names joined by dots. */
export function withoutFields(body: unknown, paths: readonly string[]): unknown {
	return paths.reduce((rest, path) => withoutField(rest, path.split('.')), body);
}

function withoutField(value: unknown, [name = '', ...deeper]: readonly string[]): unknown {
	if (!isRecord(value) || !(name in value)) return value;
	const { [name]: field, ...others } = value;
	return deeper.length === 0 ? others : { ...others, [name]: withoutField(field, deeper) };
}

export function digest(text: string): string {
	return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

function sorted(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(sorted);
	if (!isRecord(value)) return value;
	const result: IDataObject = {};
	for (const key of Object.keys(value).sort()) result[key] = sorted(value[key]) as IDataObject;
	return result;
}
