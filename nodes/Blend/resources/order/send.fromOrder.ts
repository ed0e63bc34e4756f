import { z } from '../../../shared/bundled/zod';
import { listMessages } from '../../../shared/operation/list';
import type { OrderInput } from '../../../shared/operation/modelInput';
import { givenNumber, requiredNumber, requiredText } from '../../../shared/reading/filledIn';
import { roundToCents } from '../../../shared/reading/money';
import type { OrderFieldName } from './send.fields';
import { note, type BlendItem } from './send.items';
import type { OrderPatch } from './send.parameters';

/** What Blend cannot do without, and where an order of the model has it. */
export const neededOfOrder = {
	branchId: 'branchId',
	orderId: 'orderId',
	orderType: 'type',
	paymentMethod: 'payment.method',
	subtotal: 'subtotal',
	total: 'total',
} as const satisfies Partial<Record<OrderFieldName, string>>;

export const neededNames = Object.keys(neededOfOrder) as Array<keyof typeof neededOfOrder>;

/** What an order of the model says, but for its items. */
export function fromOrder(order: OrderInput): OrderPatch {
	return {
		branchId: order.branchId ?? undefined,
		orderId: order.orderId,
		orderType: order.type ?? undefined,
		// "cash" and "card" are Blend's examples, in lower case.
		paymentMethod: order.payment?.method?.toLowerCase(),
		note: order.notes ?? undefined,
		subtotal: order.subtotal ?? undefined,
		tax: order.tax ?? undefined,
		discount: order.discount ?? undefined,
		total: order.total ?? undefined,
		eventTime: order.placedAt ?? undefined,
	};
}

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
