import { z } from '../../shared/bundled/zod';
import { flag, list, number, record, text } from '../../shared/parsing/lenient';
import { compact } from '../../shared/parsing/values';
import { payloadType } from '../../shared/webhook/parsing/payloadType';
import { envelope, isEvent } from './envelope';

/* Blend's page "Menu Sync": the whole menu of a branch, in Arabic and English. */

const inTwoLanguages = record({ ar: text, en: text });

/** Wall-clock times of the branch, "10:00". Blend does not say in which time zone. */
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

/** A menu without any list is no empty menu: who acts on it would delete everything. */
const schema = envelope({ categories: list(category), items: list(item) }).superRefine(({ payload }, context) => {
	if (payload.categories || payload.items) return;
	context.addIssue({
		code: z.ZodIssueCode.custom,
		path: ['payload'],
		message: 'has neither categories nor items',
	});
});

/** The menu of a branch changed. `menu` has its entries as Blend writes them, with their types repaired. */
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
