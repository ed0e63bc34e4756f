import { locatorField } from '../../../shared/operation/fields';

/** The order that an operation is about, picked from a list or by Blink's ID. */
export const orderIdField = locatorField(
	{
		displayName: 'Order',
		name: 'orderId',
		required: true,
		description: "The order. By ID: Blink's ID of it, which is orderId in what the Blink Trigger gives.",
	},
	{ searchListMethod: 'searchOrders', placeholder: 'e.g. 1236589' },
);
