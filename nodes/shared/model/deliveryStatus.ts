/**
 * Where an order or its delivery stands, in the words every system is translated into; an event that changes no state (a
 * note, a proof, a refund) has none. `delivery-cancelled` is the trip (another rider may take the order), `cancelled` is
 * the order itself.
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
