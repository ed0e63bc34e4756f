import { unknownCodeWarnings } from '../../shared/parsing/codeTable';
import { body, code, id, requiredRecord, text } from '../../shared/parsing/lenient';
import { isEmpty } from '../../shared/parsing/values';
import { payloadType } from '../../shared/webhook/parsing/payloadType';
import { taskEvents, taskTypes } from '../codes/task';
import { deliveryOf, summaryOf, taskFacts, type TaskEvent } from '../taskEvent';

/**
 * Blink's page "Task Status Webhook": an event by id and by name, and its task. It has neither a time nor the order's id: the
 * task id is the only reference.
 */
const schema = body({
	eventId: code,
	event: text,
	data: requiredRecord({ ...taskFacts, taskId: id }),
}).superRefine(({ eventId, event }, context) => {
	if (!isEmpty(eventId) || !isEmpty(event?.trim())) return;
	context.addIssue({ code: 'custom', path: ['eventId'], message: 'is missing, and so is event' });
});

/** An event of a delivery task: matched by its id, or by its name and a task. */
export const taskEventWebhook = payloadType({
	matches: (body) => 'eventId' in body || ('event' in body && 'data' in body),
	schema,
	map: (body) => {
		const summary = summaryOf(body);
		return {
			event: summary.event,
			vendorEvent: summary.vendorEvent ?? '',
			vendorStatus: summary.vendorEvent,
			taskId: summary.taskId,
			deliveryStatus: summary.deliveryStatus,
			warnings: [
				...(isAtOdds(body) ? ['event and eventId disagree: eventId counts'] : []),
				...unknownCodeWarnings(taskTypes, 'data.type', body.data.type),
			],
			delivery: deliveryOf(summary, body.data, null),
		};
	},
});

/** Whether id and name are different events. */
function isAtOdds({ eventId, event }: TaskEvent): boolean {
	const byName = taskEvents.find(event);
	return !isEmpty(eventId) && byName !== undefined && byName !== taskEvents.find(eventId);
}
