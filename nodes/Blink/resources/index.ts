import type { Resource } from '../../shared/operation/operation';
import { getAllBranches } from './branch/getAll.operation';
import { updateOrderStatus } from './order/updateStatus.operation';

export const blinkResources: Resource[] = [
	{ name: 'Branch', value: 'branch', operations: [getAllBranches] },
	{ name: 'Order', value: 'order', operations: [updateOrderStatus] },
];
