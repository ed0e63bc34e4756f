import { z } from '../../../shared/bundled/zod';
import { byInput, hasNo, isMissing, needing, orderInput } from '../../../shared/operation/modelInput';
import { givenNumber, givenText, givenTime, wordOf } from '../../../shared/reading/filledIn';
import { given } from '../../../shared/reading/values';
import { blendOrderTypes } from '../../words/orderType';
import { labelOf, type OrderFieldName } from './send.fields';
import { fromOrder, itemsOfOrder, neededNames, neededOfOrder } from './send.fromOrder';
import { blendItems } from './send.items';

/** What is known of an order for Blend; each may be missing. */
const orderPatch = z.object({
	branchId: givenText,
	orderId: givenText,
	orderType: wordOf(blendOrderTypes).optional(),
	paymentMethod: givenText,
	note: givenText,
	subtotal: givenNumber,
	tax: givenNumber,
	discount: givenNumber,
	total: givenNumber,
	eventTime: givenTime,
	itemsJson: blendItems.optional(),
} satisfies Record<OrderFieldName | 'itemsJson', z.ZodTypeAny>);

export type OrderPatch = z.output<typeof orderPatch>;

const fields = orderPatch
	.extend({ items: blendItems.optional(), additionalFields: orderPatch.default({}) })
	.transform(({ items, additionalFields, ...order }) => ({
		...additionalFields,
		...given(order),
		itemsJson: items ?? order.itemsJson,
	}))
	.superRefine(needing(neededNames, isMissing))
	.superRefine(needing(['itemsJson'], () => isMissing('items')));

const order = z
	.object({ order: orderInput, override: orderPatch.default({}) })
	.transform(({ order: known, override }, context) => {
		const patch = { ...fromOrder(known), ...given(override) };
		if (patch.itemsJson !== undefined) return patch;
		const { data: itemsJson, error } = itemsOfOrder.safeParse(known);
		error?.issues.forEach((issue) => context.addIssue({ ...issue, path: ['order', ...issue.path] }));
		return { ...patch, itemsJson };
	})
	.superRefine(
		needing(neededNames, (name) => hasNo('order', { at: neededOfOrder[name], vendor: 'Blend', label: labelOf(name) })),
	);

/** What a person fills in for Order > Send. */
export const sendOrderParameters = byInput({ fields, order });
