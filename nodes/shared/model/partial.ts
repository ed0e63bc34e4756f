import { z } from '../bundled/zod';
import { compact } from '../parsing/values';

/** The type with any part of it missing or null, at any depth. */
export type DeepPartial<Thing> =
	Thing extends ReadonlyArray<infer Entry>
		? ReadonlyArray<DeepPartial<Entry> | null | undefined>
		: Thing extends object
			? { [Field in keyof Thing]?: DeepPartial<Thing[Field]> | null }
			: Thing;

/** Fills in what a partial value of a schema leaves out: a missing field becomes null, a list empty, a flag false. */
export function withDefaults<Schema extends z.ZodTypeAny>(schema: Schema) {
	return completerOf(schema) as (partial: DeepPartial<z.output<Schema>>) => z.output<Schema>;
}

type Completer = (partial: unknown) => unknown;

function completerOf(schema: z.ZodTypeAny): Completer {
	if (schema instanceof z.ZodNullable) {
		const complete = completerOf(schema.unwrap() as z.ZodTypeAny);
		return (partial) => (partial === undefined || partial === null ? null : complete(partial));
	}
	if (schema instanceof z.ZodArray) {
		const complete = completerOf(schema.element as z.ZodTypeAny);
		return (partial) => compact(partial as unknown[]).map((entry) => complete(entry));
	}
	if (schema instanceof z.ZodObject) {
		const fields = Object.entries<z.ZodTypeAny>(schema.shape).map(
			([name, field]) => [name, completerOf(field)] as const,
		);
		return (partial) =>
			Object.fromEntries(
				fields.map(([name, complete]) => [name, complete((partial as Record<string, unknown>)?.[name])]),
			);
	}
	const unset = schema instanceof z.ZodBoolean ? false : null;
	return (partial) => partial ?? unset;
}
