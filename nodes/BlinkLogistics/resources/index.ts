import type { Resource } from '../../shared/operation/operation';
import { createTask } from './task/create.operation';
import { getTaskStatus } from './task/getStatus.operation';
import { updateTask } from './task/update.operation';

export const logisticsResources: Resource[] = [
	{ name: 'Task', value: 'task', operations: [createTask, getTaskStatus, updateTask] },
];
