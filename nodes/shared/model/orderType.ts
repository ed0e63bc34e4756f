/** Other words for the model's types of order, as senders write them. Spaces, dashes and case do not count. */
export const orderTypeSpellings = {
	delivery: ['HOME DELIVERY'],
	'dine-in': ['EAT-IN'],
	pickup: ['TAKEAWAY', 'COLLECTION', 'CURBSIDE', 'DRIVE-THRU'],
} as const;
