import type { IDataObject } from 'n8n-workflow';

import { z } from '../../../shared/bundled/zod';
import { entryMessages, listOf } from '../../../shared/operation/list';
import { optionalAmount, optionalText, requiredAmount, requiredText } from '../../../shared/reading/filledIn';
import { isRecord } from '../../../shared/reading/values';

/** Blink's names (its page "Submit Order") and the form's: a list of items may use either. */
const itemNames: Record<string, string> = {
	blink_item_id: 'itemId',
	actual_price: 'originalPrice',
	sub_options: 'suboptions',
	sub_option_id: 'suboptionId',
};

function withFormNames(value: unknown): unknown {
	if (!isRecord(value)) return value;
	return Object.fromEntries(Object.entries(value).map(([name, inner]) => [itemNames[name] ?? name, inner]));
}

const suboption = z.preprocess(
	withFormNames,
	z.object({ suboptionId: requiredText, price: requiredAmount, quantity: requiredAmount }, entryMessages),
);

const item = z.preprocess(
	withFormNames,
	z.object(
		{
			itemId: requiredText,
			name: requiredText,
			description: optionalText,
			notes: optionalText,
			originalPrice: optionalAmount,
			price: requiredAmount,
			quantity: requiredAmount.refine((quantity) => Number(quantity) > 0, 'must be more than 0'),
			suboptions: listOf('suboption', suboption).optional(),
		},
		entryMessages,
	),
);

/** The items of an order, from the form or as JSON. */
export const orderItems = listOf('item', item).refine((items) => items.length > 0, {
	message: 'is missing: an order has at least one item',
});

export type OrderItems = z.output<typeof orderItems>;

/** The items as Blink wants them. */
export function itemsForBlink(items: OrderItems): IDataObject[] {
	return items.map((entry) => ({
		blink_item_id: entry.itemId,
		name: entry.name,
		description: entry.description,
		notes: entry.notes,
		actual_price: entry.originalPrice ?? entry.price,
		price: entry.price,
		quantity: entry.quantity,
		sub_options: entry.suboptions?.map(({ suboptionId, price, quantity }) => ({
			sub_option_id: suboptionId,
			price,
			quantity,
		})),
	}));
}

/** What the items come to: an item's price is without its suboptions, which are counted once for each of it. */
export function sumOfItems(items: OrderItems): number {
	return items.reduce((sum, { price, quantity, suboptions = [] }) => {
		const extras = suboptions.reduce((all, extra) => all + Number(extra.price) * Number(extra.quantity), 0);
		return sum + Number(quantity) * (Number(price) + extras);
	}, 0);
}
