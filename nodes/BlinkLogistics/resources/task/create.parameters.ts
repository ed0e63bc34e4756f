import { z } from '../../../shared/bundled/zod';
import { isTakenOut } from '../../../shared/operation/list';
import {
	byInput,
	hasNo,
	isMissing,
	needing,
	orderInput,
	skippedIfOver,
	type OrderInput,
	type Skipped,
} from '../../../shared/operation/modelInput';
import { withoutNowhere } from '../../../shared/parsing/coordinates';
import { inputNumber } from '../../../shared/parsing/strict';
import { defined } from '../../../shared/parsing/values';
import { fromOrder, orderPaths, timesOf } from './create.fromOrder';
import { labelOf, requiredNames, type TaskFieldName } from './task.fields';
import { placeNames, taskPatch, type TaskPatch } from './task.parameters';

/** A task to create; `hasLinesLeftOut` when the order has lines that were taken out of it. */
type NewTask = TaskPatch & { hasLinesLeftOut?: boolean };

/** Senders write 0, 0 for an unknown place. */
const withPlace = (task: TaskPatch): TaskPatch => withoutNowhere(task, placeNames);

const fields = taskPatch
	.extend({ additionalFields: taskPatch.default({}) })
	.transform(({ additionalFields, ...task }): NewTask => withPlace({ ...additionalFields, ...defined(task) }))
	.superRefine(needing(requiredNames, isMissing));

const notDelivered = (type: string) =>
	`is ${type}: a rider is only for orders that are delivered. Filter out the others first.`;

const minutes = inputNumber.transform((value) => value ?? 0);

const order = z
	.object({ order: orderInput, pickUpAfter: minutes, deliverAfter: minutes, override: taskPatch.default({}) })
	.transform(({ order: known, override, ...after }, context): NewTask | Skipped => {
		const skipped = skippedIfOver(known);
		if (skipped !== undefined) return skipped;
		const refuse = (path: Array<string | number>, message: string) =>
			context.addIssue({ code: 'custom', path, message });
		if (known.type === 'pickup' || known.type === 'dine-in') refuse(['order', 'type'], notDelivered(known.type));
		linesBelowNothing(known).forEach((path) => refuse(['order', 'items', ...path], mustBe(path)));

		const set = withPlace(defined(override));
		const times = timesOf(known, after);
		if ('unreadable' in times && (set.pickUpTime === undefined || set.deliveryTime === undefined)) {
			refuse(['order', times.unreadable], 'must be a date and time');
		}
		const values = withoutNowhere({ ...fromOrder(known), ...times, ...set }, placeNames);
		const needed = requiredNames.filter((name) => !('unreadable' in times && name in afterFields));
		needing(needed, (name) =>
			hasNo('order', { at: orderPaths[name] ?? name, vendor: 'Blink Logistics', label: labelOf(name) }),
		)(values, context);
		const rest = Object.entries(values).filter(([name]) => !(name in set));
		const { data, error } = taskPatch.safeParse(Object.fromEntries(rest));
		error?.issues.forEach(({ path: [name], message }) => {
			const after = afterFields[name as 'pickUpTime'];
			if (after !== undefined) refuse([after], 'gives a time that cannot be written');
			else refuse(['order', ...(orderPaths[name as TaskFieldName] ?? String(name)).split('.')], message);
		});
		return { ...data, ...set, hasLinesLeftOut: hasLinesLeftOut(known) };
	});

/** Where the lines of an order have a quantity or a price below 0. An option's price may be: it is a discount. */
function linesBelowNothing({ items }: OrderInput): Array<Array<string | number>> {
	const below = <Of extends object>(line: Of, names: Array<keyof Of & string>) =>
		isTakenOut(line) ? [] : names.filter((name) => Number(line[name]) < 0);
	return (items ?? []).flatMap((item, index) => [
		...below(item, ['quantity', 'itemPrice', 'unitPrice', 'discountPrice']).map((name) => [index, name]),
		...(item.options ?? []).flatMap((option, place) =>
			below(option, ['quantity']).map((name) => [index, 'options', place, name]),
		),
	]);
}

const mustBe = (path: Array<string | number>) =>
	path.at(-1) === 'quantity' ? 'must be more than 0' : 'must be 0 or more';

/** A time that is beyond all calendars comes of the minutes. */
const afterFields = { pickUpTime: 'pickUpAfter', deliveryTime: 'deliverAfter' } as const;

function hasLinesLeftOut({ items }: OrderInput): boolean {
	return (items ?? []).some((item) => isTakenOut(item) || (item.options ?? []).some(isTakenOut));
}

/** What a person fills in for Task > Create. */
export const createTaskParameters = byInput({ fields, order });
