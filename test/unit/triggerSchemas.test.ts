import { eventItem } from '../../nodes/shared/webhook/items';
import { webhookSample } from '../../sandbox';
import { differences, sampleOutput } from '../support/sampleOutput';
import { senders, understood } from '../support/senders';

it.each(senders)('$name shows the fields that its events have, and no others', ({ source, payloadTypes, home }) => {
	const items = payloadTypes.map((kind) => {
		const { event, payload } = understood(source, webhookSample(kind));
		return eventItem(source, payload, { event, eventId: 'x' }, '2025-01-01T00:00:00.000Z', true).json;
	});
	expect(differences(sampleOutput(`${home}/__schema__/v1.1.0.json`), items)).toEqual([]);
});
