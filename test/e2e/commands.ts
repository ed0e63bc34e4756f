import { createInterface } from 'node:readline';

import type { Sandbox } from '../../sandbox';
import { orderComesAgain, orderComesIn, riderDelivers } from './evening';
import type { RunningN8n } from './harness/n8n';
import type { Log } from './harness/progress';
import type { Workflow } from './harness/workflow';

interface Stage {
	n8n: RunningN8n;
	sandbox: Sandbox;
	workflow: Workflow;
	log: Log;
}

/** What a person can type while `npm start` stays up. */
export const commandHelp = `
  Type, and press Enter:
    order   another customer orders
    rider   its rider delivers it
    again   Blink tells of the same order once more`;

/** The first order that is made by hand; each further one has the next number. */
const firstOrder = 1300001;

/** Plays what a person types, line by line, until the input ends. What goes wrong is said, and the next line counts. */
export async function playCommands(stage: Stage, input: NodeJS.ReadableStream): Promise<void> {
	let last = firstOrder - 1;
	const known = () => {
		if (last < firstOrder) throw new Error('There is no order yet: type order');
		return { ...stage, orderId: String(last) };
	};
	const commands: Record<string, () => Promise<void>> = {
		order: async () => {
			last += 1;
			await orderComesIn(known());
		},
		rider: async () => await riderDelivers(known()),
		again: async () => await orderComesAgain(known()),
	};
	for await (const line of createInterface({ input })) {
		const word = line.trim().toLowerCase();
		if (word === '') continue;
		const command = commands[word] ?? (async () => stage.log('   That is none of: order, rider, again'));
		await command().catch((error: Error) => stage.log(`   ${error.message}`));
	}
}
