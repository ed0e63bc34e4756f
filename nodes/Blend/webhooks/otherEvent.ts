import { record, text } from '../../shared/parsing/lenient';
import { isRecord } from '../../shared/parsing/values';
import { payloadType } from '../../shared/webhook/parsing/payloadType';
import { envelope, eventOf } from './envelope';

const payload = { order_id: text };
const schema = envelope(payload);

/**
 * An event in Blend's envelope that its pages do not list; matched after all other payload types. The webhooks of Blend's
 * manual POS have no payload, so their subject is not known.
 */
export const otherEvent = payloadType({
	matches: (body) => eventOf(body) !== '' && isRecord(record(payload).parse(body.payload)),
	schema,
	map: ({ payload, ...body }) => ({
		event: 'order.other',
		vendorEvent: body.event ?? '',
		orderId: payload.order_id,
		branchId: body.branch_id,
		occurredAt: body.event_time,
		delivery: {},
	}),
});
