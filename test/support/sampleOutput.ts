import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { isRecord } from '../../nodes/shared/parsing/values';

/*
 * A sample output (`__schema__`) is what the editor shows before a node first ran: the fields that a person drags into the
 * next node. They must be those that really come, no more and no fewer.
 */

export interface Schema {
	type: string;
	properties?: Record<string, Schema>;
	items?: Schema;
	/** Its fields are not all known: there may be more. */
	additionalProperties?: boolean;
}

/** A sample output of the product, by its path under `nodes`. */
export function sampleOutput(path: string): Schema {
	return JSON.parse(readFileSync(join(__dirname, '../../nodes', path), 'utf8')) as Schema;
}

/**
 * Where items and sample output differ: fields that come and are not shown, fields that are shown and never come, and other
 * types. A null says nothing of its type, an empty list nothing of its entries.
 */
export function differences(schema: Schema, items: readonly unknown[], path = 'item'): string[] {
	const said = items.filter((item) => item !== null && item !== undefined);
	const types = new Set(said.map((item) => (Array.isArray(item) ? 'array' : typeof item)));
	types.delete(schema.type as never);
	const wrong = [...types].map((type) => `${path} is ${type}, not ${schema.type}`);
	if (wrong.length > 0 || said.length === 0) return wrong;
	if (schema.type === 'array') {
		const entries = said.flat();
		if (entries.length === 0) return [];
		return schema.items ? differences(schema.items, entries, `${path}[]`) : [`${path}[] is not shown`];
	}
	if (schema.type !== 'object') return [];
	const records = said.filter(isRecord);
	const shown = schema.properties ?? {};
	const come = new Set(records.flatMap((record) => Object.keys(record)));
	const unknown = schema.additionalProperties === true ? [] : [...come].filter((key) => !(key in shown));
	return [
		...unknown.map((key) => `${path}.${key} comes and is not shown`),
		...Object.keys(shown)
			.filter((key) => !come.has(key))
			.map((key) => `${path}.${key} is shown and never comes`),
		...Object.entries(shown).flatMap(([key, inner]) =>
			differences(
				inner,
				records.map((record) => record[key]),
				`${path}.${key}`,
			),
		),
	];
}
