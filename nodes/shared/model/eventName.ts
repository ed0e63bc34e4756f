/** What happened, in the words every sender is translated into: `subject.happening`. */
export const eventNames = [
	'order.created',
	'order.status',
	'order.other',
	'delivery.created',
	'delivery.updated',
	'delivery.status',
	'delivery.late',
	'delivery.note',
	'delivery.location',
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
