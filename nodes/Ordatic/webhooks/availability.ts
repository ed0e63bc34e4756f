import { body, id, list, record, requiredRecord, text, time } from '../../shared/reading/sent';
import { present } from '../../shared/reading/values';
import { webhookKind } from '../../shared/webhook/kind';
import { plainWord } from '../../shared/words/wordTable';

const word = 'products-availability-update';

/** Ordatic's kind products-availability-update: products of a store that are not to be had until a date. */
const schema = body({
	eventType: id,
	storeId: text,
	data: requiredRecord({
		suspendInfoList: list(record({ innerId: text, posRef: text, type: text, untilDate: time })),
	}),
});

/** Products can be had again, or no longer. */
export const availabilityWebhook = webhookKind({
	recognises: ({ eventType }) => typeof eventType === 'string' && plainWord(eventType) === plainWord(word),
	schema,
	translate: ({ storeId, data }) => ({
		event: 'availability.product',
		vendorEvent: word,
		branchId: storeId,
		details: {
			availability: {
				type: 'product',
				products: present(data.suspendInfoList).map(({ innerId, posRef, type, untilDate }) => ({
					type: type ?? null,
					/** The partner's own id: its reference in the till. */
					id: posRef ?? null,
					vendorId: innerId ?? null,
					suspendedUntil: untilDate ?? null,
				})),
			},
		},
	}),
});
