import { z } from '../../../shared/bundled/zod';
import { roundToCents } from '../../../shared/model/money';
import {
	givenNumber,
	givenTime,
	oneOf,
	optionalAmount,
	optionalText,
	requiredAmount,
	requiredText,
	wholeNumber,
} from '../../../shared/operation/checks';
import { blinkOrderTypes } from '../../orderType';
import { phoneForOrder } from '../../phone';
import { orderItems, sumOfItems } from './orderItems';

const addressParts = ['houseNumber', 'street', 'area', 'city'] as const;

const phone = requiredText.transform((typed, context) => {
	const known = phoneForOrder(typed);
	if (known !== undefined) return known;
	context.addIssue({ code: 'custom', message: 'must be a phone number in Pakistan, e.g. 0300 1234567' });
	return z.NEVER;
});

function degrees(most: number) {
	return givenNumber.refine((value) => value === undefined || Math.abs(value) <= most, {
		message: `must be from -${most} to ${most}`,
	});
}

const fields = z.object({
	branch: requiredText,
	deliveryType: oneOf(blinkOrderTypes.map(({ word }) => word) as ['delivery', 'dine-in', 'pickup']),
	customerName: requiredText,
	customerPhone: phone,
	houseNumber: optionalText,
	street: optionalText,
	area: optionalText,
	city: optionalText,
	// Only the one that Items From shows is there.
	items: orderItems.optional(),
	itemsJson: orderItems.optional(),
	paymentMethod: oneOf(['cash', 'online']),
	subtotal: requiredAmount,
	deliveryCharges: requiredAmount,
	total: requiredAmount,
	additionalFields: z
		.object({
			building: optionalText,
			customerEmail: optionalText,
			deliveryEta: wholeNumber(0).optional(),
			instructions: optionalText,
			latitude: degrees(90),
			longitude: degrees(180),
			scheduledFor: givenTime,
			taxAmount: optionalAmount,
			taxPercentage: optionalAmount,
		})
		.default({}),
	options: z.object({ refuseWrongTotals: z.boolean().default(false) }).default({}),
});

type Fields = z.output<typeof fields>;

/** What a person fills in for Order > Create. */
export const createOrderParameters = fields.superRefine((given, context) => {
	const refuse = (name: keyof Fields, message: string) =>
		context.addIssue({ code: 'custom', path: [name], message });
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

export type CreateOrder = z.output<typeof createOrderParameters>;

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
