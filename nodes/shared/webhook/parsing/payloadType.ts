import type { IDataObject } from 'n8n-workflow';

import type { z } from '../../bundled/zod';
import { unreadable } from '../../parsing/lenient';
import { emptyToNull } from '../../parsing/values';
import type { MappedEvent, SourceContext } from '../event';

/** A body that was read: with its types repaired, its mapping, and what could not be read. */
export interface ReadBody {
	/** Values that could not be read are as sent. */
	payload: IDataObject;
	mapped: MappedEvent;
	/** Paths of values that could not be read. */
	lost: string[];
}

/** One type of body that a source sends. */
export interface PayloadType {
	/** By shape alone; the body may lack everything else. */
	matches(body: IDataObject): boolean;
	/** Reads and maps the body, or reports issues with what identifies it. Issues never quote a value. Pure. */
	read(body: IDataObject, context: SourceContext): ReadBody | { issues: string[] };
}

/**
 * Defines a payload type.
 * @param schema repairs types, keeps unknown fields, and has an issue only with what identifies the body.
 * @param map receives the repaired body, in which empty values are null.
 */
export function payloadType<Body extends z.ZodTypeAny>({
	matches,
	schema,
	map,
}: {
	matches(body: IDataObject): boolean;
	schema: Body;
	map(body: z.output<Body>, context: SourceContext): MappedEvent;
}): PayloadType {
	return {
		matches,
		read: (body, context) => {
			const parsed = schema.safeParse(body);
			if (!parsed.success) {
				return { issues: parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`) };
			}
			const { paths, kept } = unreadable(body, parsed.data);
			// The payload keeps its empty texts; for the model they are null.
			return { payload: kept as IDataObject, mapped: map(emptyToNull(parsed.data), context), lost: paths };
		},
	};
}
