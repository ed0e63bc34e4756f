import type { Resource } from '../../shared/operation/operation';
import { getAllAbandonedCarts } from './abandonedCart/getAll.operation';
import { getAllBranches } from './branch/getAll.operation';
import { getAllCategories } from './category/getAll.operation';
import { getAllCustomers } from './customer/getAll.operation';
import { getAllMenu } from './menu/getAll.operation';
import { createOrder } from './order/create.operation';
import { getOrder } from './order/get.operation';
import { getAllOrders } from './order/getAll.operation';
import { updateOrderStatus } from './order/updateStatus.operation';
import { syncStockPrice } from './product/syncStockPrice.operation';

/**
 * Each operation of Blink's API. Its import of a menu is left out: only the names of its first three fields are public,
 * and a menu written from half a table can be lost. The HTTP Request node can call it with this package's credential.
 */
export const blinkResources: Resource[] = [
	{ name: 'Abandoned Cart', value: 'abandonedCart', operations: [getAllAbandonedCarts] },
	{ name: 'Branch', value: 'branch', operations: [getAllBranches] },
	{ name: 'Category', value: 'category', operations: [getAllCategories] },
	{ name: 'Customer', value: 'customer', operations: [getAllCustomers] },
	{ name: 'Menu', value: 'menu', operations: [getAllMenu] },
	{ name: 'Order', value: 'order', operations: [createOrder, getOrder, getAllOrders, updateOrderStatus] },
	{ name: 'Product', value: 'product', operations: [syncStockPrice] },
];
