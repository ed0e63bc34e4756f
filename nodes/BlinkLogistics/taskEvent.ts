import { z } from '../shared/bundled/zod';
import type { ResponseParser } from '../shared/http/responseClassifier';
import { deliveryEventOf, type DeliveryEvent } from '../shared/model/deliveryEvent';
import { code, record, text } from '../shared/parsing/lenient';
import { isEmpty } from '../shared/parsing/values';
import { returnEvent, taskEvents, taskTypes } from './codes/task';

/** What a task's last event says of the task. */
export const taskFacts = {
	taskId: text,
	type: code,
	reason: text,
	agent: record({ name: text, contact: text }),
	trackingLink: text,
};

/** What every answer of Blink Logistics holds: the task's last event (its page, "Get Task Status", sample response). */
export const taskEvent = z.object({ eventId: code, event: text, data: record(taskFacts) }).passthrough();

export type TaskEvent = z.output<typeof taskEvent>;

/** What Create and Update are answered with: an event with the task's ID, the only link back to it. */
export const taskFromResponse: ResponseParser<TaskEvent> = {
	is: 'a task ID',
	read: (body) => {
		const event = taskEvent.safeParse(body).data;
		return isEmpty(event?.data?.taskId) ? undefined : event;
	},
};

/** What Task Status is answered with: the task's last event, by ID or by name. */
export const eventFromResponse: ResponseParser<TaskEvent> = {
	is: 'the state of the task',
	read: (body) => {
		const event = taskEvent.safeParse(body).data;
		return event === undefined || (isEmpty(event.eventId) && isEmpty(event.event)) ? undefined : event;
	},
};

type Facts = TaskEvent['data'];

/** The event in words, with the vendor's own beside. Null is what the vendor did not say or does not document. */
export function summaryOf({ eventId, event: word, data }: TaskEvent) {
	const known = taskEvents.find(eventId, word);
	const type = taskTypeOf(data?.type);
	const { event, deliveryStatus } = type === 'return' ? returnEvent : (known ?? unknownEvent);
	return {
		source: 'blinkLogistics',
		event,
		vendorEvent: known?.value ?? (word || idAsText(eventId)),
		vendorEventId: typeof eventId === 'number' ? eventId : null,
		taskId: data?.taskId || null,
		type,
		deliveryStatus,
	};
}

type TaskSummary = ReturnType<typeof summaryOf>;

const unknownEvent = { event: 'delivery.other', deliveryStatus: null } as const;

function idAsText(eventId: TaskEvent['eventId']): string | null {
	return eventId === null || eventId === undefined ? null : String(eventId);
}

/** The type that a task was sent with: its number, or a word for it. */
function taskTypeOf(type: NonNullable<Facts>['type']) {
	return taskTypes.find(type)?.value ?? null;
}

/**
 * The event in the delivery language.
 * @param orderId the caller's to know: what the vendor sends carries none.
 */
export function deliveryOf(
	{ taskId, type, deliveryStatus }: TaskSummary,
	facts: Facts,
	orderId: string | null,
): DeliveryEvent {
	return deliveryEventOf({
		deliveryStatus,
		orderId,
		taskId,
		taskType: type === 'normal' ? 'delivery' : type,
		driver: { name: facts?.agent?.name || null, phone: facts?.agent?.contact || null },
		trackingUrl: facts?.trackingLink || null,
		reason: facts?.reason || null,
		// TASK_ARRIVED is the collection point; there is no event for the customer's door.
		stop: deliveryStatus === 'at-pickup' ? 'pickup' : null,
	});
}
