import type { INodeProperties } from 'n8n-workflow';

import { Refused } from '../../../shared/http/errors';
import { itemOperation } from '../../../shared/operation/itemOperation';
import { linesLeftOut } from '../../../shared/operation/list';
import {
	additionalFields,
	inputField,
	onlyFor,
	orderField,
	overrideField,
} from '../../../shared/operation/modelFields';
import { skippedItem } from '../../../shared/operation/modelInput';
import { bringgMerchantApi } from '../../api/api';
import { orderFromResponse, summaryOf } from '../../api/orders';
import { createOrderParameters } from './create.parameters';
import { existing } from './existing';
import { allNames, orderFieldsOf, orderIdField, type OrderFieldName } from './order.fields';
import { orderBody, wayPoints } from './order.parameters';

const mainNames: OrderFieldName[] = ['customerName', 'customerPhone', 'address'];

const itemsField: INodeProperties = {
	displayName: 'Items',
	name: 'items',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add Item',
	default: {},
	description: 'What is delivered',
	options: [
		{
			displayName: 'Item',
			name: 'item',
			values: [
				{ displayName: 'Name', name: 'name', type: 'string', default: '', placeholder: 'e.g. Karak Tea' },
				{ displayName: 'Note', name: 'note', type: 'string', default: '', description: 'What to mind about it' },
				{
					displayName: 'Price',
					name: 'price',
					type: 'number',
					typeOptions: { numberPrecision: 2 },
					default: 0,
					description: 'What one costs, in units',
				},
				{ displayName: 'Product ID', name: 'productId', type: 'string', default: '', description: 'Your own ID of it' },
				{ displayName: 'Quantity', name: 'quantity', type: 'number', default: 1 },
			],
		},
	],
};

export const createOrder = itemOperation(bringgMerchantApi, {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create order',
		description:
			'Have Bringg deliver an order. Bringg takes an order ID once, so that the same order is never created twice.',
	},
	fields: [
		inputField('order'),
		orderField,
		overrideField(
			'order',
			[orderIdField, ...orderFieldsOf()].map((field) => ({ ...field, required: undefined })),
		),
		...onlyFor('fields', [orderIdField, ...orderFieldsOf(mainNames), itemsField]),
		additionalFields(orderFieldsOf(allNames.filter((name) => !mainNames.includes(name)))),
	],
	parameters: createOrderParameters,
	orderingKey: (order) => order.orderId ?? undefined,
	send: async (api, order, { timezone, hint }) => {
		if ('skip' in order) return order;
		const { orderId, patch, items, hasLinesLeftOut } = order;
		if (hasLinesLeftOut) hint(linesLeftOut);
		const body = { external_id: orderId, ...orderBody(patch), way_points: wayPoints(patch, items, timezone) };
		return await api.call('createOrder', { body, response: orderFromResponse }).then(
			(created) => ({ created, alreadyExists: false }),
			async (error: unknown) => {
				if (!(error instanceof Refused) || !/exists already/i.test(error.vendorMessage)) throw error;
				return { created: await existing(api, orderId), alreadyExists: true };
			},
		);
	},
	output: (response, { orderId }) => {
		if ('skip' in response) return skippedItem(response);
		const { created, alreadyExists } = response;
		const { taskId, title, vendorStatus, deliveryStatus } = summaryOf(created);
		return { success: true, alreadyExists, orderId, taskId, title, vendorStatus, deliveryStatus };
	},
});
