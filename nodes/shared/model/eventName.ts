/** What happened, to which the events of every sender are mapped: `entity.change`. */
export const eventNames = [
	'order.created',
	/** A known order was sent again with different content. */
	'order.changed',
	'order.status',
	/** An event of an order that its vendor does not document. */
	'order.other',
	'delivery.created',
	'delivery.updated',
	'delivery.status',
	/** Any event of a trip that returns goods to the branch. */
	'delivery.return',
	'delivery.late',
	'delivery.note',
	'delivery.location',
	/** A link by which the customer can follow the driver. */
	'delivery.tracking',
	'delivery.proof',
	'delivery.refund',
	'delivery.other',
	'menu.updated',
	'availability.item',
	'availability.modifier',
	'availability.branch',
	'availability.product',
] as const;

export type EventName = (typeof eventNames)[number];
