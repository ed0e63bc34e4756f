import { z } from '../../../shared/bundled/zod';
import { entryMessages, listOf } from '../../../shared/operation/list';
import { givenText, requiredNumber, requiredText } from '../../../shared/reading/filledIn';

/*
 * The items of an order as Blend takes them (its page "Order Created Webhook"): `price` is one unit with its options.
 */

/** A note, which Blend always shows. */
export const note = givenText.transform((text) => text ?? '');

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
