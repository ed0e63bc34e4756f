import { z } from '../bundled/zod';
import { present } from '../reading/values';

/** What is known of a thing of the model: any part of it may be missing or null, at any depth. */
export type Known<Thing> =
	Thing extends ReadonlyArray<infer Entry>
		? ReadonlyArray<Known<Entry> | null | undefined>
		: Thing extends object
			? { [Field in keyof Thing]?: Known<Thing[Field]> | null }
			: Thing;

/** Makes the thing that a schema of the model describes of what is known: what is not known is null, a list empty, a flag false. */
export function completing<Schema extends z.ZodTypeAny>(schema: Schema) {
	return completerOf(schema) as (known: Known<z.output<Schema>>) => z.output<Schema>;
}

type Completer = (known: unknown) => unknown;

function completerOf(schema: z.ZodTypeAny): Completer {
	if (schema instanceof z.ZodNullable) {
		const complete = completerOf(schema.unwrap() as z.ZodTypeAny);
		return (known) => (known === undefined || known === null ? null : complete(known));
	}
	if (schema instanceof z.ZodArray) {
		const complete = completerOf(schema.element as z.ZodTypeAny);
		return (known) => present(known as unknown[]).map((entry) => complete(entry));
	}
	if (schema instanceof z.ZodObject) {
		const fields = Object.entries<z.ZodTypeAny>(schema.shape).map(
			([name, field]) => [name, completerOf(field)] as const,
		);
		return (known) =>
			Object.fromEntries(
				fields.map(([name, complete]) => [name, complete((known as Record<string, unknown>)?.[name])]),
			);
	}
	const nothing = schema instanceof z.ZodBoolean ? false : null;
	return (known) => known ?? nothing;
}
