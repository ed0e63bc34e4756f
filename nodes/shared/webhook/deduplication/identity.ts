import type { EventName } from '../../model/eventName';
import type { MappedEvent, WebhookEvent } from '../event';
import type { WebhookSource } from '../source';
import { digest, hashOf, shortened, withoutFields } from './hash';

/** Classes whose events are compared with each other, whatever else comes between. Each other class has its own key. */
export const made = 'made';
export const state = 'state';

/** What an event belongs to, and what it is compared by. */
export interface Identity {
	event: EventName;
	/** What the event belongs to: an order, a task, or the event name at a branch. At most 40 characters. */
	entity: string;
	/** `made`, `state`, or a key of at most 40 characters. */
	class: string;
	/** Equal for equal values as sent, without secrets and without the sender's time of sending. */
	hash: string;
	/** Of an order, what it contains besides its state. */
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
 * @param account which of several callers on one URL sent it: each has its own ids.
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
	// The event's own time is among the values, unless it is a time of sending. An event without one is distinguished by day.
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

/** The id of an event that these parts identify. */
export function eventIdOf(source: string, parts: ReadonlyArray<string | number>): string {
	return digest(JSON.stringify([source, ...parts]));
}

function entityOf({ idsAreOfBranch = false }: WebhookSource, event: WebhookEvent, account: string | null): string {
	const { orderId, taskId, branchId, order } = event;
	// Accounts and branches may use the same ids.
	const scopes = [account, idsAreOfBranch ? branchId : null].filter((scope) => scope !== null);
	const scope = scopes.map((each) => `${each.length}:${each}:`).join('');
	if (orderId !== null && (order !== undefined || taskId === null)) return shortened(`order:${scope}${orderId}`);
	if (taskId !== null) return shortened(`task:${scope}${taskId}`);
	return shortened([event.event, account, branchId ?? ''].filter((part) => part !== null).join(':'));
}

/** A creation can be repeated after a state, and states can come back; every other event is compared with its own class. */
function classOf({ event, deliveryStatus, vendorEvent, vendorStatus }: WebhookEvent): string {
	if (event === 'order.created' || event === 'delivery.created') return made;
	if (event === 'order.status' || event === 'delivery.status' || deliveryStatus !== null) return state;
	return shortened([event, vendorEvent, vendorStatus ?? ''].join(':'));
}

/** Real ids are shorter. Longer ones would fill the memory of the trigger. */
const maxIdLength = 200;

/**
 * Removes ids that are longer than any real one.
 * @returns the names of the removed ids, and whether an order or a task is still named if one was.
 */
export function withoutLongIds(sent: MappedEvent): { mapped: MappedEvent; tooLong: string[]; isNamed: boolean } {
	const tooLong = (['orderId', 'taskId', 'branchId'] as const).filter(
		(name) => (sent[name]?.length ?? 0) > maxIdLength,
	);
	const mapped = { ...sent, ...Object.fromEntries(tooLong.map((name) => [name, null])) };
	const named = ({ orderId, taskId }: MappedEvent) => Boolean(orderId || taskId);
	return { mapped, tooLong, isNamed: named(mapped) || !named(sent) };
}
