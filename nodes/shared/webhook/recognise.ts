import type { IDataObject } from 'n8n-workflow';

import { deliveryEventOf } from '../model/deliveryEvent';
import { orderOf } from '../model/order';
import { isRecord } from '../reading/values';
import type { SourceFacts, Translation, WebhookEvent, WebhookSource } from './source';

/** A body that was understood, with its types repaired. */
export interface Recognised {
	event: WebhookEvent;
	payload: IDataObject;
}

/** A body that was not, and why. Issues name fields and never quote a value. */
export interface NotRecognised {
	issues: string[];
}

/** A list of thousands of unreadable entries needs no thousand warnings. */
const mostWarnings = 50;

/** Finds out what a body is and what it means. Pure; `body` has its secrets removed already. */
export function recognise(
	source: WebhookSource,
	body: unknown,
	facts: SourceFacts = { parameters: {} },
	receivedAt = new Date(),
): Recognised | NotRecognised {
	if (!isRecord(body) || Object.keys(body).length === 0) {
		return { issues: [`The body is ${describe(body)}, not ${source.looksLike}`] };
	}
	const kind = source.kinds.find(({ recognises }) => recognises(body));
	if (kind === undefined) return { issues: [`The body is not ${source.looksLike}`] };

	const read = kind.read(body, facts);
	if ('issues' in read) return read;
	return { event: completed(source, read.translation, lostWarnings(read.lost), receivedAt), payload: read.payload };
}

/** What a person should know of values that were sent and could not be read: where they stood. */
export function lostWarnings(paths: readonly string[]): string[] {
	return shortened(paths.map((path) => `${path} could not be read and is null`));
}

/** The event with everything that order, delivery and event share in each of them, and null for what was not said. */
export function completed(
	{ name: source }: WebhookSource,
	known: Translation,
	lost: string[],
	receivedAt = new Date(),
): WebhookEvent {
	const { orderId = null, taskId = null, branchId = null, deliveryStatus = null, occurredAt = null } = known;
	const { order, delivery, warnings = [], attachments = [], vendorStatus = null } = known;
	const shared = { orderId, branchId, deliveryStatus };
	return {
		...known,
		...shared,
		taskId,
		occurredAt,
		vendorStatus,
		attachments,
		warnings: [
			...warnings,
			...lost,
			...timesAhead({ occurredAt, ...(order?.placedAt !== occurredAt && { placedAt: order?.placedAt }) }, receivedAt),
		],
		order: order && orderOf({ placedAt: occurredAt, ...order, ...shared, orderId: orderId ?? '', source }),
		delivery: delivery && deliveryEventOf({ ...delivery, ...shared, taskId, occurredAt }),
	};
}

/** A clock may run ahead a little; beyond that, a sender writes its local time as UTC, or the clock is wrong. */
const clockTolerance = 2 * 60_000;

function timesAhead(moments: Record<string, string | null | undefined>, receivedAt: Date): string[] {
	const latest = receivedAt.getTime() + clockTolerance;
	return Object.entries(moments)
		.filter(([, moment]) => moment && Date.parse(moment) > latest)
		.map(([name]) => `${name} is later than the time of receipt: it is as it was sent`);
}

function shortened(warnings: string[]): string[] {
	const more = warnings.length - mostWarnings;
	return more > 0
		? [...warnings.slice(0, mostWarnings), `${more} more values could not be read and are null`]
		: warnings;
}

function describe(body: unknown): string {
	if (body === undefined) return 'too large or was cut off';
	if (body === null || body === '') return 'empty';
	if (Array.isArray(body)) return 'a list';
	return typeof body === 'object' ? 'empty' : `a ${typeof body === 'string' ? 'text' : typeof body}`;
}
