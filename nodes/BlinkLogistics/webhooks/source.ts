import type { WebhookSource } from '../../shared/webhook/source';
import { taskEventWebhook } from './taskEvent';

/** Blink Logistics' webhook: one kind, ten events. It is not documented to send again. */
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
			description:
				'A driver was assigned or taken off, accepted, arrived, started, finished, or the task was cancelled',
		},
		{
			value: 'delivery.return',
			name: 'Return Task Event',
			description: 'Anything that happened to a return task (type 2), whose goods travel back to the branch',
		},
		{
			value: 'delivery.other',
			name: 'Other Delivery Event',
			description: 'A task had an event that Blink Logistics does not document',
		},
	],
	payloadTypes: [taskEventWebhook],
	expectedShape: 'a Blink Logistics task event (which has eventId or event, and data.taskId)',
	retries: false,
	// As Blink, which ends a call after 5 seconds.
	deadline: { seconds: 4 },
	answer: () => ({ status: 200, body: { success: true } }),
};
