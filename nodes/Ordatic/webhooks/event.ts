import { deliveryEventOf, type DeliveryEvent } from '../../shared/model/deliveryEvent';
import { body, id, requiredRecord, text } from '../../shared/reading/sent';
import { webhookKind } from '../../shared/webhook/kind';
import { pictureOf } from '../../shared/webhook/proof/picture';
import { type Attachment } from '../../shared/webhook/source';
import { otherEvent, riderEvent } from '../words/event';
import { refund, toRefund } from './refund';

/** Ordatic's page on the webhooks of orders: every kind has this shape, and two of them one field more. No kind has a time. */
const schema = body({
	eventType: id,
	storeId: text,
	data: requiredRecord({ orderId: id, proofDelivery: text, refund }),
});

/** Something that happened to an order or its rider, of a kind that the page lists or of one it does not. */
export const riderWebhook = webhookKind({
	recognises: (body) => 'eventType' in body,
	schema,
	translate: ({ eventType, storeId, data }) => {
		const { orderId, proofDelivery, refund: sentRefund } = data;
		const known = riderEvent(eventType);
		const deliveryStatus = known?.deliveryStatus ?? null;
		const refunded = sentRefund ? toRefund(sentRefund) : null;
		return {
			event: known?.event ?? otherEvent(eventType),
			vendorEvent: eventType,
			orderId,
			taskId: null,
			branchId: storeId ?? null,
			deliveryStatus,
			occurredAt: refunded?.date ?? null,
			...withProof(proofDelivery, { deliveryStatus, orderId, refund: refunded }),
		};
	},
});

/** A proof that is a picture becomes an attachment, any other stays text. */
function withProof(
	sent: string | null | undefined,
	known: Partial<DeliveryEvent>,
): { delivery: DeliveryEvent; attachments?: Attachment[] } {
	const picture = sent ? pictureOf(sent) : null;
	if (picture === null) return { delivery: deliveryEventOf({ ...known, proof: sent ? { text: sent } : null }) };
	const { mimeType, bytes } = picture;
	const proof = { binaryProperty: 'proof' as const, mimeType, sizeBytes: bytes.length };
	return {
		delivery: deliveryEventOf({ ...known, proof }),
		attachments: [{ ...picture, property: 'proof', at: ['data', 'proofDelivery'] }],
	};
}
