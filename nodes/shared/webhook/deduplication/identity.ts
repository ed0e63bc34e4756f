import type { EventName } from '../../model/eventName';
import type { MappedEvent, WebhookEvent } from '../event';
import type { WebhookSource } from '../source';
import { digest, hashOf, shortened, withoutFields } from './hash';

/*
 * What deduplication knows of an event: what it belongs to, and what it is compared by.
 */

/** The classes whose events are compared with each other, whatever else comes between. All others have a key of their own. */
export const made = 'made';
export const state = 'state';

/** What deduplication knows of an event. */
export interface Identity {
	event: EventName;
	/** What the event belongs to: an order, a task, or the kind of event at a branch. At most 40 characters. */
	entity: string;
	/** `made`, `state`, or a key of at most 40 characters. */
	class: string;
	/** Equal for equal values as sent, without secrets and without the sender's time of sending. */
	hash: string;
	/** Of an order, what it says besides its state. */
	order?: {
		hash: string;
		/** When a scheduled order is due, in epoch milliseconds; 0 for any other. */
		dueAt: number;
	};
	/**
	 * The id of the event: equal for equal events, in every process and after every restart.
	 * @param occurrence 1, or one more for each time the event came back after another of its class.
	 */
	eventId(occurrence: number): string;
}

/**
 * Identifies an event. Pure.
 * @param body as it was sent, without secrets.
 * @param receivedAt ISO 8601 UTC.
 * @param account which of several callers on one URL spoke: their ids are their own.
 */
export function identify(
	source: WebhookSource,
	event: WebhookEvent,
	body: unknown,
	receivedAt: string,
	account: string | null = null,
): Identity {
	const { sendingTime, stateFields = [] } = source;
	const values = withoutFields(body, sendingTime === undefined ? [] : [sendingTime]);
	const entity = entityOf(source, event, account);
	const hash = hashOf(values);
	// A time of the event's own is among the values, but for a time of sending. What has none is told apart by days.
	const day =
		sendingTime === undefined && event.occurredAt !== null ? '' : (event.occurredAt ?? receivedAt).slice(0, 10);
	return {
		event: event.event,
		entity,
		class: classOf(event),
		hash,
		order: event.order && {
			hash: hashOf(withoutFields(values, stateFields)),
			dueAt: (event.order.isScheduled && Date.parse(event.order.dueAt ?? '')) || 0,
		},
		eventId: (occurrence) => eventIdOf(source.name, [entity, hash, day, occurrence]),
	};
}

/** An id for what the parts tell apart. */
export function eventIdOf(source: string, parts: ReadonlyArray<string | number>): string {
	return digest(JSON.stringify([source, ...parts]));
}

function entityOf({ idsAreOfBranch = false }: WebhookSource, event: WebhookEvent, account: string | null): string {
	const { orderId, taskId, branchId, order } = event;
	// Two branches may have the same id: each is then kept apart by where it begins.
	const scopes = [account, idsAreOfBranch ? branchId : null].filter((scope) => scope !== null);
	const scope = scopes.map((each) => `${each.length}:${each}:`).join('');
	if (orderId !== null && (order !== undefined || taskId === null)) return shortened(`order:${scope}${orderId}`);
	if (taskId !== null) return shortened(`task:${scope}${taskId}`);
	return shortened([event.event, account, branchId ?? ''].filter((part) => part !== null).join(':'));
}

/** What is made comes again as what it was, also after a state; states come back; all else is compared with its own kind. */
function classOf({ event, deliveryStatus, vendorEvent, vendorStatus }: WebhookEvent): string {
	if (event === 'order.created' || event === 'delivery.created') return made;
	if (event === 'order.status' || event === 'delivery.status' || deliveryStatus !== null) return state;
	return shortened([event, vendorEvent, vendorStatus ?? ''].join(':'));
}

/** No real id is longer. Longer ones would fill the memory of the trigger. */
const longestId = 200;

/**
 * Takes ids away that are longer than any real one: the event is as if they were not there.
 * @returns the names of those that were taken, and whether an order or a task is still named if one was.
 */
export function withoutLongIds(sent: MappedEvent): { mapped: MappedEvent; tooLong: string[]; isNamed: boolean } {
	const tooLong = (['orderId', 'taskId', 'branchId'] as const).filter((name) => (sent[name]?.length ?? 0) > longestId);
	const mapped = { ...sent, ...Object.fromEntries(tooLong.map((name) => [name, null])) };
	const named = ({ orderId, taskId }: MappedEvent) => Boolean(orderId || taskId);
	return { mapped, tooLong, isNamed: named(mapped) || !named(sent) };
}
