import { z } from '../../bundled/zod';
import { parsedJson } from '../../reading/json';
import type { Remembered } from './memory';

/*
 * What a trigger keeps in the static data: one text, because n8n wraps every object in there anew with every call, and
 * short, because it reads it with every call.
 */

/** What is kept of a trigger's memory. */
export type Stored = Array<[subject: string, remembered: Remembered]>;

const row = z.tuple([
	z.string(),
	z.string(),
	z.number(),
	z.string(),
	z.string(),
	z.number(),
	z.boolean(),
	z.number(),
	z.number(),
]);
const stored = z.object({ subjects: z.array(row) });

/** The text for what is kept. */
export function textOf(kept: Stored): string {
	const subjects = kept.map(([subject, { fingerprint, at, seen, content, progress }]): z.infer<typeof row> => {
		const { latest, isFinal, trip, order } = progress;
		return [subject, fingerprint, at, seen, content, latest, isFinal, trip, order];
	});
	return JSON.stringify({ subjects });
}

/** What a text keeps; nothing if it is none of this package's. */
export function rememberedIn(text: string): Stored {
	const read = stored.safeParse(parsedJson(text));
	if (!read.success) return [];
	return read.data.subjects.map(([subject, fingerprint, at, seen, content, latest, isFinal, trip, order]) => [
		subject,
		{ fingerprint, at, seen, content, progress: { latest, isFinal, trip, order } },
	]);
}
