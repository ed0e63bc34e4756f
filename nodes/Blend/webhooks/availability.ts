import { z } from '../../shared/bundled/zod';
import type { EventName } from '../../shared/model/eventName';
import { flag, text } from '../../shared/parsing/lenient';
import { payloadType, type PayloadType } from '../../shared/webhook/parsing/payloadType';
import { envelope, isEvent } from './envelope';

/*
 * Blend's pages on availability: whether an item, a modifier or a whole branch is available. The modifier's page does not
 * show a field for its id, so it may be `modifier_id` or `id`.
 */

interface AvailabilityType {
	type: 'item' | 'modifier' | 'branch';
	event: EventName;
	/** The fields that may have its id, best first. */
	ids: ReadonlyArray<'item_id' | 'modifier_id' | 'branch_id' | 'id'>;
}

const availabilityTypes: AvailabilityType[] = [
	{ type: 'item', event: 'availability.item', ids: ['item_id', 'id'] },
	{ type: 'modifier', event: 'availability.modifier', ids: ['modifier_id', 'id'] },
	{ type: 'branch', event: 'availability.branch', ids: ['branch_id'] },
];

const base = envelope({ id: text, item_id: text, modifier_id: text, branch_id: text, is_available: flag });
type Body = z.output<typeof base>;

/** The id of what changed. A branch may be named in the payload and, instead, in the envelope: the payload's counts. */
function idOf({ type, ids }: AvailabilityType, { payload, branch_id: branchId }: Body): string | null {
	const sent = [...ids.map((name) => payload[name]), type === 'branch' ? branchId : null];
	return sent.find((id): id is string => typeof id === 'string' && id.trim() !== '') ?? null;
}

function availabilityOf(availabilityType: AvailabilityType): PayloadType {
	const { type, event, ids } = availabilityType;
	const schema = base.superRefine((body, context) => {
		if (idOf(availabilityType, body) !== null) return;
		context.addIssue({ code: z.ZodIssueCode.custom, path: ['payload', ids[0]!], message: 'is missing' });
	});
	return payloadType({
		matches: isEvent(`${type}_availability`),
		schema,
		map: (body) => ({
			event,
			vendorEvent: `${type}_availability`,
			branchId: type === 'branch' ? idOf(availabilityType, body) : body.branch_id,
			occurredAt: body.event_time,
			details: {
				availability: { type, id: idOf(availabilityType, body), isAvailable: body.payload.is_available ?? null },
			},
		}),
	});
}

/** An item, modifier or branch is available again, or no longer. */
export const availability: PayloadType[] = availabilityTypes.map(availabilityOf);
