/** Order status numbers and the word fetchOrder and orderList show for each. There is no 5. Source: Blink, "Order Status". */
export const ORDER_STATUS_WORDS = {
	0: 'PENDING',
	1: 'ACCEPTED',
	2: 'DISPATCHED',
	3: 'DELIVERED',
	4: 'REJECTED',
	6: 'READY',
} as const;

export type OrderStatus = keyof typeof ORDER_STATUS_WORDS;

/** Blink Logistics events by id. Source: "Task Status Reference". */
export const TASK_EVENTS = {
	20: 'TASK_CREATED',
	21: 'TASK_UPDATED',
	22: 'TASK_UNASSIGN',
	23: 'TASK_ASSIGNED',
	24: 'TASK_ACCEPTED',
	25: 'TASK_ARRIVED',
	26: 'TASK_STARTED',
	27: 'TASK_FINISHED',
	28: 'TASK_CANCELLED',
	29: 'TASK_REASSIGNED',
} as const;

export type TaskEventId = keyof typeof TASK_EVENTS;

/** Whether a number is one of Blink's order statuses. */
export function isOrderStatus(value: unknown): value is OrderStatus {
	return typeof value === 'number' && value in ORDER_STATUS_WORDS;
}

/** Whether a number is one of the Logistics event ids. */
export function isTaskEventId(value: unknown): value is TaskEventId {
	return typeof value === 'number' && value in TASK_EVENTS;
}
