import { z } from '../bundled/zod';
import { compact } from '../parsing/values';
import { deliveryStatuses } from './deliveryStatus';
import { withDefaults, type DeepPartial } from './partial';

/*
 * Something that happened to an order or its delivery, in the canonical model. Times are ISO 8601 UTC, amounts are in
 * currency units with the cents beside them, and what the sender did not send is null.
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
	/** The amount is as sent: the vendor does not document whether it is in cents. */
	fees: z.array(z.object({ name: text, amount: number, code: text })),
});

/** A picture or document in a binary property of the item, or the text that was sent instead. */
export const proof = z.union([
	z.object({ binaryProperty: z.string(), mimeType: z.string(), sizeBytes: z.number() }),
	z.object({ text: z.string() }),
]);

const item = z.object({
	name: text,
	quantity: number,
	/** The price of one, in currency units. */
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
	/** What is loaded or unloaded there, if the sender lists it for each stop. */
	items: z.array(item),
	/** Instructions for the driver at this stop, as the sender wrote them. */
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
	/** The state of the delivery; null for an event that does not change it. */
	deliveryStatus: z.enum(deliveryStatuses).nullable(),
	/** The receiver's id of the order. */
	orderId: text,
	/** The order's id at the other end, such as the merchant's for a fleet. */
	externalOrderId: text,
	/** The sender's id of the trip. */
	taskId: text,
	/** Which way the goods go: to the customer, or back to the branch. */
	taskType: z.enum(['delivery', 'return']).nullable(),
	/** The partner's own branch code. */
	branchId: text,
	/** When it happened, if the sender reports it. */
	occurredAt: text,
	/** Who delivers; the phone as it was sent. */
	driver: z.object({ id: text, name: text, phone: text }).nullable(),
	/** Where the customer can follow the delivery. */
	trackingUrl: text,
	/** When the driver is expected at the next stop. */
	eta: text,
	/** Why, as the sender wrote it. */
	reason: text,
	/** Who did it, as the sender names them. */
	actionBy: text,
	/** The stop that the event is about. */
	stop: z.enum(['pickup', 'dropoff']).nullable(),
	/** Where the driver goes, in order. */
	stops: z.array(stop),
	/** The goods, each listed once. */
	items: z.array(item),
	/** Instructions for the driver, as the sender wrote them: the notes of all stops, and those of the order. */
	notes: z.array(z.string()),
	/** What a change was about: address, note, inventory, schedule, window, contact, packages, preparation, eta. */
	changes: z.array(z.string()),
	/** Money, in currency units: the sender's payment method, the total of the order, and what is left to collect. */
	payment: z.object({ method: text, total: number, toCollect: number }).nullable(),
	/** The parcels, if the sender lists them. */
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

/** What a sender reports of a delivery: any part may be missing. */
export type PartialDelivery = DeepPartial<DeliveryEvent>;

const complete = withDefaults(deliveryEvent);

/** A delivery event in which every unknown field is null. A driver with no known fields becomes null. */
export function deliveryEventOf(partial: PartialDelivery): DeliveryEvent {
	const isDriverKnown = compact(Object.values(partial.driver ?? {})).length > 0;
	return complete({ ...partial, driver: isDriverKnown ? partial.driver : null });
}
