import type { KnownDelivery } from '../../shared/model/deliveryEvent';
import { body, id, requiredRecord, text } from '../../shared/reading/sent';
import { webhookKind } from '../../shared/webhook/kind';
import { pictureOf } from '../../shared/webhook/proofOfDelivery/picture';
import type { Translation } from '../../shared/webhook/source';
import { otherEvent, riderEvents } from '../words/event';
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
			...withProof(proofDelivery, { refund: refunded }),
		};
	},
});

/** A proof that is a picture becomes an attachment, any other stays text. */
function withProof(
	sent: string | null | undefined,
	known: KnownDelivery,
): Pick<Translation, 'delivery' | 'attachments'> {
	const picture = sent ? pictureOf(sent) : null;
	if (picture === null) return { delivery: { ...known, proof: sent ? { text: sent } : null } };
	const { mimeType, bytes } = picture;
	return {
		delivery: { ...known, proof: { binaryProperty: 'proof', mimeType, sizeBytes: bytes.length } },
		attachments: [{ ...picture, property: 'proof', at: ['data', 'proofDelivery'] }],
	};
}
