import { locatorField } from '../../../shared/operation/fields';
import { requiredId } from '../../../shared/parsing/strict';

const locator = locatorField(
	{
		displayName: 'Order',
		name: 'orderId',
		required: true,
		description: "The order. By ID: Blink's ID of it, which is orderId in what the Blink Trigger gives.",
	},
	{ searchListMethod: 'searchOrders', placeholder: 'e.g. 1236589' },
);

/** The order that an operation is about: by Blink's ID, most often that of the item, or picked from a list. */
export const orderIdField = { ...locator, default: { mode: 'id', value: '={{ $json.orderId }}' } };

/** Blink's ID of an order: a number, or a code such as qW7rTz. */
export const orderId = requiredId.refine((id) => !/\s/.test(id), {
	message: "must be one ID, without spaces: Blink's ID of the order, e.g. 1236589",
});
