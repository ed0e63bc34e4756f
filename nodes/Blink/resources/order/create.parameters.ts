import { z } from '../../../shared/bundled/zod';
import { byInput, orderInput, skippedIfOver, type Skipped } from '../../../shared/operation/modelInput';
import { withoutNowhere } from '../../../shared/parsing/coordinates';
import { number } from '../../../shared/parsing/lenient';
import {
	codeOf,
	inputNumber,
	inputTime,
	optionalAmount,
	optionalId,
	optionalText,
	requiredAmount,
	requiredId,
	requiredText,
	wholeNumber,
} from '../../../shared/parsing/strict';
import { isTimeZone } from '../../../shared/parsing/time';
import { isEmpty } from '../../../shared/parsing/values';
import { blinkOrderTypes, blinkPaymentMethods } from '../../codes/order';
import { phoneForOrder } from '../../codes/phone';
import { additionalNames, type AdditionalName, type MainName } from './create.fields';
import { fromOrder, orderPaths } from './create.fromOrder';
import { orderItems } from './create.items';

const addressParts = ['houseNumber', 'street', 'area', 'city'] as const;
const place = ['latitude', 'longitude'] as const;

const phone = requiredText.transform((typed, context) => {
	const known = phoneForOrder(typed);
	if (known !== undefined) return known;
	context.addIssue({
		code: 'custom',
		message: 'must be a phone number, e.g. 0300 1234567, or +971 50 1234567 of another country',
	});
	return z.NEVER;
});

/** Left empty, Blink takes its own. */
const optionalWhole = z.preprocess((value) => (isEmpty(value) ? undefined : value), wholeNumber(0).optional());

const timezone = optionalText.refine((zone) => zone === undefined || isTimeZone(zone), {
	message: 'must be the name of a time zone, e.g. Asia/Karachi',
});

function degrees(most: number) {
	return inputNumber.refine((value) => value === undefined || Math.abs(value) <= most, {
		message: `must be from -${most} to ${most}`,
	});
}

const fields = z.object({
	branch: requiredId,
	deliveryType: codeOf(blinkOrderTypes),
	customerName: requiredText,
	customerPhone: phone,
	houseNumber: optionalText,
	street: optionalText,
	area: optionalText,
	city: optionalText,
	// Only the one that Items From shows is there.
	items: orderItems.optional(),
	itemsJson: orderItems.optional(),
	paymentMethod: codeOf(blinkPaymentMethods),
	subtotal: requiredAmount,
	deliveryCharges: requiredAmount,
	total: requiredAmount,
	additionalFields: z
		.object({
			building: optionalText,
			customerEmail: optionalText,
			deliveryEta: optionalWhole,
			instructions: optionalText,
			latitude: degrees(90),
			longitude: degrees(180),
			scheduledFor: inputTime,
			taxAmount: optionalAmount,
			taxPercentage: optionalAmount,
		} satisfies Record<AdditionalName, z.ZodTypeAny>)
		.transform((more, context) => {
			const known = withoutNowhere(more, place);
			const missing = place.filter((name) => known[name] === undefined);
			if (missing.length === 1) {
				context.addIssue({ code: 'custom', path: missing, message: 'is missing: a place needs both' });
			}
			return known;
		})
		.default({}),
	options: z.object({ timezone }).default({}),
} satisfies Record<MainName | 'branch' | 'items' | 'itemsJson' | 'additionalFields' | 'options', z.ZodTypeAny>);

type Fields = z.output<typeof fields>;

/** An order as a person fills it in, whether by hand or by way of `byOrder`. */
const byFields = fields.superRefine((input, context) => {
	const refuse = (name: keyof Fields, message: string) => context.addIssue({ code: 'custom', path: [name], message });
	if (input.items === undefined && input.itemsJson === undefined) refuse('items', 'is missing');
	if (input.deliveryType === 'delivery') {
		addressParts.filter((part) => input[part] === undefined).forEach((part) => refuse(part, 'is missing'));
	}
});

export type CreateOrder = z.output<typeof byFields>;

const byOrder = z
	.object({
		order: orderInput,
		branch: optionalId,
		override: z.record(z.unknown()).default({}),
		options: z.unknown(),
	})
	.transform(({ order, branch, override, options }, context): CreateOrder | Skipped => {
		const skipped = skippedIfOver(order);
		if (skipped !== undefined) return skipped;
		const set = withoutNowhere<Record<string, unknown>>(override, place);
		// What is paid depends on the total that is sent.
		const known = fromOrder({ ...order, total: number.parse(set.total) ?? order.total });
		if (order.isScheduled && known.scheduledFor === undefined && set.scheduledFor === undefined) {
			context.addIssue(dueIsMissing);
		}
		const values: Record<string, unknown> = { ...known, ...set, ...(branch !== undefined && { branch }) };
		const additionalFields = Object.fromEntries(additionalNames.map((name) => [name, values[name]]));
		const result = byFields.safeParse({ ...values, additionalFields, options });
		if (result.success) return result.data;
		const source = { known, set, branch };
		result.error.issues.forEach((issue) => context.addIssue({ ...issue, path: fieldOf(issue.path, source) }));
		return z.NEVER;
	});

/** Sent all the same, a pre-order would be cooked at once. */
const dueIsMissing: z.IssueData = {
	code: 'custom',
	path: ['override', 'scheduledFor'],
	message: 'is missing: the order is scheduled, but has no dueAt',
};

type Path = Array<string | number>;

/**
 * The field to correct: under Override or Branch when it was filled in there, in the order when that has it, and else the
 * field that can hold what the order does not have.
 */
function fieldOf(path: Path, { known, set, branch }: { known: object; set: object; branch?: string }): Path {
	const [name, ...deeper] = path[0] === 'additionalFields' ? path.slice(1) : path;
	if (name === 'options') return path;
	if (name === 'items' || name === 'itemsJson') return ['order', 'items', ...deeper.map(inOrder)];
	if (name === 'branch' && (branch !== undefined || !('branch' in known))) return ['branch'];
	if (String(name) in set || !(String(name) in known)) return ['override', name!];
	return ['order', ...(orderPaths[String(name)] ?? [name!])];
}

/** A field of an item as an order of the model calls it. */
function inOrder(name: string | number): string | number {
	return orderPaths[String(name)]?.[0] ?? name;
}

/** What a person fills in for Order > Create. */
export const createOrderParameters = byInput({ fields: byFields, order: byOrder });
