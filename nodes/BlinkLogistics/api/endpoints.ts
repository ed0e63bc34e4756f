import type { EndpointTable } from '../../shared/http/api';

/** Blink Logistics' hosts: assumed. The staging name is seen in a tracking link of the vendor's page, nothing else is. */
export const logisticsHosts = {
	production: 'https://delivery.blinkco.io',
	staging: 'https://delivery-stg.blinkco.io',
} as const;

/**
 * Blink Logistics' API (its page, section "Logistics"). The page shows bodies and answers but no path: all of them are
 * this package's assumption and can be replaced in the credential.
 */
export const logisticsEndpoints = {
	createTask: {
		displayName: 'Create Task',
		method: 'POST',
		path: '/interface/v1/task',
		documented: false,
		// Twice the call is two tasks, and two riders.
		repeat: 'ifNotArrived',
	},
	taskStatus: {
		displayName: 'Task Status',
		method: 'GET',
		path: '/interface/v1/task/status',
		documented: false,
		repeat: 'always',
	},
	updateTask: {
		displayName: 'Update Task',
		method: 'PUT',
		path: '/interface/v1/task',
		documented: false,
		// It names the task and sets values: the second call leaves what the first one made.
		repeat: 'always',
	},
} as const satisfies EndpointTable;
