import type { KnownDelivery, Proof } from '../../shared/model/deliveryEvent';
import { body, id, leaf, list, requiredRecord, text } from '../../shared/reading/sent';
import { webhookKind } from '../../shared/webhook/kind';
import { pictureOf } from '../../shared/webhook/proof/picture';
import type { Attachment, Translation } from '../../shared/webhook/source';
import { otherEvent, riderEvents } from '../words/event';
import { refund, toRefund } from './refund';

/** A text, or a list of them: a photo and a signature, say. */
const texts = list(text);
const oneOrMany = leaf((value) => texts.parse(value) ?? text.parse(value) ?? null);

/** Ordatic's page on the webhooks of orders: every kind has this shape, and two of them one field more. No kind has a time. */
const schema = body({
	eventType: id,
	storeId: text,
	data: requiredRecord({ orderId: id, proofDelivery: oneOrMany, refund }),
});

/** Something that happened to an order or its rider, of a kind that the page lists or of one it does not. */
export const riderWebhook = webhookKind({
	recognises: (body) => 'eventType' in body,
	schema,
	translate: ({ eventType, storeId, data }) => {
		const { orderId, proofDelivery, refund: sentRefund } = data;
		const known = riderEvents.of(eventType);
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
	known: KnownDelivery,
): Pick<Translation, 'delivery' | 'attachments'> {
	const isList = Array.isArray(sent);
	const attachments: Attachment[] = [];
	const proofs = (isList ? sent : [sent]).flatMap((text, index): Proof[] => {
		if (!text) return [];
		const picture = pictureOf(text);
		if (picture === null) return [{ text }];
		const { mimeType, bytes, fileName } = picture;
		const property = attachments.length === 0 ? 'proof' : `proof${attachments.length + 1}`;
		attachments.push({
			...picture,
			property,
			fileName: fileName.replace(/^proof/, property),
			at: ['data', 'proofDelivery', ...(isList ? [String(index)] : [])],
		});
		return [{ binaryProperty: property, mimeType, sizeBytes: bytes.length }];
	});
	return { delivery: { ...known, proof: proofs[0], proofs }, attachments };
}
