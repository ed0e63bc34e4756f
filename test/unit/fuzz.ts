import type { IDataObject } from 'n8n-workflow';

import { deliveryEvent } from '../../nodes/shared/model/deliveryEvent';
import { eventNames } from '../../nodes/shared/model/eventName';
import { order } from '../../nodes/shared/model/order';
import { deduplicate } from '../../nodes/shared/webhook/deduplication/deduplicate';
import { identify } from '../../nodes/shared/webhook/deduplication/identity';
import { openTrigger } from '../../nodes/shared/webhook/deduplication/triggerMemory';
import { eventItem, unrecognizedItem } from '../../nodes/shared/webhook/items';
import { match } from '../../nodes/shared/webhook/parsing/match';
import { withoutSecrets } from '../../nodes/shared/webhook/redaction/redaction';
import type { WebhookSource } from '../../nodes/shared/webhook/source';
import { mutated, randomOf } from './mutate';

export interface FuzzReport {
	/** How many of the payloads were understood; the others came out as Unrecognised. */
	matched: number;
	unrecognized: number;
}

const anEvent = new Set<string>(eventNames);
const receivedAt = '2025-01-01T00:00:00.000Z';
/** Checking the model's schema costs more than the pipeline: every so many payloads are enough. */
const checkedEvery = 10;

/**
 * Puts broken payloads through the pipeline of a source, all of it but n8n: secrets, recognition, translation, answer,
 * items and deduplication. Throws, with the seed's count and the payload, on what the pipeline may never do.
 * @param samples good payloads of the source, which are broken in seeded ways.
 */
export async function fuzz(
	source: WebhookSource,
	samples: readonly unknown[],
	runs: number,
	seed: number,
): Promise<FuzzReport> {
	const random = randomOf(seed);
	const report: FuzzReport = { matched: 0, unrecognized: 0 };
	const staticData = {};
	for (let run = 0; run < runs; run++) {
		const sent = mutated(samples, random);
		try {
			const isUnderstood = await once(source, sent, staticData, run);
			report[isUnderstood ? 'matched' : 'unrecognized']++;
		} catch (error) {
			throw new Error(`${source.name}, seed ${seed}, payload ${run}: ${JSON.stringify(sent)}`, { cause: error });
		}
	}
	return report;
}

async function once(source: WebhookSource, sent: unknown, staticData: IDataObject, run: number): Promise<boolean> {
	const { body } = withoutSecrets(sent);
	const matched = match(source, body);
	if ('issues' in matched) {
		const { issues } = matched;
		must(issues.length > 0, 'an unrecognized payload says why');
		source.refusal?.(issues, body);
		JSON.stringify(unrecognizedItem(source, body, issues, receivedAt));
		return false;
	}
	const { event } = matched;
	must(anEvent.has(event.event), `${event.event} is an event`);
	must(
		source.events.some(({ value }) => value === event.event),
		`${event.event} is in Trigger On`,
	);
	must(event.orderId === null || typeof event.orderId === 'string', 'orderId is text');
	must(event.taskId === null || typeof event.taskId === 'string', 'taskId is text');
	must(typeof event.vendorEvent === 'string', 'vendorEvent is text');
	must(event.occurredAt === null || !Number.isNaN(Date.parse(event.occurredAt)), 'occurredAt is a time');
	if (run % checkedEvery === 0) {
		if (event.order) order.strict().parse(event.order);
		if (event.delivery) deliveryEvent.strict().parse(event.delivery);
	}
	source.answer(event, { parameters: {} });
	source.failure?.(event);
	const { memory, persist } = openTrigger(`fuzz ${source.name}`, staticData);
	const identity = identify(source, event, body, receivedAt);
	must(identity.entity.length <= 40 && identity.class.length <= 40, 'what is remembered is short');
	const result = await deduplicate(memory, identity, { window: 60_000, now: run, inTime: async () => false });
	if (result.isDuplicate) return true;
	must(anEvent.has(result.event), `${result.event} is an event`);
	must(result.eventId.length > 0, 'an event has an id');
	const given = { event: { ...event, event: result.event }, eventId: result.eventId };
	JSON.stringify(eventItem(source, matched.payload, given, receivedAt, true));
	eventItem(source, matched.payload, given, receivedAt, false);
	if (run % 5 === 0) result.refuse({ status: 500, body: {} });
	else result.commit();
	if (run % 1000 === 0) persist();
	return true;
}

function must(holds: boolean, what: string): void {
	if (!holds) throw new Error(`It does not hold that ${what}`);
}
