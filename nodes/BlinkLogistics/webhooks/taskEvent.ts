import { body, code, id, number, record, requiredRecord, text } from '../../shared/reading/sent';
import { isEmpty } from '../../shared/reading/values';
import { webhookKind } from '../../shared/webhook/kind';
import { deliveryOf } from '../taskEvent';
import { logisticsEvent } from '../words/taskEvent';

/**
 * Blink's page "Task Status Webhook": an event by id and by name, and its task. It carries no time and no key of the
 * order: the task id is the only link back.
 */
const schema = body({
	eventId: code,
	event: text,
	data: requiredRecord({
		taskId: id,
		type: number,
		reason: text,
		agent: record({ name: text, contact: text }),
		trackingLink: text,
	}),
}).superRefine(({ eventId, event }, context) => {
	if (!isEmpty(eventId) || !isEmpty(event?.trim())) return;
	context.addIssue({ code: 'custom', path: ['eventId'], message: 'is missing, and so is event' });
});

/** An event of a delivery task: told by its id or by its name, with a task beside it. */
export const taskEventWebhook = webhookKind({
	recognises: (body) => 'eventId' in body || ('event' in body && 'data' in body),
	schema,
	translate: ({ eventId, event, data }) => {
		const known = logisticsEvent(eventId, event);
		const byName = event && logisticsEvent(null, event);
		const isAtOdds = !isEmpty(eventId) && byName && byName !== known;
		const { taskId } = data;
		return {
			event: known?.event ?? 'delivery.other',
			vendorEvent: known?.word ?? event ?? String(eventId),
			orderId: null,
			taskId,
			branchId: null,
			deliveryStatus: known?.deliveryStatus ?? null,
			occurredAt: null,
			warnings: isAtOdds ? ['event and eventId disagree: eventId counts'] : [],
			delivery: {
				...deliveryOf({ eventId: null, event: known?.word ?? null, data }, null),
				stop: known?.deliveryStatus === 'at-pickup' ? ('pickup' as const) : null,
			},
		};
	},
});
