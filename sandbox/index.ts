import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { createApp } from './app';
import type { Call } from './calls';
import { applyWebhook } from './effects';
import type { WebhookKind } from './kinds';
import { seed } from './seed';
import { send, type SendOptions, type SendResult } from './senders';
import type { State } from './state';
import { defaultSwitches, type Switches } from './switches';

export interface SandboxOptions {
	/** 0, the default, takes any free port. */
	port?: number;
	/** How long a login's token is good for; an hour unless given. */
	tokenLifetimeSeconds?: number;
	/** Whole collections to start from in place of the seeded ones; also used by reset(). */
	seed?: Partial<State>;
	/** Holds the sandbox itself to its contracts too: the documents must be valid, and an answer that breaks one becomes a 500. */
	selfCheck?: boolean;
}

/** A running sandbox. `state`, `switches` and `calls` keep their identity over reset(). */
export interface Sandbox {
	/** Base URL for Blink, Blink Logistics and Blend, without a slash at the end. */
	readonly url: string;
	readonly state: State;
	readonly switches: Switches;
	readonly calls: Call[];
	/** Ends every token handed out so far and says how many there were. */
	expireTokens(): number;
	/** Sends a webhook as its vendor would, after doing to the state what it reports. */
	send(kind: WebhookKind, to: string, options?: SendOptions): Promise<SendResult>;
	/** Back to the seeded state, harmless switches and no calls. */
	reset(): void;
	/** Closes the server and every open connection. */
	stop(): Promise<void>;
}

/**
 * Starts a stand-in for Blink, Blink Logistics and Blend on 127.0.0.1.
 * @throws Node's own error when the port is taken or not allowed.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const state = seed(options.seed);
	const switches = defaultSwitches();
	const calls: Call[] = [];
	const server = createServer();
	const port = await new Promise<number>((resolve, reject) => {
		server.once('error', reject);
		server.listen(options.port ?? 0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
	});

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
		reset() {
			Object.assign(state, seed(options.seed));
			Object.assign(switches, defaultSwitches());
			calls.length = 0;
		},
		stop() {
			return new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			});
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

export type { Call } from './calls';
export { isWebhookKind, WEBHOOK_KINDS, webhookSample, type WebhookKind } from './kinds';
export { sampleFile } from './samples';
export { send, type SendOptions, type SendResult } from './senders';
export type { State } from './state';
export type { Fault, Switches } from './switches';
