import { z } from '../../../shared/bundled/zod';
import { entryMessages, listOf } from '../../../shared/operation/list';
import { byInput, hasNo, isMissing, needing, orderInput, type OrderInput } from '../../../shared/operation/modelInput';
import { givenNumber, optionalText, requiredText } from '../../../shared/reading/filledIn';
import { given } from '../../../shared/reading/values';
import { fromOrder, itemsOfOrder, orderPaths } from './create.fromOrder';
import { labelOf } from './order.fields';
import { orderPatch, type CarriedItem, type OrderPatch } from './order.parameters';

/** An order as it goes out, or why none does. */
export type NewOrder =
	| { orderId: string; skip: string }
	| { orderId: string; skip?: undefined; patch: OrderPatch; items: CarriedItem[] };

const amount = givenNumber.refine((value) => value === undefined || value >= 0, { message: 'must be 0 or more' });

const item = z
	.object(
		{ name: requiredText, quantity: amount, price: amount, productId: optionalText, note: optionalText },
		entryMessages,
	)
	.transform(
		({ productId, quantity = 1, ...rest }): CarriedItem => given({ ...rest, quantity, external_id: productId }),
	);

const neededNames = ['customerName', 'address'] as const;

/** Coordinates say as well as an address where the customer is. */
const withPlace = (patch: OrderPatch) => ({
	...patch,
	address: patch.address ?? (patch.latitude && patch.longitude ? `${patch.latitude}, ${patch.longitude}` : undefined),
});

const fields = orderPatch
	.extend({
		orderId: requiredText,
		items: listOf('item', item).optional(),
		additionalFields: orderPatch.default({}),
	})
	.transform(({ orderId, items = [], additionalFields, ...main }): NewOrder & { patch: OrderPatch } => ({
		orderId,
		patch: { ...additionalFields, ...given(main) },
		items: items.filter(({ quantity }) => quantity !== 0),
	}))
	.superRefine(({ patch }, context) => needing(neededNames, isMissing)(withPlace(patch), context));

const over = ['delivered', 'cancelled', 'rejected'];

const order = z
	.object({ order: orderInput, override: orderPatch.extend({ orderId: optionalText }).default({}) })
	.superRefine(({ order: known }, context) => {
		const issue = (path: Array<string | number>, message: string) =>
			context.addIssue({ code: 'custom', path: ['order', ...path], message });
		if (isOver(known)) return;
		if (known.type === 'pickup' || known.type === 'dine-in') {
			issue(['type'], `is ${known.type}: a driver is only for orders that are delivered. Filter out the others first.`);
		}
		(known.items ?? []).forEach(({ quantity, unitPrice, discountPrice }, index) => {
			if ((quantity ?? 0) < 0) issue(['items', index, 'quantity'], 'is negative');
			if ((discountPrice ?? unitPrice ?? 0) < 0) issue(['items', index, 'unitPrice'], 'is negative');
		});
	})
	.transform(({ order: known, override: { orderId: ownId, ...override } }, context): NewOrder => {
		const orderId = ownId ?? known.orderId;
		if (!orderId) {
			context.addIssue({ code: 'custom', ...hasNo('order', { at: 'orderId', vendor: 'Bringg', label: 'Order ID' }) });
			return z.NEVER;
		}
		if (isOver(known)) return { orderId, skip: `The order is ${known.deliveryStatus}: nothing is to be delivered` };
		const patch = { ...fromOrder(known), ...given(override) };
		if (known.isScheduled && patch.scheduledAt === undefined && patch.notAfter === undefined) {
			context.addIssue({
				code: 'custom',
				...hasNo('order', { at: 'dueAt although it is scheduled', vendor: 'Bringg', label: labelOf('scheduledAt') }),
			});
		}
		needing(neededNames, (name) => hasNo('order', { at: orderPaths[name], vendor: 'Bringg', label: labelOf(name) }))(
			withPlace(patch),
			context,
		);
		return { orderId, patch, items: itemsOfOrder(known) };
	});

function isOver({ deliveryStatus }: OrderInput): boolean {
	return over.includes(deliveryStatus ?? '');
}

/** What a person fills in for Order > Create. */
export const createOrderParameters = byInput({ fields, order });
