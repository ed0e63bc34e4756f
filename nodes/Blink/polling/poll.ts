import { createHash } from 'crypto';

import type { ICredentialDataDecryptedObject, INodeExecutionData, INodeProperties, IPollFunctions } from 'n8n-workflow';

import { z } from '../../shared/bundled/zod';
import { apiClient, type ApiClient } from '../../shared/http/client';
import { blinkApi, blinkBaseUrl } from '../api/api';
import { orders } from './orders';
import { cursorAfter, unseen, withOverAsSeen, type Cursor, type Entry, type Stream } from './stream';
import { abandonedCarts, customers } from './timestampFeed';

const streams: Readonly<Record<string, Stream>> = { abandonedCarts, customers, orders };

/** The fields of the Blink Catch-Up Trigger, besides n8n's own poll times. */
export const pollFields: INodeProperties[] = [
	{
		displayName:
			'The first poll, and the first after you choose another list or account, only records the current end of the list. Every later poll emits new entries once, including those added while n8n was down.',
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
					'All orders, as the Blink Trigger emits them. Keep it in a workflow of its own: two triggers in one workflow overwrite what the other remembers.',
			},
		],
		default: 'orders',
		description: 'What starts the workflow',
	},
];

/** One poll of the list that the person chose. */
export async function pollChosen(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const event = context.getNodeParameter('event') as string;
	const list = Object.hasOwn(streams, event) ? event : 'orders';
	return await poll(context, list, streams[list]!);
}

/** How many items a poll emits at most: a backlog takes several polls, each an execution of a moderate size. */
const maxPerPoll = 100;
/** The part of a poll's time that may be spent reading; the rest is for n8n to save what was read. */
const readingShare = 0.5;
const concurrentRequests = 10;

/** Contexts that have polled before: n8n creates one when it activates a workflow, polls with it at once, and keeps it. */
const activated = new WeakSet<IPollFunctions>();

/**
 * One poll of a stream: the new entries since the last one, the oldest first, or null without any. The first poll, also of
 * another list or account, starts from now. The cursor advances only with what is emitted, and n8n saves both together; a poll
 * that fails does not change it. In the editor a poll returns the newest entry and does not change the cursor.
 */
async function poll(context: IPollFunctions, list: string, stream: Stream): Promise<INodeExecutionData[][] | null> {
	const api = apiClient(context, blinkApi);
	const now = new Date();
	if (context.getMode() === 'manual') {
		const entry = await stream.latest(api, now);
		return entry === undefined ? null : [[{ json: (await stream.item(api, entry)) as INodeExecutionData['json'] }]];
	}

	const isActivation = !activated.has(context);
	activated.add(context);
	const memory = context.getWorkflowStaticData('node');
	const of = `${list} of ${await accountIn(context)}`;
	const cursor = cursorIn(memory.cursor);
	const start = async () => {
		Object.assign(memory, { cursor: await stream.currentEnd(api, now), of });
		return null;
	};
	if (cursor === undefined) return await start();

	const restart = async () => {
		await start();
		context.logger.warn(
			`${context.getNode().name} follows another list or account of Blink now: it starts from the current end of that list`,
		);
		return null;
	};
	const polled = memory.of === of ? pollFrom(context, stream, cursor, api, now) : restart();
	if (!isActivation) return await polled;
	// n8n polls once when it activates a workflow, and does not activate the trigger if that fails.
	return await polled.catch(({ message }: Error) => {
		context.logger.warn(
			`${context.getNode().name} could not poll Blink while the workflow was activated, and tries again with the next poll: ${message}`,
		);
		return null;
	});
}

/** The entries after the cursor, as far as the time of a poll allows; saves the new cursor in the static data. */
async function pollFrom(
	context: IPollFunctions,
	stream: Stream,
	cursor: Cursor,
	api: ApiClient,
	now: Date,
): Promise<INodeExecutionData[][] | null> {
	const entries = await stream.listSince(api, cursor, now);
	const until = now.getTime() + budgetOf(context) * readingShare;
	const from = withOverAsSeen(entries, cursor);
	const items = await itemsOf(
		unseen(entries, from).slice(0, maxPerPoll),
		async (entry) => await stream.item(api, entry),
		until,
	);
	const next = cursorAfter(stream, entries, from, items.length, now);
	// n8n writes an assigned value to the database even if it is the same.
	if (JSON.stringify(next) !== JSON.stringify(cursor)) context.getWorkflowStaticData('node').cursor = next;
	return items.length === 0 ? null : [items];
}

/** A short hash that identifies an account of Blink: its host and user. */
async function accountIn(context: IPollFunctions): Promise<string> {
	const credentials = await context.getCredentials<ICredentialDataDecryptedObject>(blinkApi.credential);
	const user = String(credentials.username ?? '').trim();
	const account = [blinkBaseUrl(credentials), user].map((text) => text.toLowerCase());
	return createHash('sha256').update(JSON.stringify(account)).digest('base64url').slice(0, 16);
}

/** The milliseconds that n8n allows for a poll. Before 2.38 it has no limit: four minutes are enough. */
function budgetOf(context: IPollFunctions): number {
	return 'getPollBudgetMs' in context ? context.getPollBudgetMs() : 4 * 60_000;
}

/** The items of as many entries as time allows, several at a time, at least the first few. */
async function itemsOf(
	entries: Entry[],
	itemOf: (entry: Entry) => Promise<object>,
	until: number,
): Promise<INodeExecutionData[]> {
	const items: INodeExecutionData[] = [];
	while (items.length < entries.length && (items.length === 0 || Date.now() < until)) {
		const next = entries.slice(items.length, items.length + concurrentRequests);
		const made = await Promise.all(next.map(itemOf));
		items.push(...made.map((json) => ({ json: json as INodeExecutionData['json'] })));
	}
	return items;
}

/** A cursor in the static data. */
const storedCursor = z.object({
	checkpoints: z.array(z.object({ at: z.string(), position: z.string() })).nonempty(),
	seen: z.array(z.string()),
});

function cursorIn(value: unknown): Cursor | undefined {
	return storedCursor.safeParse(value).data;
}
