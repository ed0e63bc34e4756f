import type { IDataObject } from 'n8n-workflow';

import { deliveryEventOf } from '../../model/deliveryEvent';
import { orderOf } from '../../model/order';
import { isRecord } from '../../parsing/values';
import { withoutLongIds } from '../deduplication/identity';
import type { MappedEvent, SourceContext, WebhookEvent } from '../event';
import type { WebhookSource } from '../source';

/** A body that was recognized, with its types repaired. */
export interface MatchedBody {
	event: WebhookEvent;
	payload: IDataObject;
}

/** Why a body was not recognized. Issues name fields and never quote a value. */
export interface UnmatchedBody {
	issues: string[];
}

const maxTexts = 50;

/** The first fifty warnings or issues, and how many more there were: n8n stores each of them. */
export function limited(texts: readonly string[]): string[] {
	const more = texts.length - maxTexts;
	return more > 0 ? [...texts.slice(0, maxTexts), `and ${more} more`] : [...texts];
}

/** Finds the payload type of a body and maps it. Pure; `body` is already without its secrets. */
export function match(
	source: WebhookSource,
	body: unknown,
	context: SourceContext = { parameters: {} },
	receivedAt = new Date(),
): MatchedBody | UnmatchedBody {
	if (!isRecord(body) || Object.keys(body).length === 0) {
		return { issues: [`The body is ${describe(body)}, not ${source.expectedShape}`] };
	}
	const payloadType = source.payloadTypes.find(({ matches }) => matches(body));
	if (payloadType === undefined) return { issues: [`The body is not ${source.expectedShape}`] };

	const read = payloadType.read(body, context);
	if ('issues' in read) return { issues: limited(read.issues) };
	const { mapped, tooLong, isNamed } = withoutLongIds(read.mapped);
	if (!isNamed) return { issues: tooLong.map((name) => `${name} is longer than any id`) };
	const lost = [...tooLong.map((name) => `${name} is longer than any id and is null`), ...lostWarnings(read.lost)];
	return { event: completed(source, mapped, lost, receivedAt), payload: read.payload };
}

/** Warnings about values that could not be read, with their paths. */
export function lostWarnings(paths: readonly string[]): string[] {
	return paths.map((path) => `${path} could not be read and is null`);
}

/** The event, order and delivery with the fields they share in each, and null for what was not sent. */
export function completed(
	{ name: source }: WebhookSource,
	partial: MappedEvent,
	lost: string[],
	receivedAt = new Date(),
): WebhookEvent {
	const { orderId = null, taskId = null, branchId = null, deliveryStatus = null, occurredAt = null } = partial;
	const { order, delivery, warnings = [], attachments = [], vendorStatus = null } = partial;
	const shared = { orderId, branchId, deliveryStatus };
	return {
		...partial,
		...shared,
		taskId,
		occurredAt,
		vendorStatus,
		attachments,
		// What concerns the whole event comes first: the last ones may be left out.
		warnings: [
			...timesAhead({ occurredAt, ...(order?.placedAt !== occurredAt && { placedAt: order?.placedAt }) }, receivedAt),
			...warnings,
			...lost,
		],
		order: order && orderOf({ placedAt: occurredAt, ...order, ...shared, orderId: orderId ?? '', source }),
		delivery: delivery && deliveryEventOf({ ...delivery, ...shared, taskId, occurredAt }),
	};
}

/** A clock may run ahead a little; beyond that, the sender writes its local time as UTC, or the clock is wrong. */
const clockTolerance = 2 * 60_000;

function timesAhead(times: Record<string, string | null | undefined>, receivedAt: Date): string[] {
	const latest = receivedAt.getTime() + clockTolerance;
	return Object.entries(times)
		.filter(([, time]) => time && Date.parse(time) > latest)
		.map(([name]) => `${name} is later than the time of receipt: it is as it was sent`);
}

function describe(body: unknown): string {
	if (body === undefined) return 'too large or was cut off';
	if (body === null || body === '') return 'empty';
	if (Array.isArray(body)) return 'a list';
	return typeof body === 'object' ? 'empty' : `a ${typeof body === 'string' ? 'text' : typeof body}`;
}
