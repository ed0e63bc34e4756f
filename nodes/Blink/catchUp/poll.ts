import type { INodeExecutionData, INodeProperties, IPollFunctions } from 'n8n-workflow';

import { apiClient } from '../../shared/http/client';
import { isRecord } from '../../shared/reading/values';
import { blinkApi } from '../api/api';
import { abandonedCarts, customers } from './moments';
import { orders } from './orders';
import { taken, type Cursor, type Entry, type Stream } from './stream';

const streams: Readonly<Record<string, Stream>> = { abandonedCarts, customers, orders };

/** The fields of the Blink Catch-Up Trigger, besides n8n's own for when to ask. */
export const catchUpFields: INodeProperties[] = [
	{
		displayName:
			'The first time it only looks where the list ends. From then on it gives out whatever is new, once, also what came while n8n was down.',
		name: 'startNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Trigger On',
		name: 'event',
		type: 'options',
		options: [
			{
				name: 'Abandoned Carts',
				value: 'abandonedCarts',
				description: 'Carts that customers filled and did not order',
			},
			{ name: 'Customers', value: 'customers', description: 'Customers who signed up' },
			{
				name: 'Orders',
				value: 'orders',
				description:
					'All orders, as the Blink Trigger gives them. Join both triggers in a Remove Duplicates node by orderId to handle each order once.',
			},
		],
		default: 'orders',
		description: 'What starts the workflow',
	},
];

/** One poll of what the person chose to follow. */
export async function pollChosen(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const event = context.getNodeParameter('event') as string;
	return await poll(context, streams[event] ?? orders);
}

/** What a poll gives out at most: a backlog is drained over several polls, each a run of a size that n8n likes. */
const mostPerPoll = 100;
/** The part of a poll's time that may be spent reading; the rest is for n8n to keep what was read. */
const readingShare = 0.5;
const callsInFlight = 10;

/**
 * One poll of a stream: what came since the last one, the oldest first, or null when there is nothing. The first poll starts
 * from now. The cursor moves on only with what is given out, and n8n keeps both together; a poll that fails leaves it where it
 * was. In the editor a person gets the newest entry, and the cursor stays.
 */
async function poll(context: IPollFunctions, stream: Stream): Promise<INodeExecutionData[][] | null> {
	const api = apiClient(context, blinkApi);
	const now = new Date();
	if (context.getMode() === 'manual') {
		const entry = await stream.newest(api, now);
		return entry === undefined ? null : [[{ json: (await stream.item(api, entry)) as INodeExecutionData['json'] }]];
	}

	const memory = context.getWorkflowStaticData('node');
	const cursor = cursorIn(memory.cursor);
	if (cursor === undefined) {
		memory.cursor = { ...(await stream.end(api, now)) };
		return null;
	}

	const entries = await stream.beyond(api, cursor, now);
	const until = now.getTime() + budgetOf(context) * readingShare;
	const items = await itemsOf(
		taken(entries, cursor, mostPerPoll).taken,
		async (entry) => await stream.item(api, entry),
		until,
	);
	if (items.length === 0) return null;
	memory.cursor = { ...taken(entries, cursor, items.length).cursor };
	return [items];
}

/** The milliseconds that n8n gives a poll. Before 2.38 it does not say, and knows no limit: four minutes are long enough. */
function budgetOf(context: IPollFunctions): number {
	return 'getPollBudgetMs' in context ? context.getPollBudgetMs() : 4 * 60_000;
}

/** The items of as many entries as there is time for, some calls at a time, at least the first few. */
async function itemsOf(
	entries: Entry[],
	itemOf: (entry: Entry) => Promise<object>,
	until: number,
): Promise<INodeExecutionData[]> {
	const items: INodeExecutionData[] = [];
	while (items.length < entries.length && (items.length === 0 || Date.now() < until)) {
		const next = entries.slice(items.length, items.length + callsInFlight);
		const made = await Promise.all(next.map(itemOf));
		items.push(...made.map((json) => ({ json: json as INodeExecutionData['json'] })));
	}
	return items;
}

/** A cursor as n8n kept it; undefined for what is none. */
function cursorIn(kept: unknown): Cursor | undefined {
	if (!isRecord(kept) || typeof kept.after !== 'string') return undefined;
	return { after: kept.after, seen: Array.isArray(kept.seen) ? kept.seen.map(String) : [] };
}
