import { z } from '../bundled/zod';
import { deliveryEvent } from '../model/deliveryEvent';
import { order, whyOver } from '../model/order';
import { fromJson } from '../parsing/json';
import { withoutNoise } from '../parsing/money';
import { filled, oneOf } from '../parsing/strict';
import { isEmpty } from '../parsing/values';

/** An order from an item, in which anything may be missing: what an operation needs is its own to check. */
export const orderInput = modelInput('an order', anyPartOf(order));

/** What may be relayed of a delivery event, in which anything may be missing. */
export const deliveryInput = modelInput(
	'a delivery event',
	deliveryEvent.pick({ deliveryStatus: true, orderId: true, branchId: true, occurredAt: true, reason: true }).partial(),
);

/** An order for which nothing is placed, and why. */
export interface Skipped {
	skip: string;
	orderId: string | null;
}

/** An order that is over, as one for which nothing is placed; undefined for one that lives. */
export function skippedIfOver(input: OrderInput): Skipped | undefined {
	const skip = whyOver(input);
	return skip === undefined ? undefined : { skip, orderId: input.orderId ?? null };
}

/** The item that a workflow gets for an order for which nothing was placed. */
export function skippedItem({ skip, orderId }: Skipped) {
	return { skipped: true, reason: skip, orderId };
}

export type OrderInput = z.output<typeof orderInput>;
export type DeliveryInput = z.output<typeof deliveryInput>;

/** A refinement that refuses values without those that are needed, with the issue that `issueOf` gives for each. */
export function needing<Name extends string>(
	needed: readonly Name[],
	issueOf: (name: Name) => { path: string[]; message: string },
) {
	return (values: Partial<Record<Name, unknown>>, context: z.RefinementCtx): void =>
		needed
			.filter((name) => values[name] === undefined || values[name] === '')
			.forEach((name) => context.addIssue({ code: 'custom', ...issueOf(name) }));
}

/** The issue of a field that is not filled in. */
export function isMissing(name: string) {
	return { path: [name], message: 'is missing' };
}

/**
 * The issue of a model object that lacks what the vendor needs: its path in the object, and the label of the field of
 * Override that can replace it.
 */
export function hasNo(
	from: 'order' | 'delivery',
	{ at, vendor, label }: { at: string; vendor: string; label: string },
) {
	return { path: [from], message: `has no ${at}, which ${vendor} needs: fill in Override > ${label}` };
}

/**
 * Checks what was filled in against the schema of the chosen Input; the result is that schema's. Empty values under Override
 * are taken out before: the order's or delivery event's own are used.
 */
export function byInput<Schemas extends Record<string, z.ZodTypeAny>>(schemas: Schemas) {
	const inputs = Object.keys(schemas) as [string, ...string[]];
	return z
		.object({ input: oneOf(inputs) })
		.passthrough()
		.transform((input, context): z.output<Schemas[keyof Schemas]> => {
			const override = input.override === undefined ? {} : { override: filled(input.override) };
			const result = schemas[input.input]!.safeParse({ ...input, ...override });
			if (result.success) return result.data as z.output<Schemas[keyof Schemas]>;
			result.error.issues.forEach((issue) => context.addIssue(issue));
			return z.NEVER;
		});
}

/**
 * Reads a model object that is given as such or as JSON text; a number where text is wanted, as ids come, is its digits.
 * Issues name its fields and never quote a value.
 * @param what what it is called where there is none: "an order"
 */
export function modelInput<Schema extends z.ZodTypeAny>(what: string, schema: Schema) {
	const missing = `is missing: connect this node to the Event output of a trigger, or put ${what} here`;
	return z.unknown().transform((input, context): z.output<Schema> => {
		const value = isEmpty(input) ? undefined : fromJson(input);
		const first = schema.safeParse(value, { errorMap });
		const result = first.success ? first : schema.safeParse(withTexts(value, first.error.issues), { errorMap });
		if (result.success) return result.data as z.output<Schema>;
		for (const issue of result.error.issues) {
			const isNothing = issue.path.length === 0 && isEmpty(value);
			context.addIssue(isNothing ? { ...issue, message: missing } : issue);
		}
		return z.NEVER;
	});
}

/** Each field, at any depth, may be missing or null. */
type AnyPartOf<Thing> =
	Thing extends ReadonlyArray<infer Entry>
		? Array<AnyPartOf<Entry>>
		: Thing extends object
			? { [Field in keyof Thing]?: AnyPartOf<Thing[Field]> | null }
			: Thing;

function anyPartOf<Schema extends z.ZodTypeAny>(schema: Schema) {
	return partOf(schema) as z.ZodType<AnyPartOf<z.output<Schema>>, z.ZodTypeDef, unknown>;
}

function partOf(schema: z.ZodTypeAny): z.ZodTypeAny {
	if (schema instanceof z.ZodNullable) return partOf(schema.unwrap() as z.ZodTypeAny);
	if (schema instanceof z.ZodArray) return z.array(partOf(schema.element as z.ZodTypeAny));
	if (!(schema instanceof z.ZodObject)) return schema;
	const fields = Object.entries<z.ZodTypeAny>(schema.shape).map(([name, field]) => [name, partOf(field).nullish()]);
	return z.object(Object.fromEntries(fields) as z.ZodRawShape);
}

/** A copy with text in the place of each number of which an issue says that it should be text. */
function withTexts(value: unknown, issues: z.ZodIssue[]): unknown {
	const copy = structuredClone(value);
	for (const issue of issues) {
		if (issue.code !== 'invalid_type' || issue.expected !== 'string' || issue.received !== 'number') continue;
		const parent = issue.path.slice(0, -1).reduce((inner, key) => (inner as Inner)[key], copy) as Inner;
		const key = issue.path.at(-1)!;
		parent[key] = String(withoutNoise(parent[key] as number));
	}
	return copy;
}

type Inner = Record<string | number, unknown>;

const typeNames: Record<string, string> = {
	array: 'a list',
	boolean: 'true or false',
	number: 'a number',
	object: 'an object, or its JSON',
	string: 'text',
};

const errorMap: z.ZodErrorMap = (issue, { data, defaultError }) => {
	if (issue.code === 'invalid_enum_value') return { message: `must be one of: ${issue.options.join(', ')}` };
	if (issue.code !== 'invalid_type') return { message: defaultError };
	return {
		message:
			data === undefined || data === null ? 'is missing' : `must be ${typeNames[issue.expected] ?? issue.expected}`,
	};
};
