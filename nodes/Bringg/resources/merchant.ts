import type { Resource } from '../../shared/operation/operation';
import { cancelOrder } from './order/cancel.operation';
import { createOrder } from './order/create.operation';
import { getOrder } from './order/get.operation';
import { getOpenOrders } from './order/getAll.operation';
import { updateOrder } from './order/update.operation';

/** What a merchant does at Bringg. */
export const merchantResources: Resource[] = [
	{ name: 'Order', value: 'order', operations: [cancelOrder, createOrder, getOrder, getOpenOrders, updateOrder] },
];
