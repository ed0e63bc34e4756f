import type { IDataObject } from 'n8n-workflow';

import { z } from '../../../shared/bundled/zod';
import { entryMessages, hasLines, line, listOf, optionalListOf } from '../../../shared/operation/list';
import {
	optionalAmount,
	optionalText,
	requiredAmount,
	requiredId,
	requiredSignedAmount,
	requiredText,
} from '../../../shared/parsing/strict';
import { compact, isRecord } from '../../../shared/parsing/values';

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

const moreThanNothing = requiredAmount.refine(
	(quantity) => Number(quantity) !== 0 || quantity === '',
	'must be more than 0',
);

/** One that costs less than nothing is a discount, as for a smaller size. */
const suboption = z.preprocess(
	withFormNames,
	z.object({ suboptionId: requiredId, price: requiredSignedAmount, quantity: moreThanNothing }, entryMessages),
);

const item = z.preprocess(
	withFormNames,
	z.object(
		{
			itemId: requiredId,
			name: requiredText,
			description: optionalText,
			notes: optionalText,
			originalPrice: optionalAmount,
			price: requiredAmount,
			quantity: moreThanNothing,
			suboptions: optionalListOf('suboption', line(suboption)),
		},
		entryMessages,
	),
);

/** The items of an order, from the form or as JSON. */
export const orderItems = listOf('item', line(item)).refine(hasLines, {
	message: 'is missing: an order has at least one item',
});

type OrderItems = z.output<typeof orderItems>;

export function itemsForBlink(items: OrderItems): IDataObject[] {
	return compact(items).map((entry) => ({
		blink_item_id: entry.itemId,
		name: entry.name,
		description: entry.description,
		notes: entry.notes,
		actual_price: entry.originalPrice ?? entry.price,
		price: entry.price,
		quantity: entry.quantity,
		sub_options: compact(entry.suboptions).map(({ suboptionId, price, quantity }) => ({
			sub_option_id: suboptionId,
			price,
			quantity,
		})),
	}));
}

export function hasLinesLeftOut(items: OrderItems): boolean {
	return items.some((entry) => entry === null || entry.suboptions.includes(null));
}
