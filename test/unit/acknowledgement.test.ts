import { bringgSource } from '../../nodes/Bringg/webhooks/source';
import { beforeDeadline, deadlineOf } from '../../nodes/shared/webhook/acknowledgement/deadline';
import { webhookSample } from '../../sandbox';
import { senders, understood } from '../support/senders';

/* When a sender is answered at the latest, counted from its call, and with what. */

const saved = { status: 200, body: { success: true } };
const arrivedAt = 1_000_000;

/** After how many seconds each sender is answered whatever it sent; the others wait as long as it takes. */
const seconds: Record<string, number | undefined> = { blink: 4, blinkLogistics: 4 };

it.each(senders)('$name is answered at its own deadline, whatever it sent', ({ source }) => {
	const expected = seconds[source.name];
	const right = expected && { at: arrivedAt + expected * 1000, answer: saved };
	expect(deadlineOf(source, undefined, saved, arrivedAt)).toEqual(right);
});

it("Bringg's Delivery Created is answered 503 after 25 seconds, so that Bringg sends it again", () => {
	const { event } = understood(bringgSource, webhookSample('bringg-fleet.delivery-created'));
	expect(deadlineOf(bringgSource, event, saved, arrivedAt)).toEqual({
		at: arrivedAt + 25_000,
		answer: { status: 503, body: { success: false, error_message: 'Not saved yet: send it again' } },
	});
	const updated = understood(bringgSource, webhookSample('bringg.order-accepted'));
	expect(deadlineOf(bringgSource, updated.event, saved, arrivedAt)).toBeUndefined();
});

it('what is known before the deadline is the answer, else the deadline is', async () => {
	const never = new Promise<undefined>(() => undefined);
	const deadline = { at: Date.now() + 50, answer: saved };
	expect(await beforeDeadline(Promise.resolve('known'), deadline)).toBe('known');
	expect(await beforeDeadline(never, deadline)).toBe(saved);
	expect(await beforeDeadline(never, { at: 0, answer: saved })).toBe(saved);
	const later = new Promise<string>((resolve) => setTimeout(() => resolve('known'), 50));
	expect(await beforeDeadline(later, undefined)).toBe('known');
});
