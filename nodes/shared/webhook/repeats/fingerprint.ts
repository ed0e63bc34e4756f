import { createHash } from 'crypto';

import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../reading/values';

/** A short text that is equal for equal values, in whatever order the sender wrote the fields. */
export function fingerprintOf(payload: unknown): string {
	return createHash('sha256')
		.update(JSON.stringify(sorted(payload)))
		.digest('base64url')
		.slice(0, 22);
}

function sorted(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(sorted);
	if (!isRecord(value)) return value;
	const copy: IDataObject = {};
	for (const key of Object.keys(value).sort()) copy[key] = sorted(value[key]) as IDataObject;
	return copy;
}
