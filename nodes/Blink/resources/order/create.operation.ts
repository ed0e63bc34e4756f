import type { IDataObject } from 'n8n-workflow';

import { itemOperation } from '../../../shared/operation/itemOperation';
import { linesLeftOut } from '../../../shared/operation/list';
import { skippedItem } from '../../../shared/operation/modelInput';
import { record, text } from '../../../shared/parsing/lenient';
import { isEmpty, isRecord } from '../../../shared/parsing/values';
import { blinkApi } from '../../api/api';
import { blinkOrderTypes, blinkPaymentMethods } from '../../codes/order';
import { vendorWallClock } from '../../codes/time';
import { createOrderFields } from './create.fields';
import { hasLinesLeftOut, itemsForBlink } from './create.items';
import { createOrderParameters, type CreateOrder } from './create.parameters';

const responseData = record({ id: text, unique_code: text });

/** The response of Submit Order: without the new order's ID it is unknown whether there is an order. */
const placedOrder = {
	is: 'an order ID',
	read: (body: unknown) => {
		if (!isRecord(body)) return undefined;
		const data = responseData.parse(body.data);
		const id = data?.id ?? null;
		return isEmpty(id) ? undefined : { id, unique_code: data?.unique_code, message: body.msg ?? null };
	},
};

export const createOrder = itemOperation(blinkApi, {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create order',
		description: 'Send a new order to a branch',
	},
	fields: createOrderFields,
	parameters: createOrderParameters,
	places: true,
	send: async (api, order, { timezone, hint }) => {
		if ('skip' in order) return order;
		const body = orderForBlink(order, order.options.timezone ?? timezone);
		if (hasLinesLeftOut(itemsOf(order))) hint(linesLeftOut);
		return await api.call('submitOrder', { body, response: placedOrder });
	},
	output: (response) => {
		if ('skip' in response) return skippedItem(response);
		return {
			success: true,
			orderId: response.id,
			uniqueCode: response.unique_code ?? null,
			message: response.message,
		};
	},
});

/** Only the one that Items From shows is there. */
const itemsOf = ({ items, itemsJson }: CreateOrder) => (items ?? itemsJson)!;

/** The body of Submit Order, in the order of the vendor's sample. Amounts are text, coordinates numbers. */
function orderForBlink(order: CreateOrder, timezone: string): IDataObject {
	const { additionalFields: more } = order;
	const { sent: deliveryType, address } = blinkOrderTypes.get(order.deliveryType);
	const isScheduled = more.scheduledFor !== undefined;
	return {
		blink_branch_id: order.branch,
		delivery: {
			house_num: order.houseNumber ?? address,
			street: order.street ?? address,
			building: more.building,
			area: order.area ?? address,
			city: order.city ?? address,
			latitude: more.latitude,
			longitude: more.longitude,
		},
		customer_phone: order.customerPhone,
		customer_name: order.customerName,
		customer_email: more.customerEmail,
		is_scheduled: isScheduled ? 1 : 0,
		scheduled_delivery_time: isScheduled ? vendorWallClock(more.scheduledFor!, timezone) : undefined,
		delivery_type: deliveryType,
		payment_method: blinkPaymentMethods.get(order.paymentMethod).sent,
		tax_amount: more.taxAmount,
		tax_percentage: more.taxPercentage,
		subtotal: order.subtotal,
		total: order.total,
		delivery_charges: order.deliveryCharges,
		delivery_eta: more.deliveryEta,
		instructions: more.instructions,
		items: itemsForBlink(itemsOf(order)),
	};
}
