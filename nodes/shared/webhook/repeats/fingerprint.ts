import { createHash } from 'crypto';

import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../reading/values';

/** A short text that is equal for equal values, in whatever order the sender wrote the fields. */
export function fingerprintOf(value: unknown): string {
	return digest(JSON.stringify(sorted(value))).slice(0, 16);
}

/**
 * The fingerprint of a body as it was sent, but for the field that says when it was sent.
 * @param sendingTime the field's name, for a sender that has one: it sends the same event again with another time.
 */
export function fingerprintOfBody(body: unknown, sendingTime: string | undefined): string {
	if (sendingTime === undefined || !isRecord(body)) return fingerprintOf(body);
	return fingerprintOf({ ...body, [sendingTime]: null });
}

/**
 * The id of an event: equal for equal events of a source, in every process and after every restart.
 * @param event what the sender meant, before anything remembered changed its name.
 * @param occurrence 1, or one more for each time the event returned as news.
 */
export function eventIdOf(source: string, event: string, fingerprint: string, occurrence: number): string {
	return digest(JSON.stringify([source, event, fingerprint, occurrence]));
}

function digest(text: string): string {
	return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

function sorted(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(sorted);
	if (!isRecord(value)) return value;
	const copy: IDataObject = {};
	for (const key of Object.keys(value).sort()) copy[key] = sorted(value[key]) as IDataObject;
	return copy;
}
