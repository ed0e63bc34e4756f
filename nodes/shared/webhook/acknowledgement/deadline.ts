import { sleep } from 'n8n-workflow';

import type { Answer, WebhookEvent, WebhookSource } from '../source';

/** When a call is answered at the latest, and with what. */
export interface Deadline {
	/** Epoch milliseconds. */
	at: number;
	answer: Answer;
}

/**
 * The deadline of a call, counted from its arrival; undefined if its sender waits as long as it takes.
 * @param event what was sent; undefined if it was not understood.
 * @param answer what the sender gets once the event is saved.
 * @param arrivedAt epoch milliseconds.
 */
export function deadlineOf(
	{ deadline }: WebhookSource,
	event: WebhookEvent | undefined,
	answer: Answer,
	arrivedAt: number,
): Deadline | undefined {
	if (deadline === undefined) return undefined;
	const { seconds, only, answer: ownAnswer = answer } = deadline;
	if (only !== undefined && !(event !== undefined && only.includes(event.vendorEvent))) return undefined;
	return { at: arrivedAt + seconds * 1000, answer: ownAnswer };
}

/** What the promise gives, or the deadline's answer if that comes first. */
export async function beforeDeadline<T>(promise: Promise<T>, deadline: Deadline | undefined): Promise<T | Answer> {
	if (deadline === undefined) return await promise;
	const isSettled = new AbortController();
	const end = () => isSettled.abort();
	void promise.then(end, end);
	const atDeadline = sleep(Math.max(0, deadline.at - Date.now()), isSettled.signal).then(() => deadline.answer);
	return await Promise.race([promise, atDeadline.catch(async () => await promise)]);
}
