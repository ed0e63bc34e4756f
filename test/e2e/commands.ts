import { createInterface } from 'node:readline';

import { nextOrderId } from '../../sandbox';
import { boardLines, boardRow, boardRows } from './board';
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

/** Plays what a person types, line by line, until the input ends. What goes wrong is said, and the next line counts. */
export async function playCommands(stage: Evening, input: NodeJS.ReadableStream): Promise<void> {
	let last = '';
	const known = () => {
		if (last === '') throw new Error('There is no order yet: type order');
		return { ...stage, orderId: last };
	};
	const underWay = async () => {
		const one = known();
		const row = await boardRow(stage.n8n, one.orderId);
		if (row?.status === 'delivered') throw new Error(`Order ${one.orderId} is delivered: type order for another one`);
		return { one, rescue: row?.rescue };
	};
	const commands: Record<string, () => Promise<void>> = {
		order: async () => {
			last = String(nextOrderId(stage.sandbox.state));
			await orderComesIn(known());
		},
		rider: async () => await riderDelivers((await underWay()).one),
		cancel: async () => {
			const { one, rescue } = await underWay();
			if (rescue) throw new Error(`Order ${one.orderId} has had its second rider: rider-rescue asks for no third one`);
			await riderIsReplaced(one);
		},
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
