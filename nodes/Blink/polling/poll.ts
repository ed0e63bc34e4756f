import { createHash } from 'crypto';

import type { ICredentialDataDecryptedObject, INodeExecutionData, INodeProperties, IPollFunctions } from 'n8n-workflow';

import { z } from '../../shared/bundled/zod';
import { apiClient, type ApiClient } from '../../shared/http/client';
import { blinkApi, blinkBaseUrl } from '../api/api';
import { orders } from './orders';
import { cursorBehind, unseen, withoutOver, type Cursor, type Entry, type Stream } from './stream';
import { abandonedCarts, customers } from './timestampFeed';

const streams: Readonly<Record<string, Stream>> = { abandonedCarts, customers, orders };

/** The fields of the Blink Catch-Up Trigger, besides n8n's own for when to ask. */
export const pollFields: INodeProperties[] = [
	{
		displayName:
			'The first time, and whenever you choose another list or account, it only looks where the list ends. From then on it gives out whatever is new, once, also what came while n8n was down.',
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
					'All orders, as the Blink Trigger gives them. Keep it in a workflow of its own: two triggers in one workflow undo what the other remembers.',
			},
		],
		default: 'orders',
		description: 'What starts the workflow',
	},
];

/** One poll of what the person chose to follow. */
export async function pollChosen(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const event = context.getNodeParameter('event') as string;
	const list = Object.hasOwn(streams, event) ? event : 'orders';
	return await poll(context, list, streams[list]!);
}

/** What a poll gives out at most: a backlog is drained over several polls, each a run of a size that n8n likes. */
const maxPerPoll = 100;
/** The part of a poll's time that may be spent reading; the rest is for n8n to keep what was read. */
const readingShare = 0.5;
const concurrentRequests = 10;

/** Contexts that have polled before: n8n makes one when it activates a workflow, and polls with it then and from then on. */
const activated = new WeakSet<IPollFunctions>();

/**
 * One poll of a stream: what came since the last one, the oldest first, or null when there is nothing. The first poll starts
 * from now, and so does the first one of another list or account. The cursor moves on only with what is given out, and n8n
 * keeps both together; a poll that fails leaves it where it was. In the editor a person gets the newest entry, and the cursor
 * stays.
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

	const startAnew = async () => {
		await start();
		context.logger.warn(
			`${context.getNode().name} follows another list or account of Blink now: it starts from where that list ends`,
		);
		return null;
	};
	const polled = memory.of === of ? pollFrom(context, stream, cursor, api, now) : startAnew();
	if (!isActivation) return await polled;
	// n8n polls once when it activates a workflow, and leaves the trigger off for good if that fails.
	return await polled.catch(({ message }: Error) => {
		context.logger.warn(
			`${context.getNode().name} could not ask Blink while the workflow was activated, and tries again with the next poll: ${message}`,
		);
		return null;
	});
}

/** What came since the cursor, as far as the time of a poll allows, and the cursor behind it in n8n's memory. */
async function pollFrom(
	context: IPollFunctions,
	stream: Stream,
	cursor: Cursor,
	api: ApiClient,
	now: Date,
): Promise<INodeExecutionData[][] | null> {
	const entries = await stream.listSince(api, cursor, now);
	const until = now.getTime() + budgetOf(context) * readingShare;
	const known = withoutOver(entries, cursor);
	const items = await itemsOf(
		unseen(entries, known).slice(0, maxPerPoll),
		async (entry) => await stream.item(api, entry),
		until,
	);
	const behind = cursorBehind(stream, entries, known, items.length, now);
	// What is set is written to the database, also when it is the same.
	if (JSON.stringify(behind) !== JSON.stringify(cursor)) context.getWorkflowStaticData('node').cursor = behind;
	return items.length === 0 ? null : [items];
}

/** What tells an account of Blink from others, as a short text that does not show it: the host and the user. */
async function accountIn(context: IPollFunctions): Promise<string> {
	const credentials = await context.getCredentials<ICredentialDataDecryptedObject>(blinkApi.credential);
	const user = String(credentials.username ?? '').trim();
	const account = [blinkBaseUrl(credentials), user].map((text) => text.toLowerCase());
	return createHash('sha256').update(JSON.stringify(account)).digest('base64url').slice(0, 16);
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
		const next = entries.slice(items.length, items.length + concurrentRequests);
		const made = await Promise.all(next.map(itemOf));
		items.push(...made.map((json) => ({ json: json as INodeExecutionData['json'] })));
	}
	return items;
}

/** A cursor as n8n kept it; undefined for what is not one. */
const kept = z.object({
	checkpoints: z.array(z.object({ at: z.string(), position: z.string() })).nonempty(),
	seen: z.array(z.string()),
});

function cursorIn(value: unknown): Cursor | undefined {
	return kept.safeParse(value).data;
}
