import { createHash } from 'crypto';

import type { IDataObject } from 'n8n-workflow';

import type { z } from '../../shared/bundled/zod';
import type { ApiClient } from '../../shared/http/client';
import { latinDigits } from '../../shared/parsing/digits';
import { unreadable } from '../../shared/parsing/lenient';
import { isoTime } from '../../shared/parsing/time';
import { emptyToNull, isEmpty, isRecord } from '../../shared/parsing/values';
import { limited, lostWarnings } from '../../shared/webhook/parsing/match';
import { blinkRows } from '../api/lists';
import { phoneForOrder } from '../codes/phone';
import { vendorMinute, vendorMinuteUp, vendorSecond } from '../codes/time';
import { cart, simpleCart } from '../resources/abandonedCart/cart';
import { customer, simpleCustomer } from '../resources/customer/getAll.operation';
import type { Entry, Stream } from './stream';

const minute = 60_000;

/** A list whose entries have a time and no id. */
interface TimestampFeed<Row extends z.ZodTypeAny> {
	endpoint: 'abandonedCarts' | 'customers';
	/** How long after its time an entry may be listed and is still found, in milliseconds. */
	lookBack: number;
	/** The query for all entries from a time on. */
	query(from: string, now: Date): IDataObject;
	/** The fields that identify a row and do not change. */
	identity(row: IDataObject): IDataObject;
	/** Whether a row is over already. */
	isOver?(row: IDataObject): boolean;
	/** Whether two rows with the same identity are two entries. */
	mayBeAlike: boolean;
	row: Row;
	simple(row: NonNullable<z.output<Row>>): object;
}

/** A stream of entries that are identified by their time and some of their values. */
function streamOf<Row extends z.ZodTypeAny>(feed: TimestampFeed<Row>): Stream {
	const { endpoint, lookBack, query, identity, isOver, mayBeAlike, row: schema, simple } = feed;
	const listedFrom = async (api: ApiClient, from: number, now: Date): Promise<Entry[]> => {
		const rows = await blinkRows(api, endpoint, query(new Date(from).toISOString(), now), {
			wanted: Infinity,
			identity: () => undefined,
			fingerprint: (row) => JSON.stringify(identity(row)),
		});
		const count = new Map<string, number>();
		return rows
			.map((row) => {
				const values = shortOf(identity(row));
				const nth = mayBeAlike ? (count.get(values) ?? 0) : 0;
				count.set(values, nth + 1);
				return {
					id: nth === 0 ? values : `${values}#${nth + 1}`,
					position: isoTime(row.created_at) ?? undefined,
					isOver: isOver?.(row),
					row,
				};
			})
			.sort((one, other) => (one.position ?? '').localeCompare(other.position ?? ''));
	};
	return {
		currentEnd: async (api, now) => {
			const entries = await listedFrom(api, now.getTime() - lookBack, now);
			return { checkpoints: [checkpointAt(now)], seen: entries.map(({ id }) => id) };
		},
		listSince: async (api, { checkpoints }, now) =>
			await listedFrom(api, Date.parse(checkpoints.at(-1)!.position) - lookBack, now),
		// Never back, since `seen` has no entries from before it, and never to a time in the future.
		checkpointsAfter: (checkpoints, _entries, upTo, now) => {
			const { position: before } = checkpoints.at(-1)!;
			if (upTo === undefined) return now.getTime() - Date.parse(before) < lookBack ? checkpoints : [checkpointAt(now)];
			const { position = before } = upTo;
			return position > before && position < now.toISOString() ? [{ at: now.toISOString(), position }] : checkpoints;
		},
		latest: async (api, now) =>
			(await listedFrom(api, now.getTime() - 7 * 24 * 60 * minute, now)).filter((entry) => !entry.isOver).at(-1),
		item: async (_api, { row }) => {
			const read = schema.parse(row) as NonNullable<z.output<Row>>;
			const warnings = limited(lostWarnings(unreadable(row, read).paths));
			return { ...(emptyToNull(simple(read)) as object), warnings };
		},
	};
}

function checkpointAt(now: Date) {
	return { at: now.toISOString(), position: now.toISOString() };
}

/** A time in ISO 8601; what is not a time, as sent. */
function timeOf(sent: unknown): unknown {
	return isoTime(sent) ?? sent;
}

/** The digits of a phone number in any form; a value without digits, as sent. */
function phoneDigits(sent: unknown): unknown {
	if (isEmpty(sent)) return null;
	const typed = latinDigits(String(sent));
	return (phoneForOrder(typed) ?? typed).replace(/\D/g, '') || sent;
}

function shortOf(row: IDataObject): string {
	return createHash('sha256').update(JSON.stringify(row)).digest('base64url').slice(0, 16);
}

/** Carts that customers filled and did not order, in the shape of Abandoned Cart › Get Many. */
export const abandonedCarts: Stream = streamOf({
	endpoint: 'abandonedCarts',
	// Blink lists a cart when it messages the customer: in the sample of its page, 26 minutes after the cart's time.
	lookBack: 120 * minute,
	query: (from, now) => ({
		start_date: vendorMinute(from, 'utc'),
		end_date: vendorMinuteUp(now.toISOString(), 'utc'),
	}),
	// A cart is the same while its customer and time are, whatever else changes, also if it is ordered meanwhile.
	identity: ({ customer: sent, created_at, ...row }) => {
		const { phone, name } = isRecord(sent) ? sent : {};
		const at = timeOf(created_at);
		if (!isEmpty(phone)) return { phone: phoneDigits(phone), at } as IDataObject;
		return (isEmpty(name) ? { cart: row.cart_items, at } : { name, at }) as IDataObject;
	},
	// The customer ordered before the cart was listed. An order's number is never 0.
	isOver: ({ order_id: id }) => !isEmpty(id) && !/^\s*0?\s*$/.test(String(id)),
	mayBeAlike: false,
	row: cart,
	simple: simpleCart,
});

/** Customers who signed up, in the shape of Customer › Get Many. */
export const customers: Stream = streamOf({
	endpoint: 'customers',
	lookBack: 15 * minute,
	query: (from) => ({ created_at: vendorSecond(from, 'utc') }),
	// Balances change; who signed up when does not.
	identity: ({ full_name, phone, email, created_at }) =>
		({ full_name, phone: phoneDigits(phone), email, at: timeOf(created_at) }) as IDataObject,
	// Two customers may have equal values in all these fields.
	mayBeAlike: true,
	row: customer,
	simple: simpleCustomer,
});
