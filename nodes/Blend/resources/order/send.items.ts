import { z } from '../../../shared/bundled/zod';
import { entryMessages, hasLines, line, listOf, optionalListOf } from '../../../shared/operation/list';
import { inputText, requiredId, requiredNumber, requiredSignedNumber } from '../../../shared/parsing/strict';

/*
 * The items of an order as Blend takes them (its page "Order Created Webhook"): `price` is one unit with its options.
 */

/** A note, which Blend always shows. */
export const note = inputText.transform((text) => text ?? '');

const moreThanNothing = requiredSignedNumber.refine((value) => !(value <= 0), 'must be more than 0');

/** An option that costs less than nothing is a discount, as for a smaller size. */
const option = z.object({ id: requiredId, price: requiredSignedNumber, quantity: moreThanNothing }, entryMessages);

const item = z.object(
	{
		id: requiredId,
		quantity: moreThanNothing,
		price: requiredNumber,
		note,
		options: optionalListOf('option', line(option)),
	},
	entryMessages,
);

/** Items filled in by hand, in Blend's own terms. */
export const blendItems = listOf('item', line(item)).refine(hasLines, { message: 'is missing' });
