import { normalized } from '../../shared/parsing/codeTable';
import { body, id, list, record, requiredRecord, text, time } from '../../shared/parsing/lenient';
import { compact } from '../../shared/parsing/values';
import { payloadType } from '../../shared/webhook/parsing/payloadType';

const vendorEvent = 'products-availability-update';

/** Ordatic's event products-availability-update: products of a store that are not available until a date. */
const schema = body({
	eventType: id,
	storeId: text,
	data: requiredRecord({
		suspendInfoList: list(record({ innerId: text, posRef: text, type: text, untilDate: time })),
	}),
});

/** Products are available again, or no longer. */
export const availabilityWebhook = payloadType({
	matches: ({ eventType }) => typeof eventType === 'string' && normalized(eventType) === normalized(vendorEvent),
	schema,
	map: ({ storeId, data }) => ({
		event: 'availability.product',
		vendorEvent,
		branchId: storeId,
		details: {
			availability: {
				type: 'product',
				products: compact(data.suspendInfoList).map(({ innerId, posRef, type, untilDate }) => ({
					type: type ?? null,
					/** The partner's own id: its reference in the POS. */
					id: posRef ?? null,
					vendorId: innerId ?? null,
					suspendedUntil: untilDate ?? null,
				})),
			},
		},
	}),
});
