import { createInterface } from 'node:readline';

import { boardLines, boardRows } from './board';
import { orderComesAgain, orderComesIn, riderDelivers, type Evening } from './evening';
import { riderIsReplaced } from './troubles';

/** What a person can type while `npm start` stays up. */
export const commandHelp = `
  Type, and press Enter:
    order   another customer orders (if no rider comes within a minute, the chat hears of it)
    rider   its rider delivers it
    cancel  its rider cancels before the pickup, and another one is asked for
    again   Blink tells of the same order once more
    board   all orders, and where they stand`;

/** The first order that is made by hand; each further one has the next number. */
const firstOrder = 1300001;

/** Plays what a person types, line by line, until the input ends. What goes wrong is said, and the next line counts. */
export async function playCommands(stage: Evening, input: NodeJS.ReadableStream): Promise<void> {
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
		cancel: async () => await riderIsReplaced(known()),
		again: async () => await orderComesAgain(known()),
		board: async () => boardLines(await boardRows(stage.n8n)).forEach((line) => stage.log(`   ${line}`)),
	};
	for await (const line of createInterface({ input })) {
		const word = line.trim().toLowerCase();
		if (word === '') continue;
		const command =
			commands[word] ?? (async () => stage.log(`   That is none of: ${Object.keys(commands).join(', ')}`));
		await command().catch((error: Error) => stage.log(`   ${error.message}`));
	}
}
