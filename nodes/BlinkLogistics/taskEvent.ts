import { z } from '../shared/bundled/zod';
import { deliveryEventOf, type DeliveryEvent } from '../shared/model/deliveryEvent';
import { number, record, text } from '../shared/reading/sent';
import { taskTypes } from './words/task';
import { logisticsEvent } from './words/taskEvent';

/** What every answer of Blink Logistics holds: the task's last event (its page, "Get Task Status", sample response). */
export const taskEvent = z
	.object({
		eventId: number,
		event: text,
		data: record({
			taskId: text,
			type: number,
			reason: text,
			agent: record({ name: text, contact: text }),
			trackingLink: text,
		}),
	})
	.passthrough();

export type TaskEvent = z.output<typeof taskEvent>;

/** The event in words, with the vendor's own beside. Null is what the vendor did not say or does not document. */
export function summaryOf({ eventId, event: word, data }: TaskEvent) {
	const known = logisticsEvent(eventId, word);
	return {
		source: 'blinkLogistics',
		event: known?.event ?? 'delivery.other',
		vendorEvent: word || null,
		vendorEventId: eventId ?? null,
		taskId: data?.taskId || null,
		type: taskTypes.find(({ code }) => code === data?.type)?.word ?? null,
		deliveryStatus: known?.deliveryStatus ?? null,
	};
}

/** The event in the delivery language. `orderId` is the caller's to know: the vendor's answers carry none. */
export function deliveryOf(event: TaskEvent, orderId: string | null): DeliveryEvent {
	const { deliveryStatus, taskId } = summaryOf(event);
	const { agent, trackingLink, reason } = event.data ?? {};
	const [name, phone] = [agent?.name || null, agent?.contact || null];
	return deliveryEventOf({
		deliveryStatus,
		orderId,
		taskId,
		driver: name === null && phone === null ? null : { id: null, name, phone },
		trackingUrl: trackingLink || null,
		reason: reason || null,
		// TASK_ARRIVED is the collection point; there is no event for the customer's door.
		stop: deliveryStatus === 'at-pickup' ? 'pickup' : null,
	});
}
