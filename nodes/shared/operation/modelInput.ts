import type { INodeProperties } from 'n8n-workflow';

import { z } from '../bundled/zod';
import { deliveryEvent } from '../model/deliveryEvent';
import { order } from '../model/order';
import { oneOf } from '../reading/filledIn';
import { fromJson } from '../reading/json';

/*
 * Operations that take either fields filled in by hand or an object of the model, as the triggers of this package give
 * it, so that a relay needs no mapping.
 */

/** The choice between Fields and one kind of model object. */
export function inputField(from: 'order' | 'delivery'): INodeProperties {
	const name = from === 'order' ? 'From Order' : 'From Delivery Event';
	const what = from === 'order' ? 'an order' : 'a delivery event';
	return {
		displayName: 'Input',
		name: 'input',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Fields', value: 'fields', description: 'Fill in each field' },
			{ name, value: from, description: `Take ${what} as a trigger of this package gives it: nothing to map` },
		],
		default: 'fields',
		description: 'Where the values come from',
	};
}

/** The field that holds the order when the input is an order. */
export const orderField: INodeProperties = {
	displayName: 'Order',
	name: 'order',
	type: 'json',
	required: true,
	default: '={{ $json.order }}',
	displayOptions: { show: { input: ['order'] } },
	description: 'An order as the triggers of this package give it under "order"',
};

/** The field that holds the delivery event when the input is one. */
export const deliveryField: INodeProperties = {
	displayName: 'Delivery Event',
	name: 'delivery',
	type: 'json',
	required: true,
	default: '={{ $json.delivery }}',
	displayOptions: { show: { input: ['delivery'] } },
	description: 'A delivery event as the triggers of this package give it under "delivery"',
};

/** An order from an item, in which anything may be missing: what an operation needs is its own to check. */
export const orderInput = modelInput(order.deepPartial());

/** What may be relayed of a delivery event, in which anything may be missing. */
export const deliveryInput = modelInput(
	deliveryEvent
		.pick({ deliveryStatus: true, orderId: true, externalOrderId: true, taskId: true, reason: true })
		.partial(),
);

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

/** Checks what was filled in against the schema of the chosen Input; the result is that schema's. */
export function byInput<Schemas extends Record<string, z.ZodTypeAny>>(schemas: Schemas) {
	const inputs = Object.keys(schemas) as [string, ...string[]];
	return z
		.object({ input: oneOf(inputs) })
		.passthrough()
		.transform((given, context): z.output<Schemas[keyof Schemas]> => {
			const result = schemas[given.input]!.safeParse(given);
			if (result.success) return result.data as z.output<Schemas[keyof Schemas]>;
			result.error.issues.forEach((issue) => context.addIssue(issue));
			return z.NEVER;
		});
}

/** Reads a model object that is given as such or as JSON text. Issues name its fields and never quote a value. */
function modelInput<Schema extends z.ZodTypeAny>(schema: Schema) {
	return z.unknown().transform((given, context): z.output<Schema> => {
		const result = schema.safeParse(given === '' ? undefined : fromJson(given), { errorMap });
		if (result.success) return result.data as z.output<Schema>;
		result.error.issues.forEach((issue) => context.addIssue(issue));
		return z.NEVER;
	});
}

const kinds: Record<string, string> = {
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
			data === undefined || data === null
				? 'is missing: the item has none'
				: `must be ${kinds[issue.expected] ?? issue.expected}`,
	};
};
