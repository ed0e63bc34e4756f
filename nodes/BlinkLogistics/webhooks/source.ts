import type { WebhookSource } from '../../shared/webhook/source';
import { taskEventWebhook } from './taskEvent';

/** Blink Logistics' webhook: one payload type, ten events. Retries are not documented. */
export const logisticsSource: WebhookSource = {
	name: 'blinkLogistics',
	displayName: 'Blink Logistics',
	events: [
		{
			value: 'delivery.created',
			name: 'Task Created',
			description: 'A delivery task was created (TASK_CREATED)',
		},
		{
			value: 'delivery.updated',
			name: 'Task Updated',
			description: 'The details of a delivery task were changed (TASK_UPDATED)',
		},
		{
			value: 'delivery.status',
			name: 'Delivery Status Changed',
			description: 'A driver was assigned or taken off, accepted, arrived, started, finished, or the task was canceled',
		},
		{
			value: 'delivery.return',
			name: 'Return Task Event',
			description: 'Any event of a return task (type 2), which brings goods back to the branch',
		},
		{
			value: 'delivery.other',
			name: 'Other Delivery Event',
			description: 'A task event that Blink Logistics does not document',
		},
	],
	payloadTypes: [taskEventWebhook],
	expectedShape: 'a Blink Logistics task event (which has eventId or event, and data.taskId)',
	retries: false,
	// Blink's timeout is 5 seconds.
	deadline: { seconds: 4 },
	answer: () => ({ status: 200, body: { success: true } }),
};
