import { z } from '../../../shared/bundled/zod';
import { byInput, orderInput } from '../../../shared/operation/modelInput';
import {
	givenNumber,
	givenTime,
	optionalAmount,
	optionalText,
	requiredAmount,
	requiredText,
	wholeNumber,
	wordOf,
	yesOrNo,
} from '../../../shared/reading/filledIn';
import { roundToCents } from '../../../shared/reading/money';
import { isTimeZone } from '../../../shared/reading/time';
import { isEmpty } from '../../../shared/reading/values';
import { blinkOrderTypes } from '../../words/orderType';
import { blinkPaymentMethods } from '../../words/paymentMethod';
import { phoneForOrder } from '../../words/phone';
import { fromOrder } from './create.fromOrder';
import { orderItems, sumOfItems } from './create.items';

const addressParts = ['houseNumber', 'street', 'area', 'city'] as const;

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
	return givenNumber.refine((value) => value === undefined || Math.abs(value) <= most, {
		message: `must be from -${most} to ${most}`,
	});
}

const fields = z.object({
	branch: requiredText,
	deliveryType: wordOf(blinkOrderTypes),
	customerName: requiredText,
	customerPhone: phone,
	houseNumber: optionalText,
	street: optionalText,
	area: optionalText,
	city: optionalText,
	// Only the one that Items From shows is there.
	items: orderItems.optional(),
	itemsJson: orderItems.optional(),
	paymentMethod: wordOf(blinkPaymentMethods),
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
			scheduledFor: givenTime,
			taxAmount: optionalAmount,
			taxPercentage: optionalAmount,
		})
		.default({}),
	options: z.object({ refuseWrongTotals: yesOrNo.default(false), timezone }).default({}),
});

type Fields = z.output<typeof fields>;

/** An order as a person fills it in, whether by hand or by way of `byOrder`. */
const byFields = fields.superRefine((given, context) => {
	const refuse = (name: keyof Fields, message: string) => context.addIssue({ code: 'custom', path: [name], message });
	if (given.items === undefined && given.itemsJson === undefined) refuse('items', 'is missing');
	if (given.deliveryType === 'delivery') {
		addressParts.filter((part) => given[part] === undefined).forEach((part) => refuse(part, 'is missing'));
	}
	if (!given.options.refuseWrongTotals) return;
	const { subtotal, total } = sums(given);
	if (differ(subtotal, given.subtotal)) refuse('subtotal', `is not what the items come to: ${subtotal}`);
	if (differ(total, given.total)) {
		refuse('total', `is not what subtotal, tax and delivery charges come to: ${total}`);
	}
});

export type CreateOrder = z.output<typeof byFields>;

const byOrder = z
	.object({
		order: orderInput,
		branch: optionalText,
		override: z.record(z.unknown()).default({}),
		options: z.unknown(),
	})
	.transform(({ order, branch, override, options }, context): CreateOrder => {
		if (order.isScheduled && !order.dueAt && isEmpty(override.scheduledFor)) context.addIssue(dueIsMissing);
		const result = byFields.safeParse({ ...fromOrder(order, branch, override), options });
		if (result.success) return result.data;
		result.error.issues.forEach((issue) => context.addIssue({ ...issue, path: whereToSay(issue.path) }));
		return z.NEVER;
	});

/** Sent all the same, a pre-order would be cooked at once. */
const dueIsMissing: z.IssueData = {
	code: 'custom',
	path: ['override', 'scheduledFor'],
	message: 'is missing: the order is scheduled, but has no dueAt',
};

/** In the words of the form: what an order does not say is asked for under Override, its items are its own. */
function whereToSay([name, ...deeper]: Array<string | number>): Array<string | number> {
	if (name === 'branch') return ['branch'];
	if (name === 'itemsJson') return ['order', 'items', ...deeper];
	return ['override', ...(name === 'additionalFields' ? deeper : [name!, ...deeper])];
}

/** What a person fills in for Order > Create. */
export const createOrderParameters = byInput({ fields: byFields, order: byOrder });

/** What the amounts should be. Tax is the amount when there is one, else the percentage of the subtotal. */
function sums({ additionalFields, ...given }: Fields) {
	const { taxAmount, taxPercentage = '0' } = additionalFields;
	const tax = taxAmount ?? (Number(given.subtotal) * Number(taxPercentage)) / 100;
	return {
		subtotal: roundToCents(sumOfItems(given.items ?? given.itemsJson ?? [])),
		total: roundToCents(Number(given.subtotal) + Number(tax) + Number(given.deliveryCharges)),
	};
}

/** By more than the rounding of a cent. */
function differ(computed: number, typed: string): boolean {
	return Math.abs(computed - Number(typed)) > 0.011;
}
