import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';

import { createApp } from './app';
import type { Call } from './calls';
import { applyWebhook } from './effects';
import type { Sandbox, SandboxOptions } from './sandbox';
import { seed } from './seed';
import { send } from './senders';
import { defaultSwitches } from './switches';

/**
 * Starts a stand-in for Blink, Blink Logistics, Blend and Bringg on 127.0.0.1.
 * @throws Node's own error when the port is taken or not allowed.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const state = seed(options.seed);
	const switches = defaultSwitches();
	const calls: Call[] = [];
	const server = createServer();
	const port = await listen(server, options.port ?? 0);
	let isStopped = false;

	const sandbox: Sandbox = {
		url: `http://127.0.0.1:${port}`,
		state,
		switches,
		calls,
		expireTokens() {
			const now = Date.now();
			const living = state.tokens.filter((token) => token.expiresAt > now);
			for (const token of living) token.expiresAt = now;
			return living.length;
		},
		send(kind, to, sendOptions = {}) {
			return send(kind, to, { ...sendOptions, beforeSending: (body) => applyWebhook(state, kind, body, new Date()) });
		},
		async refuseFor(milliseconds) {
			await close(server);
			await setTimeout(milliseconds, undefined, { ref: false });
			if (!isStopped) await listen(server, port);
		},
		reset() {
			Object.assign(state, seed(options.seed));
			Object.assign(switches, defaultSwitches());
			calls.length = 0;
		},
		stop() {
			isStopped = true;
			return close(server);
		},
	};

	server.on(
		'request',
		createApp(sandbox, {
			tokenLifetimeSeconds: options.tokenLifetimeSeconds ?? 3600,
			selfCheck: options.selfCheck ?? false,
		}),
	);
	return sandbox;
}

function listen(server: Server, port: number): Promise<number> {
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', () => {
			server.off('error', reject);
			resolve((server.address() as AddressInfo).port);
		});
	});
}

function close(server: Server): Promise<void> {
	return new Promise((resolve) => {
		server.close(() => resolve());
		server.closeAllConnections();
	});
}
