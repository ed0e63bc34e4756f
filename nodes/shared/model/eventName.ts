/** What happened, in the words every sender is translated into: `subject.happening`. */
export const eventNames = [
	'order.created',
	/** An order that is known already comes again with other content. */
	'order.changed',
	'order.status',
	/** Something about an order that its vendor does not document. */
	'order.other',
	'delivery.created',
	'delivery.updated',
	'delivery.status',
	/** Goods travel back to the branch: whatever happens on that trip. */
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
