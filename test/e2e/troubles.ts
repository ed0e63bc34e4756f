import { setTimeout as wait } from 'node:timers/promises';

import { boardShows, orderComesIn, riderCancels, riderDelivers, taskOf, type OneOrder } from './evening';
import { readyWorkflow } from './example';
import { poll } from './harness/poll';
import type { Credential, Workflow } from './harness/workflow';
import type { Receiver } from './receiver';

/** The workflows that look at the board by the clock. */
export interface Watchers {
	/** orders-waiting-too-long. */
	waiting: Workflow;
	/** rider-rescue. */
	rescue: Workflow;
}

/** Both, ready for the sandbox, for people who do not want to wait: one minute for a rider, and a look every ten seconds. */
export function watchers(accounts: Credential[], chat: string): Watchers {
	const filledIn = {
		'Tell Somebody': { url: chat },
		'Every Minute': { rule: { interval: [{ field: 'seconds', secondsInterval: 10 }] } },
	};
	const waiting = readyWorkflow('orders-waiting-too-long', accounts, filledIn);
	for (const limit of limitsOf(waiting)) if (limit.name === 'noRiderAfter') limit.value = 1;
	return { waiting, rescue: readyWorkflow('rider-rescue', accounts, filledIn) };
}

/** The numbers in the one node, as the workflow's note says. */
function limitsOf({ nodes }: Workflow): Array<{ name: string; value: number }> {
	const { parameters } = nodes.find(({ name }) => name === 'The Limits')!;
	return (parameters.assignments as { assignments: Array<{ name: string; value: number }> }).assignments;
}

export interface Chat extends OneOrder {
	waiting: Workflow;
	chat: Receiver;
}

/** An order for which there is no rider: the chat hears of it, and once only, however often n8n looks. */
export async function noRiderIsFound(one: Chat): Promise<void> {
	const { orderId, log } = one;
	await orderComesIn(one, 1);
	log('No rider is free, and a minute is over (the limit is 10 minutes in the workflow that you import)');
	const heard = () =>
		one.chat.received.filter(({ json }) => (json as { text?: string })?.text?.startsWith(`Order ${orderId} `)).length;
	await poll(`the chat to hear of order ${orderId}`, () => heard() > 0 || undefined);
	await n8nLooksAgain();
	if (heard() !== 1) throw new Error(`The chat heard ${heard()} times of order ${orderId}.`);
	log(`   n8n has looked once more: nothing is said twice`);
}

/** n8n saves no run of it in which nothing failed, so there is nothing to see but the time: it looks every ten seconds. */
async function n8nLooksAgain(): Promise<void> {
	await wait(12_000);
}

/** A trip that is cancelled before the pickup: another rider is asked for, and brings the order. */
export async function tripFallsThrough(one: OneOrder): Promise<void> {
	await orderComesIn(one);
	await riderIsReplaced(one);
	await riderDelivers(one);
}

/** The rider of an order cancels; ends when Blink Logistics is asked for another one. */
export async function riderIsReplaced(one: OneOrder): Promise<void> {
	const first = taskOf(one);
	await riderCancels(one);
	await poll('another rider to be asked for', () => taskOf(one) !== first || undefined);
	one.log(`   Blink Logistics is asked for another rider: task ${taskOf(one)}`);
	await boardShows(one, 'unassigned');
}
