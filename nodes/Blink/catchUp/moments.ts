import { createHash } from 'crypto';

import type { IDataObject } from 'n8n-workflow';

import type { ApiClient } from '../../shared/http/client';
import { isoTime } from '../../shared/reading/time';
import { nothingIsNull } from '../../shared/reading/values';
import { blinkRows } from '../api/lists';
import { cart, simpleCart } from '../resources/abandonedCart/cart';
import { customer, simpleCustomer } from '../resources/customer/customer';
import { vendorMinute, vendorMinuteUp, vendorSecond } from '../words/time';
import type { Entry, Stream } from './stream';

/** Blink may list a cart or a customer a while after its time: this long, in milliseconds, is looked back. */
const lookBack = 15 * 60_000;

/** What is asked for a list of things that have a time and no id. */
interface Moments {
	endpoint: 'abandonedCarts' | 'customers';
	/** The query for everything from a moment on. */
	query(from: string, now: Date): IDataObject;
	/** What of a row does not change while it stays the same thing. */
	lasting(row: IDataObject): IDataObject;
	item(row: unknown): object;
}

/** A stream of things that only their time and all their values tell apart. */
function streamOf({ endpoint, query, lasting, item }: Moments): Stream {
	const entriesFrom = async (api: ApiClient, from: Date, now: Date): Promise<Entry[]> => {
		const rows = await blinkRows(api, endpoint, query(from.toISOString(), now), {
			wanted: Infinity,
			identity: () => undefined,
			fingerprint: (row) => JSON.stringify(lasting(row)),
		});
		const count = new Map<string, number>();
		return rows
			.map((row) => {
				// Two customers may be alike in all that is told of them: then there are two of them.
				const values = shortOf(lasting(row));
				const nth = count.get(values) ?? 0;
				count.set(values, nth + 1);
				return { id: nth === 0 ? values : `${values}#${nth + 1}`, place: isoTime(row.created_at) ?? undefined, row };
			})
			.sort((one, other) => (one.place ?? '').localeCompare(other.place ?? ''));
	};
	const before = (moment: string) => new Date(Date.parse(moment) - lookBack);
	return {
		end: async (api, now) => {
			const after = now.toISOString();
			return { after, seen: (await entriesFrom(api, before(after), now)).map(({ id }) => id) };
		},
		beyond: async (api, { after }, now) => await entriesFrom(api, before(after), now),
		newest: async (api, now) => (await entriesFrom(api, new Date(now.getTime() - 7 * 24 * 3_600_000), now)).at(-1),
		item: async (_api, { row }) => nothingIsNull(item(row)) as object,
	};
}

function shortOf(row: IDataObject): string {
	return createHash('sha256').update(JSON.stringify(row)).digest('base64url').slice(0, 16);
}

/** Carts that customers filled and did not order, in the shape of Abandoned Cart › Get Many. */
export const abandonedCarts: Stream = streamOf({
	endpoint: 'abandonedCarts',
	query: (from, now) => ({
		start_date: vendorMinute(from, 'utc'),
		end_date: vendorMinuteUp(now.toISOString(), 'utc'),
	}),
	// Blink may tell the customer of the cart meanwhile.
	lasting: (row) => ({ ...row, notification: undefined }),
	item: (row) => simpleCart(cart.parse(row)!),
});

/** Customers who signed up, in the shape of Customer › Get Many. */
export const customers: Stream = streamOf({
	endpoint: 'customers',
	query: (from) => ({ created_at: vendorSecond(from, 'utc') }),
	// Balances change; who signed up when does not.
	lasting: ({ full_name, phone, email, created_at }) => ({ full_name, phone, email, created_at }),
	item: (row) => simpleCustomer(customer.parse(row)!),
});
