import { sleep } from 'n8n-workflow';

import type { WebhookEvent } from '../event';
import type { WebhookResponse, WebhookSource } from '../source';

/** The latest time to answer a call, and the answer. */
export interface Deadline {
	/** Epoch milliseconds. */
	at: number;
	answer: WebhookResponse;
}

/**
 * The deadline of a call, counted from its arrival; undefined if its sender has no timeout.
 * @param event undefined if the body was not recognized.
 * @param answer what the sender receives once the event is saved.
 * @param arrivedAt epoch milliseconds.
 */
export function deadlineOf(
	{ deadline }: WebhookSource,
	event: WebhookEvent | undefined,
	answer: WebhookResponse,
	arrivedAt: number,
): Deadline | undefined {
	if (deadline === undefined) return undefined;
	const { seconds, only, answer: deadlineResponse = answer } = deadline;
	if (only !== undefined && !(event !== undefined && only.includes(event.vendorEvent))) return undefined;
	return { at: arrivedAt + seconds * 1000, answer: deadlineResponse };
}

/** The result of the promise, or the deadline's answer if that comes first. */
export async function beforeDeadline<T>(
	promise: Promise<T>,
	deadline: Deadline | undefined,
): Promise<T | WebhookResponse> {
	if (deadline === undefined) return await promise;
	const isSettled = new AbortController();
	const end = () => isSettled.abort();
	void promise.then(end, end);
	const atDeadline = sleep(Math.max(0, deadline.at - Date.now()), isSettled.signal).then(() => deadline.answer);
	return await Promise.race([promise, atDeadline.catch(async () => await promise)]);
}
