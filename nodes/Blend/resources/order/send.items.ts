import { z } from '../../../shared/bundled/zod';
import { entryMessages, listMessages, listOf } from '../../../shared/operation/list';
import { givenNumber, givenText, requiredText } from '../../../shared/reading/filledIn';
import { roundToCents } from '../../../shared/reading/money';

/*
 * The items of an order as Blend takes them (its page "Order Created Webhook"): `price` is one unit with its options.
 */

const requiredNumber = givenNumber.transform((value, context): number => {
	if (value !== undefined) return value;
	context.addIssue({ code: 'custom', message: 'is missing' });
	return z.NEVER;
});

const note = givenText.transform((text) => text ?? '');

const option = z.object({ id: requiredText, price: requiredNumber, quantity: requiredNumber }, entryMessages);

const item = z.object(
	{
		id: requiredText,
		quantity: requiredNumber,
		price: requiredNumber,
		note,
		options: listOf('option', option)
			.optional()
			.transform((options) => options ?? []),
	},
	entryMessages,
);

/** Items filled in by hand, in Blend's own terms. */
export const blendItems = listOf('item', item).refine((items) => items.length > 0, { message: 'is missing' });

export type BlendItem = z.output<typeof item>;

/** The items of an order of the model, of which Blend needs the IDs, quantities and prices. */
export const itemsOfOrder = z
	.object({
		currency: z.string().nullish(),
		items: z
			.array(
				z.object({
					productId: requiredText,
					quantity: requiredNumber,
					unitPrice: requiredNumber,
					notes: note,
					options: z
						.array(z.object({ optionId: requiredText, quantity: givenNumber, unitPrice: requiredNumber }))
						.nullish(),
				}),
				listMessages,
			)
			.min(1, 'is missing'),
	})
	.transform(({ currency, items }): BlendItem[] =>
		items.map(({ productId, quantity, unitPrice, notes, options }) => {
			const chosen = (options ?? []).map(({ optionId, ...each }) => ({
				id: optionId,
				price: each.unitPrice,
				quantity: each.quantity ?? 1,
			}));
			return {
				id: productId,
				quantity,
				price: withOptions(unitPrice, chosen, currency ?? null),
				note: notes,
				options: chosen,
			};
		}),
	);

/** One unit with its options, whose quantities count per unit. Only a computed amount is rounded. */
function withOptions(
	unitPrice: number,
	options: ReadonlyArray<{ price: number; quantity: number }>,
	currency: string | null,
): number {
	const extra = options.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
	return extra === 0 ? unitPrice : roundToCents(unitPrice + extra, currency);
}
