import type { IDataObject } from 'n8n-workflow';

import { deliveryEvent } from '../../nodes/shared/model/deliveryEvent';
import { eventNames } from '../../nodes/shared/model/eventName';
import { order } from '../../nodes/shared/model/order';
import { eventItem, unrecognisedItem } from '../../nodes/shared/webhook/items';
import { recognise } from '../../nodes/shared/webhook/recognise';
import { withoutSecrets } from '../../nodes/shared/webhook/redaction/redaction';
import { fingerprintOfBody } from '../../nodes/shared/webhook/repeats/fingerprint';
import { keep, learnFrom } from '../../nodes/shared/webhook/repeats/keeping';
import { memoryOf } from '../../nodes/shared/webhook/repeats/memory';
import { place } from '../../nodes/shared/webhook/repeats/place';
import type { WebhookSource } from '../../nodes/shared/webhook/source';
import { mutated, randomOf } from './mutate';

export interface FuzzReport {
	/** How many of the payloads were understood; the others came out as Unrecognised. */
	recognised: number;
	unrecognised: number;
}

const anEvent = new Set<string>(eventNames);
const receivedAt = '2025-01-01T00:00:00.000Z';
/** Checking the model's schema costs more than the pipeline: every so many payloads are enough. */
const checkedEvery = 10;

/**
 * Puts broken payloads through the pipeline of a source, all of it but n8n: secrets, recognition, translation, answer,
 * items and the check for repeats. Throws, with the seed's count and the payload, on what the pipeline may never do.
 * @param samples good payloads of the source, which are broken in seeded ways.
 */
export async function fuzz(
	source: WebhookSource,
	samples: readonly unknown[],
	runs: number,
	seed: number,
): Promise<FuzzReport> {
	const random = randomOf(seed);
	const report: FuzzReport = { recognised: 0, unrecognised: 0 };
	const staticData = {};
	for (let run = 0; run < runs; run++) {
		const sent = mutated(samples, random);
		try {
			const isUnderstood = await once(source, sent, staticData, run);
			report[isUnderstood ? 'recognised' : 'unrecognised']++;
		} catch (error) {
			throw new Error(`${source.name}, seed ${seed}, payload ${run}: ${JSON.stringify(sent)}`, { cause: error });
		}
	}
	return report;
}

async function once(source: WebhookSource, sent: unknown, staticData: IDataObject, run: number): Promise<boolean> {
	const { body } = withoutSecrets(sent);
	const recognised = recognise(source, body);
	if ('issues' in recognised) {
		const { issues } = recognised;
		must(issues.length > 0, 'an unrecognised payload says why');
		source.refusal?.(issues, body);
		JSON.stringify(unrecognisedItem(source, body, issues, receivedAt));
		return false;
	}
	const { event } = recognised;
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
	const memory = memoryOf(`fuzz ${source.name}`);
	learnFrom(memory, staticData);
	const fingerprint = fingerprintOfBody(body, source.sendingTime);
	const placed = await place(source, recognised, fingerprint, { memory, repeatWindow: 60_000, now: run });
	if (placed.isRepeat) return true;
	must(anEvent.has(placed.event.event), `${placed.event.event} is an event`);
	must(placed.eventId.length > 0, 'an event has an id');
	JSON.stringify(eventItem(source, recognised.payload, placed, receivedAt, true));
	eventItem(source, recognised.payload, placed, receivedAt, false);
	placed.settle(run % 5 !== 0);
	if (run % 1000 === 0) keep(memory, staticData);
	return true;
}

function must(holds: boolean, what: string): void {
	if (!holds) throw new Error(`It does not hold that ${what}`);
}
