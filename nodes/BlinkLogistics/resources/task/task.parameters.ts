import { UserError, type IDataObject } from 'n8n-workflow';

import { z } from '../../../shared/bundled/zod';
import { latinDigits } from '../../../shared/reading/digits';
import { givenAmount, givenId, givenText, givenTime, wordOf } from '../../../shared/reading/filledIn';
import { instantOf } from '../../../shared/reading/time';
import { phoneForTask } from '../../words/phone';
import { paymentTypes, taskTypes } from '../../words/task';
import { labelOf, type TaskFieldName } from './task.fields';

/*
 * A task as it is sent (Blink Logistics' pages "Task Creation" and "Task Update"): decimals as numbers, coordinates as
 * text, times as ISO 8601 UTC with milliseconds, the type as a number.
 */

const coordinate = (limit: number) =>
	givenText
		.transform((text) => text && latinDigits(text))
		.refine((text) => text === undefined || text === '' || isWithin(text, limit), {
			message: `must be decimal degrees between -${limit} and ${limit}`,
		});

function isWithin(text: string, limit: number): boolean {
	return /^[+-]?\d+(\.\d+)?$/.test(text) && Math.abs(Number(text)) <= limit;
}

/**
 * Checks the fields of a task, each of which may be missing. What was given is sent, also when it is empty. The order
 * is that of the vendor's sample, and so of what is sent.
 */
const taskShape = {
	source: givenText,
	mappingKey: givenId,
	mappingCode: givenId,
	mappingBranchId: givenId,
	discountCode: givenText,
	tax: givenAmount,
	taxPercent: givenAmount,
	discount: givenAmount,
	deliveryCharges: givenAmount,
	subTotal: givenAmount,
	paymentType: wordOf(paymentTypes).optional(),
	description: givenText,
	instruction: givenText,
	customerName: givenText,
	customerEmail: givenText,
	customerAddress: givenText,
	customerPhone: givenText.transform((typed) => typed && phoneForTask(typed)),
	lat: coordinate(90),
	lng: coordinate(180),
	deliveryTime: givenTime,
	pickUpTime: givenTime,
	type: wordOf(taskTypes).optional(),
} satisfies Record<TaskFieldName, z.ZodTypeAny>;

export const taskPatch = z.object(taskShape);

/** The two halves of a place. */
export const placeNames = ['lat', 'lng'] as const;

/** What is known of a task; times without a zone are in the workflow's. */
export type TaskPatch = z.output<typeof taskPatch>;

/**
 * The task as the vendor takes it.
 * @param timezone IANA name, for times without a zone
 * @throws UserError when it would be delivered before it is picked up, or a time cannot be written
 */
export function taskBody(task: TaskPatch, timezone: string): IDataObject {
	const deliveryTime = task.deliveryTime && instantOf(task.deliveryTime, timezone);
	const pickUpTime = task.pickUpTime && instantOf(task.pickUpTime, timezone);
	if (deliveryTime && pickUpTime && deliveryTime < pickUpTime) {
		throw new UserError(`${labelOf('deliveryTime')} is before ${labelOf('pickUpTime')}`, {
			description: 'Nothing was sent for this item. Correct one of the two and run the item again.',
		});
	}
	const sent = { ...task, deliveryTime, pickUpTime, type: task.type && taskTypes.byWord(task.type).code };
	return Object.fromEntries(
		Object.keys(taskShape)
			.map((name) => [name, sent[name as TaskFieldName]] as const)
			.filter(([, value]) => value !== undefined),
	);
}
