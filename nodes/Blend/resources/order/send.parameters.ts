import { z } from '../../../shared/bundled/zod';
import {
	byInput,
	hasNo,
	isMissing,
	needing,
	orderInput,
	skippedIfOver,
	type Skipped,
} from '../../../shared/operation/modelInput';
import { codeOf, inputAmount, inputId, inputText, inputTime, oneOf } from '../../../shared/parsing/strict';
import { defined, isEmpty } from '../../../shared/parsing/values';
import { blendOrderTypes } from '../../codes/order';
import { labelOf, type OrderFieldName } from './send.fields';
import { fromOrder, neededNames, neededOfOrder, orderPaths } from './send.fromOrder';
import { blendItems } from './send.items';

/** What is known of an order for Blend; each may be missing. */
const orderPatch = z.object({
	branchId: inputId,
	orderId: inputId,
	orderType: codeOf(blendOrderTypes).optional(),
	paymentMethod: inputText,
	note: inputText,
	subtotal: inputAmount,
	tax: inputAmount,
	discount: inputAmount,
	total: inputAmount,
	eventTime: inputTime,
	itemsJson: blendItems.optional(),
} satisfies Record<OrderFieldName | 'itemsJson', z.ZodTypeAny>);

/** An order for Blend. One for later has its `dueAt`, or null where it is unknown. */
export type OrderPatch = z.output<typeof orderPatch> & { dueAt?: string | number | null };

const fields = orderPatch
	.extend({ items: blendItems.optional(), additionalFields: orderPatch.default({}) })
	.transform(
		({ items, additionalFields, ...order }): OrderPatch => ({
			...additionalFields,
			...defined(order),
			itemsJson: items ?? order.itemsJson,
		}),
	)
	.superRefine(needing(neededNames, isMissing))
	.superRefine(needing(['itemsJson'], () => isMissing('items')));

const isScheduled =
	'is scheduled, and Blend knows orders for now only: choose Send It for Now under When the Order Is Scheduled, or filter such orders out first';

const order = z
	.object({
		order: orderInput,
		scheduledOrder: oneOf(['refuse', 'sendForNow'] as const).default('refuse'),
		override: orderPatch.default({}),
	})
	.transform(({ order: known, scheduledOrder, override }, context): OrderPatch | Skipped => {
		const skipped = skippedIfOver(known);
		if (skipped !== undefined) return skipped;
		const refuse = (path: Array<string | number>, message: string) =>
			context.addIssue({ code: 'custom', path, message });
		if (known.isScheduled && scheduledOrder === 'refuse') refuse(['order'], isScheduled);
		const dueAt = known.isScheduled ? inputTime.safeParse(known.dueAt) : undefined;
		if (dueAt?.success === false) refuse(['order', 'dueAt'], 'must be a date and time');

		const set = defined(override);
		// How it is paid depends on the total that is sent.
		const values = fromOrder({ ...known, total: set.total ?? known.total });
		const rest = Object.entries(values).filter(([name]) => !(name in set));
		const { data, error } = orderPatch.safeParse(Object.fromEntries(rest));
		error?.issues.forEach(({ path, message }) => refuse(inOrder(path), message));
		if (error !== undefined) return z.NEVER;
		const patch = { ...data, ...set };
		needing(neededNames, (name) => hasNo('order', { at: neededOfOrder[name], vendor: 'Blend', label: labelOf(name) }))(
			patch,
			context,
		);
		if (isEmpty(patch.itemsJson)) refuse(['order', 'items'], 'is missing');
		return { ...patch, ...(dueAt && { dueAt: dueAt.data ?? null }) };
	});

/** Where an order of the model has what cannot be sent. */
function inOrder([name, index, ...deeper]: Array<string | number>): Array<string | number> {
	if (name !== 'itemsJson') return ['order', ...(orderPaths[String(name)] ?? String(name)).split('.')];
	const isOption = deeper[0] === 'options' && deeper.length > 1;
	const place = deeper.map((key) => (isOption && key === 'id' ? 'optionId' : (orderPaths[String(key)] ?? key)));
	return ['order', 'items', ...(index === undefined ? [] : [index]), ...place];
}

/** What a person fills in for Order > Send. */
export const sendOrderParameters = byInput({ fields, order });
