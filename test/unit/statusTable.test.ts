import { WEBHOOK_KINDS } from '../../sandbox';
import { meanings, states, strangers } from '../support/expectedMappings';
import { eventOf, senders } from '../support/senders';

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
