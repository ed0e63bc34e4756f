import type { IWebhookFunctions } from 'n8n-workflow';

const aMinute = 60_000;
const maxEntries = 5;

/** What a trigger has not logged yet. */
interface Pending {
	loggedAt: number;
	since: number;
	counts: Map<string, number>;
}

/** By workflow, node and topic: only as many entries as there are triggers, so they are never removed. */
const pending = new Map<string, Pending>();

/**
 * Counts a refused call. The first one is logged at once, those of the next minute with the first one after it: at most one
 * line a minute for each trigger.
 * @param reason without any value that was sent.
 */
export function logRefusal(context: IWebhookFunctions, status: number, reason: string): void {
	atMostOnceAMinute(context, 'refusal', `${status}, ${reason}`, ({ counts, since }) => {
		const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
		const calls = total === 1 ? '1 call' : `${total} calls since ${new Date(since).toISOString()}`;
		const reasons = [...counts].map(([text, count]) => (counts.size === 1 ? text : `${count} x ${text}`));
		return `refused ${calls}: ${reasons.join('; ')}`;
	});
}

/** Logs the unreadable entries of Allowed IP Addresses, which are skipped. */
export function logUnreadableAddresses(context: IWebhookFunctions, entries: string[]): void {
	const more = entries.length > maxEntries ? ` and ${entries.length - maxEntries} more` : '';
	const shown = entries.slice(0, maxEntries).map((entry) => JSON.stringify(entry.slice(0, 60)));
	atMostOnceAMinute(
		context,
		'addresses',
		'',
		() =>
			`cannot read these entries of Allowed IP Addresses, so they let no caller in: ${shown.join(', ')}${more}. An entry is an address, 10.0.0.0/8, 10.0.0.* or 10.0.0.1-10.0.0.9`,
	);
}

function atMostOnceAMinute(
	context: IWebhookFunctions,
	topic: string,
	what: string,
	message: (pending: Pending) => string,
): void {
	const { id, name } = context.getNode();
	const workflow = context.getWorkflow().id;
	const key = `${workflow}/${id}/${topic}`;
	const now = Date.now();
	const { loggedAt, since, counts } = pending.get(key) ?? { loggedAt: 0, since: now, counts: new Map() };
	counts.set(what, (counts.get(what) ?? 0) + 1);
	// A clock that was set back must not stop the log.
	const isDue = Math.abs(now - loggedAt) >= aMinute;
	if (isDue)
		context.logger.warn(`The node "${name}" of the workflow ${workflow} ${message({ loggedAt, since, counts })}.`);
	pending.set(key, isDue ? { loggedAt: now, since: now, counts: new Map() } : { loggedAt, since, counts });
}
