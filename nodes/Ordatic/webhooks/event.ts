import type { PartialDelivery, Proof } from '../../shared/model/deliveryEvent';
import { body, id, list, requiredRecord, scalar, text } from '../../shared/parsing/lenient';
import { payloadType } from '../../shared/webhook/parsing/payloadType';
import { pictureOf } from '../../shared/webhook/proofOfDelivery/picture';
import type { Attachment, MappedEvent } from '../../shared/webhook/source';
import { otherEvent, riderEvents } from '../codes/event';
import { refund, toRefund } from './refund';

/** A text, or a list of them: a photo and a signature, say. */
const texts = list(text);
const oneOrMany = scalar((value) => texts.parse(value) ?? text.parse(value) ?? null);

/** Ordatic's page on the webhooks of orders: every kind has this shape, and two of them one field more. No kind has a time. */
const schema = body({
	eventType: id,
	storeId: text,
	data: requiredRecord({ orderId: id, proofDelivery: oneOrMany, refund }),
});

/** Something that happened to an order or its rider, of a kind that the page lists or of one it does not. */
export const riderWebhook = payloadType({
	matches: (body) => 'eventType' in body,
	schema,
	map: ({ eventType, storeId, data }) => {
		const { orderId, proofDelivery, refund: sentRefund } = data;
		const known = riderEvents.find(eventType);
		const refunded = sentRefund && toRefund(sentRefund);
		return {
			event: known?.event ?? otherEvent(eventType),
			vendorEvent: eventType,
			// A proof and a refund are no states: what they are is their event.
			vendorStatus: known === undefined || known.deliveryStatus !== null ? eventType : null,
			orderId,
			branchId: storeId,
			deliveryStatus: known?.deliveryStatus,
			occurredAt: refunded?.date,
			...withProofs(proofDelivery, { refund: refunded }),
		};
	},
});

/** A proof that is a picture becomes an attachment, any other stays text. Of several each is kept. */
function withProofs(
	sent: string | Array<string | null | undefined> | null | undefined,
	known: PartialDelivery,
): Pick<MappedEvent, 'delivery' | 'attachments' | 'warnings'> {
	const isList = Array.isArray(sent);
	const attachments: Attachment[] = [];
	const warnings: string[] = [];
	const proofs = (isList ? sent : [sent]).flatMap((text, index): Proof[] => {
		if (!text) return [];
		const picture = pictureOf(text);
		if (picture === null) return [{ text }];
		const { mimeType, bytes, fileName, isCut } = picture;
		const property = attachments.length === 0 ? 'proof' : `proof${attachments.length + 1}`;
		attachments.push({
			mimeType,
			bytes,
			property,
			fileName: fileName.replace(/^proof/, property),
			at: ['data', 'proofDelivery', ...(isList ? [String(index)] : [])],
		});
		if (isCut) warnings.push(`${property} is a picture or document whose end is missing: it was cut short on its way`);
		return [{ binaryProperty: property, mimeType, sizeBytes: bytes.length }];
	});
	return { delivery: { ...known, proof: proofs[0], proofs }, attachments, warnings };
}
