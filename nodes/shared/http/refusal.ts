import { flag } from '../parsing/lenient';
import { isEmpty, isRecord } from '../parsing/values';
import type { Endpoint } from './address';
import { vendorMessageOf } from './vendorMessage';

/** Words under `status` that say no (JSend's, and the one of Blend). */
const refusals = new Set(['error', 'fail', 'failed', 'failure']);

/**
 * The no in an answer with a good status, in the vendor's words: `success` or `status` that is false, or an error, even
 * beside a `success` that is true. Undefined when there is no such thing, which does not make it a yes. Blink's page shows
 * `{success, msg, error}`; the other forms are assumed.
 */
export function explicitNo(body: unknown, { reportsEntries }: Partial<Endpoint> = {}): string | undefined {
	if (!isRecord(body)) return undefined;
	const { success, status, error, errors } = body;
	const isNo =
		flag.parse(success) === false ||
		status === false ||
		String(status).toLowerCase() === 'false' ||
		refusals.has(String(status).toLowerCase()) ||
		isPresent(error) ||
		(isPresent(errors) && !(reportsEntries && typeof errors === 'object'));
	return isNo ? (vendorMessageOf(body) ?? 'no reason was given') : undefined;
}

/** Whether a field for errors holds one. */
function isPresent(value: unknown): boolean {
	if (isEmpty(value) || flag.parse(value) === false) return false;
	return typeof value !== 'object' || Object.keys(value as object).length > 0;
}
