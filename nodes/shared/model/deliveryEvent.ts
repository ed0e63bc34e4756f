import { z } from '../bundled/zod';
import { deliveryStatuses } from './deliveryStatus';

/*
 * Something that happened to an order or its delivery, in the one language of this package. Times are ISO 8601
 * UTC, amounts are in currency units with the cents beside them, and what the sender did not say is null.
 */

const text = z.string().nullable();
const number = z.number().nullable();

const amounts = {
	riderAmount: number,
	riderAmountCents: number,
	partnerAmount: number,
	partnerAmountCents: number,
};

export const refund = z.object({
	id: text,
	date: text,
	reason: text,
	...amounts,
	items: z.array(
		z.object({
			reason: text,
			partyAtFault: text,
			...amounts,
			items: z.array(z.object({ name: text, quantity: number })),
		}),
	),
	/** The amount is passed on as given: the vendor does not say whether it is in cents. */
	fees: z.array(z.object({ name: text, amount: number, code: text })),
});

/** A picture or document kept as a binary property of the item, or the text that was sent instead. */
export const proof = z.union([
	z.object({ binaryProperty: z.literal('proof'), mimeType: z.string(), sizeBytes: z.number() }),
	z.object({ text: z.string() }),
]);

export const deliveryEvent = z.object({
	deliveryStatus: z.enum(deliveryStatuses).nullable(),
	orderId: text,
	externalOrderId: text,
	taskId: text,
	driver: z.object({ id: text, name: text, phone: text }).nullable(),
	trackingUrl: text,
	reason: text,
	stop: z.enum(['pickup', 'dropoff']).nullable(),
	/** What a change was about: address, note, inventory, schedule, window, contact, packages, preparation. */
	changes: z.array(z.string()),
	refund: refund.nullable(),
	proof: proof.nullable(),
});

export type DeliveryEvent = z.infer<typeof deliveryEvent>;
export type Refund = z.infer<typeof refund>;

const nothing: DeliveryEvent = {
	deliveryStatus: null,
	orderId: null,
	externalOrderId: null,
	taskId: null,
	driver: null,
	trackingUrl: null,
	reason: null,
	stop: null,
	changes: [],
	refund: null,
	proof: null,
};

/** A delivery event in which everything not given is null. */
export function deliveryEventOf(known: Partial<DeliveryEvent>): DeliveryEvent {
	return { ...nothing, ...known };
}
