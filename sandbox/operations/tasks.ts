import type { Task, TaskFields } from '../state';
import { TASK_EVENTS } from '../vocabulary';
import { refusal, type Operation } from './operation';

/** Where the tracking links of the vendor's sample point. */
const TRACKING = 'https://delivery-stg.blinkco.io/tracking/';

export const createTask: Operation = ({ state, body }) => {
	const fields = body as TaskFields;
	const task: Task = {
		taskId: `SANDB-${String(state.tasks.length + 1).padStart(5, '0')}`,
		mappingKey: String(fields.mappingKey),
		type: Number(fields.type),
		eventId: 20,
		reason: '',
		agent: { name: '', contact: '' },
		fields,
	};
	state.tasks.push(task);
	return shortAnswer(task);
};

export const updateTask: Operation = ({ state, body }) => {
	const { taskId, ...changes } = body as TaskFields;
	const task = state.tasks.find((each) => each.taskId === taskId);
	if (!task) return refusal('Task not found');
	Object.assign(task, { fields: { ...task.fields, ...changes }, type: Number(changes.type), eventId: 21 });
	return shortAnswer(task);
};

export const taskStatus: Operation = ({ state, query }) => {
	// The same reference may have been sent twice: the newest task counts.
	const task = state.tasks.filter((each) => each.mappingKey === query.mappingKey).at(-1);
	if (!task) return refusal('Task not found');
	const { taskId, type, reason, agent } = task;
	return { body: { ...eventOf(task), data: { taskId, type, reason, agent, trackingLink: `${TRACKING}${taskId}` } } };
};

function shortAnswer(task: Task) {
	return { body: { ...eventOf(task), data: { taskId: task.taskId, type: task.type } } };
}

function eventOf({ eventId }: Task) {
	return { eventId, event: TASK_EVENTS[eventId] };
}
