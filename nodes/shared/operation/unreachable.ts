import { NodeApiError } from 'n8n-workflow';

import { NotSent, Unreachable } from '../http/errors';
import { maxInARow } from '../http/session';

/** After so many calls in a row that could not reach the vendor the others are not sent. */
export const maxUnreached = maxInARow;

/** Whether a call failed because its vendor cannot be reached or fails by itself, as the next call would too. */
export function cannotBeReached(error: unknown): boolean {
	return error instanceof Unreachable || error instanceof NotSent;
}

/** Whether the vendor was there and failed on its own side: the next call may go well. */
export function failsByItself(error: unknown): boolean {
	return error instanceof NodeApiError && Number(error.httpCode) >= 500;
}
