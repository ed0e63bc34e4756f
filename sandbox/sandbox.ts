import type { Call } from './calls';
import type { PayloadType } from './kinds';
import type { SendOptions, SendResult } from './senders';
import type { State } from './state';
import type { Switches } from './switches';

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
	/** Base URL for Blink, Blink Logistics, Blend and Bringg, without a slash at the end. */
	readonly url: string;
	readonly state: State;
	readonly switches: Switches;
	readonly calls: Call[];
	/** Ends every token handed out so far and says how many there were. */
	expireTokens(): number;
	/** Sends a webhook as its vendor would, after doing to the state what it reports. */
	send(kind: PayloadType, to: string, options?: SendOptions): Promise<SendResult>;
	/** Refuses every connection for that long, as a vendor whose server is down; resolves when calls are taken again. */
	refuseFor(milliseconds: number): Promise<void>;
	/** Back to the seeded state, harmless switches and no calls. */
	reset(): void;
	/** Closes the server and every open connection. */
	stop(): Promise<void>;
}
