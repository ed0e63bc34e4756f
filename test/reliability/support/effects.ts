import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** Stands in for what a run does to the world: a kitchen that takes a while to answer. */
export interface Effects {
	url: string;
	/** How long the kitchen takes; 400 ms at the start. */
	milliseconds: number;
	/** The orders that it has taken, by the code that stands behind its URL. */
	taken: Set<string>;
	stop(): Promise<void>;
}

/** Starts it on a free port of the loopback interface. */
export async function startEffects(): Promise<Effects> {
	const server = createServer(async (request, response) => {
		request.resume();
		await wait(effects.milliseconds);
		effects.taken.add(request.url!.slice(1));
		response.end('ok');
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const effects: Effects = {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		milliseconds: 400,
		taken: new Set(),
		async stop() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
	return effects;
}
