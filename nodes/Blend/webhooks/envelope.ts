import type { IDataObject } from 'n8n-workflow';

import type { z } from '../../shared/bundled/zod';
import { normalized } from '../../shared/parsing/codeTable';
import { body, requiredRecord, text, time } from '../../shared/parsing/lenient';

/** The body of every Blend webhook, around a payload of these fields. `event_time` has no zone: taken as UTC. */
export function envelope<Payload extends z.ZodRawShape>(payload: Payload) {
	return body({
		event: text,
		event_time: time,
		branch_id: text,
		payload: requiredRecord(payload),
	});
}

/** The normalized event of a body; empty without one. */
export function eventOf(body: IDataObject): string {
	return typeof body.event === 'string' ? normalized(body.event) : '';
}

/** Matches a payload type by the envelope's event, in any case and spacing. */
export function isEvent(name: string): (body: IDataObject) => boolean {
	return (body) => eventOf(body) === normalized(name);
}
