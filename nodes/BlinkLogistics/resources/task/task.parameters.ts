import { UserError, type IDataObject } from 'n8n-workflow';

import { z } from '../../../shared/bundled/zod';
import { latinDigits } from '../../../shared/parsing/digits';
import { codeOf, inputAmount, inputId, inputText, inputTime } from '../../../shared/parsing/strict';
import { instantOf } from '../../../shared/parsing/time';
import { phoneForTask } from '../../codes/phone';
import { paymentTypes, taskTypes } from '../../codes/task';
import { labelOf, type TaskFieldName } from './task.fields';

/*
 * A task as it is sent (Blink Logistics' pages "Task Creation" and "Task Update"): decimals as numbers, coordinates as
 * text, times as ISO 8601 UTC with milliseconds, the type as a number.
 */

const coordinate = (limit: number) =>
	inputText
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
	source: inputText,
	mappingKey: inputId,
	mappingCode: inputId,
	mappingBranchId: inputId,
	discountCode: inputText,
	tax: inputAmount,
	taxPercent: inputAmount,
	discount: inputAmount,
	deliveryCharges: inputAmount,
	subTotal: inputAmount,
	paymentType: codeOf(paymentTypes).optional(),
	description: inputText,
	instruction: inputText,
	customerName: inputText,
	customerEmail: inputText,
	customerAddress: inputText,
	customerPhone: inputText.transform((typed) => typed && phoneForTask(typed)),
	lat: coordinate(90),
	lng: coordinate(180),
	deliveryTime: inputTime,
	pickUpTime: inputTime,
	type: codeOf(taskTypes).optional(),
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
	const sent = { ...task, deliveryTime, pickUpTime, type: task.type && taskTypes.get(task.type).code };
	return Object.fromEntries(
		Object.keys(taskShape)
			.map((name) => [name, sent[name as TaskFieldName]] as const)
			.filter(([, value]) => value !== undefined),
	);
}
