import { z } from '../bundled/zod';
import { compact } from '../parsing/values';
import { deliveryStatuses } from './deliveryStatus';
import { withDefaults, type DeepPartial } from './partial';

/*
 * Something that happened to an order or its delivery, in the canonical model. Times are ISO 8601
 * UTC, amounts are in currency units with the cents beside them, and what the sender did not give is null.
 */

const text = z.string().nullable();
const number = z.number().nullable();

const amounts = {
	riderAmount: number,
	riderAmountCents: number,
	partnerAmount: number,
	partnerAmountCents: number,
};

const refund = z.object({
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
	/** The amount is passed on as given: the vendor does not document whether it is in cents. */
	fees: z.array(z.object({ name: text, amount: number, code: text })),
});

/** A picture or document stored as a binary property of the item, or the text that was sent instead. */
const proof = z.union([
	z.object({ binaryProperty: z.string(), mimeType: z.string(), sizeBytes: z.number() }),
	z.object({ text: z.string() }),
]);

const item = z.object({
	name: text,
	quantity: number,
	/** What one costs, in currency units. */
	price: number,
});

const stop = z.object({
	/** What the driver does there. */
	type: z.enum(['pickup', 'dropoff']).nullable(),
	/** Who is there. */
	name: text,
	/** As it was sent. */
	phone: text,
	email: text,
	address: text,
	/** Degrees. */
	latitude: number,
	longitude: number,
	/** When the driver is expected. */
	scheduledAt: text,
	/** The window that was promised. */
	notBefore: text,
	notAfter: text,
	/** What is loaded or unloaded there, where the sender gives it for each stop. */
	items: z.array(item),
	/** What the driver must know there, in the sender's words. */
	notes: z.array(z.string()),
});

/** A parcel; weight and lengths in the units beside them. */
const packageOf = z.object({
	id: text,
	name: text,
	description: text,
	notes: text,
	weight: number,
	weightUnit: text,
	length: number,
	width: number,
	height: number,
	lengthUnit: text,
});

export const deliveryEvent = z.object({
	/** Where the delivery stands; null for an event that changes no state. */
	deliveryStatus: z.enum(deliveryStatuses).nullable(),
	/** The id under which the receiver knows the order. */
	orderId: text,
	/** The order's id at the other end, such as the merchant's for a fleet. */
	externalOrderId: text,
	/** The sender's id of the trip. */
	taskId: text,
	/** Which way the goods go: to the customer, or back to the branch. */
	taskType: z.enum(['delivery', 'return']).nullable(),
	/** The partner's own branch code. */
	branchId: text,
	/** When it happened, as far as the sender gives it. */
	occurredAt: text,
	/** Who delivers; the phone as it was sent. */
	driver: z.object({ id: text, name: text, phone: text }).nullable(),
	/** Where the customer can follow the delivery. */
	trackingUrl: text,
	/** When the driver is expected at the stop that comes next. */
	eta: text,
	/** Why, in the sender's words. */
	reason: text,
	/** Who did it, in the sender's word. */
	actionBy: text,
	/** The stop that the event is about. */
	stop: z.enum(['pickup', 'dropoff']).nullable(),
	/** Where the driver goes, in order. */
	stops: z.array(stop),
	/** What is carried, each once. */
	items: z.array(item),
	/** What the driver must know, in the sender's words: the notes of all stops, and those of the order. */
	notes: z.array(z.string()),
	/** What a change was about: address, note, inventory, schedule, window, contact, packages, preparation, eta. */
	changes: z.array(z.string()),
	/** Money, in currency units: the method in the sender's word, what the order costs, and what is left to collect. */
	payment: z.object({ method: text, total: number, toCollect: number }).nullable(),
	/** The parcels, where the sender lists them. */
	packages: z.array(packageOf),
	refund: refund.nullable(),
	/** The proof of delivery; the first of several. */
	proof: proof.nullable(),
	/** All proofs of delivery; the pictures among them are the binary properties `proof`, `proof2`, ... */
	proofs: z.array(proof),
});

export type DeliveryEvent = z.infer<typeof deliveryEvent>;
export type Refund = z.infer<typeof refund>;
export type Proof = z.infer<typeof proof>;

export type PartialDelivery = DeepPartial<DeliveryEvent>;

const complete = withDefaults(deliveryEvent);

/** A delivery event in which everything not known is null. A driver with no known fields becomes null. */
export function deliveryEventOf(partial: PartialDelivery): DeliveryEvent {
	const isDriverKnown = compact(Object.values(partial.driver ?? {})).length > 0;
	return complete({ ...partial, driver: isDriverKnown ? partial.driver : null });
}
