import { z } from '../../shared/bundled/zod';
import { flag, list, number, record, text } from '../../shared/parsing/lenient';
import { compact } from '../../shared/parsing/values';
import { payloadType } from '../../shared/webhook/parsing/payloadType';
import { envelope, isEvent } from './envelope';

/* Blend's page "Menu Sync": the whole menu of a branch, in Arabic and English. */

const inTwoLanguages = record({ ar: text, en: text });

/** Local times of the branch, "10:00". Blend does not document their time zone. */
const hours = list(record({ start: text, end: text, is_visible: flag }));
const week = record({
	monday: hours,
	tuesday: hours,
	wednesday: hours,
	thursday: hours,
	friday: hours,
	saturday: hours,
	sunday: hours,
});

const category = record({
	id: text,
	name: inTwoLanguages,
	description: inTwoLanguages,
	schedule_time: week,
});

const item = record({
	id: text,
	name: inTwoLanguages,
	description: inTwoLanguages,
	price: number,
	is_available: flag,
	categories: list(text),
	schedule_time: week,
});

/** A menu without any list is not an empty menu, for which a workflow would delete everything. */
const schema = envelope({ categories: list(category), items: list(item) }).superRefine(({ payload }, context) => {
	if (payload.categories || payload.items) return;
	context.addIssue({
		code: z.ZodIssueCode.custom,
		path: ['payload'],
		message: 'has neither categories nor items',
	});
});

/** The menu of a branch changed. `menu` has Blend's own entries, with their types repaired. */
export const menuSync = payloadType({
	matches: isEvent('menu_sync'),
	schema,
	map: ({ payload, ...body }) => ({
		event: 'menu.updated',
		vendorEvent: 'menu_sync',
		branchId: body.branch_id,
		occurredAt: body.event_time,
		details: { menu: { categories: compact(payload.categories), items: compact(payload.items) } },
	}),
});
