import type { Resource } from '../../shared/operation/operation';
import { sendOrder } from './order/send.operation';
import { updateOrderStatus } from './order/updateStatus.operation';

export const blendResources: Resource[] = [
	{ name: 'Order', value: 'order', operations: [sendOrder, updateOrderStatus] },
];
