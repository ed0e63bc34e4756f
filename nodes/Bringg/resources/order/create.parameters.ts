import { z } from '../../../shared/bundled/zod';
import { entryMessages, isTakenOut, listOf } from '../../../shared/operation/list';
import {
	byInput,
	hasNo,
	isMissing,
	needing,
	orderInput,
	skippedIfOver,
	type Skipped,
} from '../../../shared/operation/modelInput';
import { inputNumber, optionalText, requiredText } from '../../../shared/parsing/strict';
import { defined } from '../../../shared/parsing/values';
import { charged, fromOrder, itemsOfOrder, orderPaths } from './create.fromOrder';
import { labelOf, type OrderFieldName } from './order.fields';
import { orderPatch, type OrderItem, type OrderPatch } from './order.parameters';

/** An order as it goes out; `hasLinesLeftOut` when it has lines that were taken out of it. */
interface NewOrder {
	orderId: string;
	patch: OrderPatch;
	items: OrderItem[];
	hasLinesLeftOut: boolean;
}

const amount = inputNumber.refine((value) => value === undefined || value >= 0, { message: 'must be 0 or more' });

const item = z
	.object(
		{ name: requiredText, quantity: amount, price: amount, productId: optionalText, note: optionalText },
		entryMessages,
	)
	.transform(
		({ productId, quantity = 1, ...rest }): OrderItem => defined({ ...rest, quantity, external_id: productId }),
	);

const neededNames = ['customerName', 'address'] as const;

/** Coordinates are as good as an address. */
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
	.transform(
		({ orderId, items = [], additionalFields, ...main }): NewOrder => ({
			orderId,
			patch: { ...additionalFields, ...defined(main) },
			items: items.filter((each) => !isTakenOut(each)),
			hasLinesLeftOut: items.some(isTakenOut),
		}),
	)
	.superRefine(({ patch }, context) => needing(neededNames, isMissing)(withPlace(patch), context));

const order = z
	.object({ order: orderInput, override: orderPatch.extend({ orderId: optionalText }).default({}) })
	.transform(({ order: known, override: { orderId: ownId, ...override } }, context): NewOrder | Skipped => {
		const skipped = skippedIfOver(known);
		if (skipped !== undefined) return skipped;
		const refuse = (path: Array<string | number>, message: string) =>
			context.addIssue({ code: 'custom', path: ['order', ...path], message });
		const lacks = (at: string, label: string) =>
			context.addIssue({ code: 'custom', ...hasNo('order', { at, vendor: 'Bringg', label }) });

		if (known.type === 'pickup' || known.type === 'dine-in') {
			refuse(
				['type'],
				`is ${known.type}: a driver is only for orders that are delivered. Filter out the others first.`,
			);
		}
		(known.items ?? []).forEach((item, index) => {
			if ((item.quantity ?? 0) < 0) refuse(['items', index, 'quantity'], 'is negative');
			if ((charged(item) ?? 0) < 0) refuse(['items', index, 'unitPrice'], 'is negative');
		});
		const orderId = ownId ?? known.orderId;
		if (!orderId) lacks('orderId', 'Order ID');

		// What Override replaces needs not be right in the order.
		const set = defined(override);
		const rest = Object.entries(fromOrder(known)).filter(([name]) => !(name in set));
		const { data, error } = orderPatch.safeParse(Object.fromEntries(rest));
		error?.issues.forEach(({ path: [name], message }) =>
			refuse((orderPaths[name as OrderFieldName] ?? String(name)).split('.'), message),
		);
		const patch: OrderPatch = { ...data, ...set };
		if (error === undefined) {
			if (known.isScheduled && patch.scheduledAt === undefined && patch.notAfter === undefined) {
				lacks('dueAt although it is scheduled', labelOf('scheduledAt'));
			}
			needing(neededNames, (name) => hasNo('order', { at: orderPaths[name]!, vendor: 'Bringg', label: labelOf(name) }))(
				withPlace(patch),
				context,
			);
		}
		return {
			orderId: orderId!,
			patch,
			items: itemsOfOrder(known),
			hasLinesLeftOut: (known.items ?? []).some(isTakenOut),
		};
	});

/** What a person fills in for Order > Create. */
export const createOrderParameters = byInput({ fields, order });
