import type { IDataObject } from 'n8n-workflow';

import type { z } from '../../bundled/zod';
import { unreadable } from '../../parsing/lenient';
import { emptyToNull } from '../../parsing/values';
import type { MappedEvent, SourceContext } from '../event';

/** A body that a kind has read: with its types repaired, what it means, and what in it could not be read. */
export interface ReadBody {
	/** What could not be read stands in it as it was sent. */
	payload: IDataObject;
	mapped: MappedEvent;
	/** Paths at which a value was sent that nobody can read. */
	lost: string[];
}

/** One kind of body that a source sends. */
export interface PayloadType {
	/** Told by shape alone; the body may lack everything else. */
	matches(body: IDataObject): boolean;
	/** What the body says, or what is the matter with that which identifies it. Issues never quote a value. Pure. */
	read(body: IDataObject, facts: SourceContext): ReadBody | { issues: string[] };
}

/**
 * Defines a kind: how to tell it, how to repair it, what it means.
 * @param schema repairs types, lets unknown fields through, and has an issue only with what identifies the body.
 * @param translate gets the repaired body, in which what says nothing is null.
 */
export function payloadType<Body extends z.ZodTypeAny>({
	matches,
	schema,
	map,
}: {
	matches(body: IDataObject): boolean;
	schema: Body;
	map(body: z.output<Body>, facts: SourceContext): MappedEvent;
}): PayloadType {
	return {
		matches,
		read: (body, facts) => {
			const parsed = schema.safeParse(body);
			if (!parsed.success) {
				return { issues: parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`) };
			}
			const { paths, kept } = unreadable(body, parsed.data);
			// The payload keeps its empty texts; for the model they are nothing said.
			return { payload: kept as IDataObject, mapped: map(emptyToNull(parsed.data), facts), lost: paths };
		},
	};
}
