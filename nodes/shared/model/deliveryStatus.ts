/**
 * The state of an order or its delivery, to which the codes of every system are mapped; an event that does not change it (a
 * note, a proof, a refund) has no state. `delivery-cancelled` is the trip (another rider may take the order), `cancelled`
 * is the order itself.
 */
export const deliveryStatuses = [
	'created',
	'accepted',
	'preparing',
	'ready',
	'unassigned',
	'driver-assigned',
	'driver-accepted',
	'driver-rejected',
	'driver-to-pickup',
	'at-pickup',
	'on-the-way',
	'at-dropoff',
	'delivered',
	'rejected',
	'cancelled',
	'delivery-cancelled',
	'failed',
] as const;

export type DeliveryStatus = (typeof deliveryStatuses)[number];
