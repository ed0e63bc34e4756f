import { send } from '../../../sandbox';
import type { Receiver } from './receivers';

/** An order on its way, as its sender knows it. */
export interface Sent {
	receiver: Receiver;
	/** In the body, and so in whatever n8n stores of the run: how runs and orders are brought together. */
	code: string;
	/** Whether the sender takes it for delivered. */
	isAcknowledged: boolean;
	/** n8n's own words to every call while it starts, with status 200 and no run. */
	isToldStarting: boolean;
	attempts: number;
	status: number | null;
	/** Why the last attempt got no answer. */
	error?: string;
	/** When it was first sent, in epoch milliseconds. */
	sentAt: number;
	/** From the first attempt to the last answer. */
	milliseconds: number;
}

let made = 0;

/** An id that stands in no other body and looks like no number, date or word. */
export function newCode(): string {
	return `Z${Date.now().toString(36)}q${(++made).toString(36).padStart(4, '0')}X`;
}

/** What such an id looks like. */
export const CODE = /Z[a-z0-9]+q[a-z0-9]{4,}X/g;

/** Sends one order as its vendor does, and again as its vendor does; or the very same one, given its code. */
export async function sendOrder(
	receiver: Receiver,
	url: string,
	{ code = newCode(), pauseMilliseconds }: { code?: string; pauseMilliseconds?: number } = {},
): Promise<Sent> {
	const sentAt = Date.now();
	const result = await send(receiver.kind, url, { set: receiver.idsOf(code), pauseMilliseconds });
	return {
		receiver,
		code,
		isAcknowledged: result.accepted,
		isToldStarting: result.accepted && JSON.stringify(result.body).includes('starting up'),
		attempts: result.attempts,
		status: result.status,
		error: result.error,
		sentAt,
		milliseconds: result.milliseconds,
	};
}

/** Blink waits five seconds, and its trigger four. */
const LAST_MOMENT_MS = 3900;

/**
 * Blink hangs up after five seconds and never calls again, so that the trigger answers it just before, saved or not: an
 * answer that late promises nothing. While n8n is behind, a newer call is taken to have come with the oldest that waits.
 * @param behind the other orders, if n8n may be behind.
 */
export function isLastMoment(order: Sent, behind: readonly Sent[]): boolean {
	if (order.receiver.kind !== 'blink.order') return false;
	const answeredAt = order.sentAt + order.milliseconds;
	return [order, ...behind].some(
		({ receiver, sentAt, milliseconds }) =>
			receiver.kind === 'blink.order' &&
			answeredAt - sentAt > LAST_MOMENT_MS &&
			sentAt + milliseconds > answeredAt - 100,
	);
}
