import type { PartialDelivery, Proof } from '../../shared/model/deliveryEvent';
import { body, id, list, requiredRecord, scalar, text } from '../../shared/parsing/lenient';
import type { Attachment, MappedEvent } from '../../shared/webhook/event';
import { payloadType } from '../../shared/webhook/parsing/payloadType';
import { pictureOf } from '../../shared/webhook/proofOfDelivery/picture';
import { otherEvent, riderEvents } from '../codes/event';
import { refund, toRefund } from './refund';

/** A text, or a list of them, such as a photo and a signature. */
const texts = list(text);
const oneOrMany = scalar((value) => texts.parse(value) ?? text.parse(value) ?? null);

/** Ordatic's page on the webhooks of orders: every event has this shape, two of them have one more field. Events have no time. */
const schema = body({
	eventType: id,
	storeId: text,
	data: requiredRecord({ orderId: id, proofDelivery: oneOrMany, refund }),
});

/** An event of an order or its rider, documented or not. */
export const riderWebhook = payloadType({
	matches: (body) => 'eventType' in body,
	schema,
	map: ({ eventType, storeId, data }) => {
		const { orderId, proofDelivery, refund: sentRefund } = data;
		const row = riderEvents.find(eventType);
		const refunded = sentRefund && toRefund(sentRefund);
		return {
			event: row?.event ?? otherEvent(eventType),
			vendorEvent: eventType,
			// A proof and a refund are not states, only events.
			vendorStatus: row === undefined || row.deliveryStatus !== null ? eventType : null,
			orderId,
			branchId: storeId,
			deliveryStatus: row?.deliveryStatus,
			occurredAt: refunded?.date,
			...withProofs(proofDelivery, { refund: refunded }),
		};
	},
});

/** Each proof that is a picture becomes an attachment, any other stays text. */
function withProofs(
	sent: string | Array<string | null | undefined> | null | undefined,
	delivery: PartialDelivery,
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
		if (isCut) warnings.push(`${property} is a picture or document whose end is missing: it was cut short in transit`);
		return [{ binaryProperty: property, mimeType, sizeBytes: bytes.length }];
	});
	return { delivery: { ...delivery, proof: proofs[0], proofs }, attachments, warnings };
}
