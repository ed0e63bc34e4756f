import { WEBHOOK_KINDS } from '../../sandbox';
import { meanings, states, type SenderName } from '../support/meanings';
import { eventOf, senders } from '../support/senders';

/** What a sender could write besides the states that it knows. */
const strangers: Record<SenderName, ReadonlyArray<string | number>> = {
	blink: [-1, 5, 7, 12, 'PONDERING', '4 REJECTED'],
	logistics: [0, 4, 19, 30, 99, 'TASK_TELEPORTED'],
	blend: ['created', 'failed', 'teleported', 4],
	bringg: [-1, 5, 10, 12, 'PONDERING'],
	ordatic: ['order-ready', 'order-teleported', 'rider-accepted', 'rider-asleep', 'something'],
};

describe.each(senders)('$name', ({ name, source, saying }) => {
	const rows = states[name].flatMap(([said, event, deliveryStatus]) =>
		said.map((state) => [state, event, deliveryStatus] as const),
	);

	it.each(rows)('%s is %s, %s, however it is written', (state, event, deliveryStatus) => {
		const text = String(state);
		const written = [state, text, ` ${text} `, text.toLowerCase(), text.toUpperCase(), text.replace(/[-_]/g, ' ')];
		for (const each of written) {
			expect(eventOf(source, saying(each))).toMatchObject({
				event,
				deliveryStatus,
				...(deliveryStatus !== null && { vendorStatus: expect.any(String) as string }),
			});
		}
	});

	it.each(strangers[name])('%s is no state of it: an event all the same, with its word kept', (state) => {
		const { deliveryStatus, event, vendorStatus } = eventOf(source, saying(state));
		expect({ deliveryStatus, vendorStatus }).toEqual({ deliveryStatus: null, vendorStatus: String(state) });
		expect(event).toMatch(/\.other$/);
	});
});

it('knows what every webhook of the sandbox comes to', () => {
	expect([...meanings.keys()].sort()).toEqual([...WEBHOOK_KINDS].sort());
});
